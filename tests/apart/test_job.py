"""The bounds of a reader on Windows, as far as they are seen elsewhere."""

from __future__ import annotations

import ctypes

import pytest

from gouji.apart import job
from gouji.bounds import MEMORY

SIXTY_FOUR = ctypes.sizeof(ctypes.c_size_t) == 8


@pytest.mark.skipif(not SIXTY_FOUR, reason="the sizes of Windows on 64 bits")
def test_the_records_are_laid_as_windows_lays_them() -> None:
    assert (ctypes.sizeof(job.BasicLimits), ctypes.sizeof(job.ExtendedLimits)) == (64, 144)
    assert (job.BasicLimits.flags.offset, job.ExtendedLimits.process_memory.offset) == (16, 112)


def test_a_job_bounds_its_process_and_ends_with_who_holds_it() -> None:
    told = job.limits(15 * job.TICKS)
    assert told.basic.per_process_user_time == 150_000_000
    assert told.process_memory == MEMORY
    for flag in (job.PROCESS_TIME, job.PROCESS_MEMORY, job.KILL_ON_CLOSE, job.SILENT_BREAKAWAY):
        assert told.basic.flags & flag
