"""A process that takes too much is ended by the system; what it starts without its bounds is not."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from gouji import bounds

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="bounds that a process sets itself")

BEGIN = "import sys, subprocess; from gouji import bounds; "


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", BEGIN + program], capture_output=True, text=True, check=False)


def test_too_much_time_ends_it() -> None:
    assert run("bounds.allow(0.5)\nwhile True: pass").returncode == -signal.SIGXCPU


def test_time_is_allowed_anew() -> None:
    """Before the second document as before the first: what was used is not counted again."""
    tell = "bounds.allow(5); print(resource.getrlimit(resource.RLIMIT_CPU)[0])\n"
    work = "while sum(os.times()[:2]) < 1.1: pass\n"
    assert run(f"import os, resource\n{tell}{work}{tell}").stdout.split() == ["6", "7"]


def test_too_much_memory_is_refused() -> None:
    told = run("bounds.MEMORY = 2**26; bounds.confine()\ntry: bytearray(2**27)\nexcept MemoryError: print('full')")
    assert told.stdout == "full\n"


def test_what_is_started_meanwhile_has_none_of_its_bounds() -> None:
    large = f"[{sys.executable!r}, '-c', 'bytearray(2**27); print(1)']"
    program = "bounds.MEMORY = 2**26; bounds.confine(); bounds.allow(9)\n"
    program += f"with bounds.unbounded(): subprocess.run({large}, check=True)\n"
    program += "try: bytearray(2**27)\nexcept MemoryError: print('full')"
    assert run(program).stdout.split() == ["1", "full"]


def test_a_computer_tells_how_much_memory_it_has() -> None:
    memory = bounds.present()
    assert memory is not None
    assert memory > 2**28
