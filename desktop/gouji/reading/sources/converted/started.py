"""A process that another program started, and how it is ended: just that one, and nothing that the user works in.

Its number alone tells nothing: the system gives the number of one that ended away again. So the time at which it began
is compared too, and on Windows one that shows a window is left alone, for somebody may have opened a document of his
own in it. Held by ``tests/reading/sources/converted/test_started.py``.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_MAY_END, _MAY_ASK = 0x0001, 0x1000
"""What is asked of Windows: PROCESS_TERMINATE and PROCESS_QUERY_LIMITED_INFORMATION."""


@dataclass(frozen=True, slots=True)
class Started:
    """A process by its number and the time at which it began, as its system counts that: Windows in 100 ns since 1601,
    Linux in ticks since the machine was started."""

    number: int
    began: int

    def end(self) -> None:
        """End it, where it is still the same one and nobody sees it."""
        if sys.platform == "win32":
            _end_on_windows(self)
        elif began(self.number) == self.began:
            with suppress(ProcessLookupError, PermissionError):  # it ended meanwhile, or is not ours
                os.kill(self.number, signal.SIGKILL)


TOLD = "started"
"""The file in which a script tells the process that it started, by its two numbers."""


def told_in(folder: Path) -> list[Started]:
    """What a script told; nothing where it did not come so far, or told but half of it."""
    try:
        words = (folder / TOLD).read_text("ascii", errors="replace").split()
    except OSError:
        return []
    whole = len(words) == len(("number", "began")) and all(map(str.isdecimal, words))
    return [Started(int(words[0]), int(words[1]))] if whole else []


def began(number: int) -> int | None:
    """When a process of Linux began; None where there is none, and on other systems."""
    try:
        return int(Path(f"/proc/{number}/stat").read_text("utf-8", errors="replace").rpartition(")")[2].split()[19])
    except OSError:
        return None


def _end_on_windows(one: Started) -> None:
    """While the handle is open the number is not given away: what was compared is what is ended."""
    if sys.platform != "win32":
        return
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32")
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.OpenProcess.argtypes = [wintypes.DWORD, wintypes.BOOL, wintypes.DWORD]
    kernel.GetProcessTimes.argtypes = [wintypes.HANDLE, *[ctypes.POINTER(wintypes.FILETIME)] * 4]
    kernel.TerminateProcess.argtypes = [wintypes.HANDLE, wintypes.UINT]
    kernel.CloseHandle.argtypes = [wintypes.HANDLE]
    handle = kernel.OpenProcess(_MAY_END | _MAY_ASK, False, one.number)
    if not handle:
        return
    try:
        times = [wintypes.FILETIME() for _ in range(4)]
        told = kernel.GetProcessTimes(handle, *map(ctypes.byref, times))
        since = times[0].dwHighDateTime << 32 | times[0].dwLowDateTime
        if told and since == one.began and not _is_seen(one.number):
            kernel.TerminateProcess(handle, 1)
    finally:
        kernel.CloseHandle(handle)


def _is_seen(number: int) -> bool:
    """Whether a process of Windows shows a window."""
    if sys.platform != "win32":
        return False
    import ctypes
    from ctypes import wintypes

    user = ctypes.WinDLL("user32")
    look = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
    user.EnumWindows.argtypes = [look, wintypes.LPARAM]
    user.GetWindowThreadProcessId.argtypes = [wintypes.HWND, ctypes.POINTER(wintypes.DWORD)]
    user.IsWindowVisible.argtypes = [wintypes.HWND]
    seen = False

    def at(window: int, _: int) -> bool:
        nonlocal seen
        owner = wintypes.DWORD()
        user.GetWindowThreadProcessId(window, ctypes.byref(owner))
        seen = seen or (owner.value == number and bool(user.IsWindowVisible(window)))
        return not seen

    user.EnumWindows(look(at), 0)
    return seen
