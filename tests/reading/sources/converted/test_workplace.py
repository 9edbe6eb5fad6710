"""The folder with the copy of a budget goes, at once or with the next one that is made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import pytest

from gouji import app
from gouji.reading.sources.converted import workplace
from gouji.reading.sources.converted.workplace import sweep
from gouji.whole_files import OLD_S
from tests.reading.sources.converted.standing_in import still_running


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(workplace, "_BETWEEN", 0.0)


def left(path: Path, age: float) -> Path:
    """A folder as a program leaves it that was ended while it was worked in."""
    path.mkdir()
    (path / "converted.doc").write_bytes(b"budget")
    then = datetime.now().timestamp() - age
    os.utime(path, (then, then))
    return path


def test_it_is_nobody_elses_and_goes_with_all_that_is_in_it(tmp_path: Path) -> None:
    with workplace.workplace() as folder:
        (folder / "converted.doc").write_bytes(b"budget")
        assert folder.parent == tmp_path
    assert [*tmp_path.iterdir()] == []


def test_it_is_tried_again_where_a_file_in_it_is_still_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, tried = shutil.rmtree, [0]

    def held(folder: Path, ignore_errors: bool) -> None:
        tried[0] += 1
        if tried[0] > 2:
            real(folder, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", held)
    with workplace.workplace() as folder:
        (folder / "converted.doc").write_bytes(b"budget")
    assert (tried, [*tmp_path.iterdir()]) == ([3], [])


def test_what_was_left_goes_once_it_is_old_and_nothing_else(tmp_path: Path) -> None:
    gone = left(tmp_path / "gouji-docx-1", 2 * OLD_S)
    kept = [left(tmp_path / "gouji-docx-2", 60), left(tmp_path / "others", 2 * OLD_S)]
    sweep()
    assert (gone.exists(), [path.exists() for path in kept]) == (False, [True, True])


BROKEN_OFF = """
import os, signal, subprocess, sys
from pathlib import Path
from gouji.reading.sources.converted import started, workplace
with workplace.workplace() as folder:
    sleeping = [sys.executable, "-c", "import time; time.sleep(60)"]
    other = subprocess.Popen(sleeping, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    (folder / started.TOLD).write_text(f"{other.pid} {started.began(other.pid)}")
    print(other.pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="when a process began is asked of Linux")
def test_what_was_left_by_one_who_was_killed_goes_at_once_with_the_program_that_it_had_started(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", BROKEN_OFF],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert len([*tmp_path.iterdir()]) == 1
    with workplace.workplace() as held:
        sweep()
        assert [*tmp_path.iterdir()] == [held]
    assert still_running(int(told.stdout)) == []


def test_it_goes_with_the_next_document_and_when_the_program_starts(tmp_path: Path) -> None:
    for start in (lambda: workplace.workplace().__enter__(), app._sweep):
        gone = left(tmp_path / "gouji-docx-1", 2 * OLD_S)
        start()
        assert not gone.exists()
