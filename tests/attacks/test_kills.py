"""Programs that are killed at any moment lose nothing that they had done."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import TOP


@pytest.mark.skipif(not hasattr(os, "fork"), reason="what is killed is forked; test_case.py kills a program anywhere")
def test_what_was_acknowledged_before_a_kill_is_in_the_case() -> None:
    command = [sys.executable, "-m", "tests.attacks.kills", "20"]
    run = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert " 0 lost, 0 cases broken" in run.stdout
