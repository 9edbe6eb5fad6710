"""The bounds of a reader on Windows, as far as they are seen elsewhere."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from gouji import job
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


def test_an_office_ends_with_its_reader_and_has_all_that_it_started_with_it() -> None:
    flags = job.together().basic.flags
    assert flags & job.KILL_ON_CLOSE
    assert not flags & (job.PROCESS_TIME | job.PROCESS_MEMORY | job.SILENT_BREAKAWAY)


@pytest.mark.skipif(sys.platform != "win32", reason="jobs of Windows")
def test_a_process_ends_when_its_job_is_let_go() -> None:
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    job.Job(process).close()
    assert process.wait(20) is not None
