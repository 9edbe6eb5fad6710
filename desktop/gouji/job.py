"""What Windows ends with whoever started it, also when that is gone: a job, which holds a process to its bounds.

A reader has so much time and memory. What it starts itself is not in its job but in one of its own, without such
bounds: an office has its own time. Elsewhere a reader sets its own bounds (``bounds.py``) and ends when nobody asks it
any more, and an office is watched (``converted/running.py``). A Windows that has no job to give lets them work all the
same, for they end when they are told to. Held by ``tests/apart/test_job.py``.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
from ctypes import c_int64, c_size_t, c_uint32, c_uint64

from gouji.bounds import MEMORY

PROCESS_TIME, PROCESS_MEMORY, DIE_ON_UNHANDLED = 0x2, 0x100, 0x400
SILENT_BREAKAWAY, KILL_ON_CLOSE = 0x1000, 0x2000
"""What the system calls JOB_OBJECT_LIMIT_…."""

EXTENDED_LIMITS = 9
"""JobObjectExtendedLimitInformation."""

TICKS = 10_000_000
"""Of Windows in a second."""


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("per_process_user_time", c_int64),
        ("per_job_user_time", c_int64),
        ("flags", c_uint32),
        ("least_working_set", c_size_t),
        ("most_working_set", c_size_t),
        ("most_processes", c_uint32),
        ("affinity", c_size_t),
        ("priority", c_uint32),
        ("scheduling", c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits),
        ("io", c_uint64 * 6),
        ("process_memory", c_size_t),
        ("job_memory", c_size_t),
        ("peak_process_memory", c_size_t),
        ("peak_job_memory", c_size_t),
    )


def together() -> ExtendedLimits:
    """A job that ends with whoever holds it, and with it all that its process started."""
    told = ExtendedLimits()
    told.basic.flags = DIE_ON_UNHANDLED | KILL_ON_CLOSE
    return told


def limits(ticks: int) -> ExtendedLimits:
    """One whose process, alone, has so many ticks of a processor in all."""
    told = together()
    told.basic.flags |= PROCESS_TIME | PROCESS_MEMORY | SILENT_BREAKAWAY
    told.basic.per_process_user_time = ticks
    told.process_memory = MEMORY
    return told


class Job:
    """Holds one process of Windows to its bounds; elsewhere, or where there can be none, it does nothing.

    It is a job of ``together`` until time is allowed to its process.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._handle = 0
        if sys.platform == "win32":
            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            kernel.CreateJobObjectW.restype = ctypes.c_void_p
            kernel.CreateJobObjectW.argtypes = [ctypes.c_void_p, ctypes.c_wchar_p]
            kernel.AssignProcessToJobObject.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
            kernel.SetInformationJobObject.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, c_uint32]
            kernel.GetProcessTimes.argtypes = [ctypes.c_void_p, *[ctypes.POINTER(c_int64)] * 4]
            kernel.CloseHandle.argtypes = [ctypes.c_void_p]
            self._kernel = kernel
            self._handle = kernel.CreateJobObjectW(None, None) or 0
            self._tell(together())
            if not kernel.AssignProcessToJobObject(self._handle, self._number):
                self.close()

    def allow(self, seconds: float) -> None:
        """From now on the process takes at most so many seconds of a processor more, and so much memory."""
        if sys.platform == "win32" and self._handle:
            times = [c_int64() for _ in range(4)]
            if self._kernel.GetProcessTimes(self._number, *map(ctypes.byref, times)):
                self._tell(limits(times[3].value + round(seconds * TICKS)))

    def _tell(self, told: ExtendedLimits) -> None:
        if sys.platform == "win32" and self._handle:
            size = ctypes.sizeof(told)
            self._kernel.SetInformationJobObject(self._handle, EXTENDED_LIMITS, ctypes.byref(told), size)

    @property
    def _number(self) -> int:
        """By which Windows knows the process."""
        return int(vars(self._process)["_handle"])

    def close(self) -> None:
        """Let the job go, and the process with it."""
        if sys.platform == "win32" and self._handle:
            self._kernel.CloseHandle(self._handle)
            self._handle = 0
