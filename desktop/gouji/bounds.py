"""How much time and memory this process may take: more of it than a reader of documents takes is ended by the system.

POSIX sets these bounds from within; on Windows whoever starts the process does (``job.py``). They are soft: a
program that is started within ``unbounded`` has none of them, as an office that turns a document into another kind is
bounded by its own time. Held by ``tests/apart/test_bounds.py``.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEMORY = 1280 * 2**20
"""Bytes that a reader may take beside what it takes before it has read anything: with it, and the program that asks,
two thirds of a computer of 2 GB."""


def confine() -> None:
    """From now on this process takes at most ``MEMORY`` more, and leaves no picture of it behind when it is ended."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
        if (before := taken()) is not None:
            _, hard = resource.getrlimit(resource.RLIMIT_AS)
            resource.setrlimit(resource.RLIMIT_AS, (_within(before + MEMORY, hard), hard))


def allow(seconds: float) -> None:
    """From now on this process takes at most so many seconds of a processor more."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        until = math.ceil(used.ru_utime + used.ru_stime + seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (_within(until, hard), hard))


@contextmanager
def unbounded() -> Iterator[None]:
    """What is started meanwhile has none of the bounds of this process."""
    if sys.platform == "win32":
        yield
        return
    import resource

    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU)
    before = {kind: resource.getrlimit(kind) for kind in kinds}
    for kind, (_, hard) in before.items():
        resource.setrlimit(kind, (hard, hard))
    try:
        yield
    finally:
        for kind, limits in before.items():
            resource.setrlimit(kind, limits)


def taken() -> int | None:
    """Bytes of addresses that it has taken, which the bound is on; None where the system does not tell."""
    if not sys.platform.startswith("linux"):
        return None
    import resource

    return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()


def present() -> int | None:
    """Bytes of memory that the computer has; None where the system does not tell."""
    if sys.platform == "win32":
        import ctypes

        class Status(ctypes.Structure):
            """MEMORYSTATUSEX, as far as it is asked for."""

            _fields_ = (("length", ctypes.c_ulong), ("load", ctypes.c_ulong), ("told", ctypes.c_ulonglong * 7))

        status = Status(length=ctypes.sizeof(Status))
        return int(status.told[0]) if ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)) else None
    import os

    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _within(wanted: int, hard: int) -> int:
    return wanted if hard < 0 else min(wanted, hard)  # RLIM_INFINITY is below 0
