"""What a command prints."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a pipe holds what it holds")
def test_a_command_ends_though_nobody_reads_yet_what_it_prints() -> None:
    program = "from gouji import streams; streams.prepare(); print('合' * 300_000)"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as command:
        assert command.wait(timeout=60) == 0
        assert command.stdout is not None
        assert command.stdout.read().decode() == "合" * 300_000 + "\n"
