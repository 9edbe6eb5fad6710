"""One case is one case, by whatever name it is reached; and no other file is met by what is left beside a name."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from gouji.errors import UserError
from gouji.keeping.casefile import CaseFile
from gouji.keeping.entries import Entry
from gouji.keeping.holding import LOCKS, sweep_locks
from gouji.keeping.places import data_folder
from gouji.model.document import Document

ENTRY = Entry("2026-11-24T10:00:00+08:00", "会计", "remark", {"id": "A1:T3!201.合计", "text": "已核"})

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no open file away")


@pytest.fixture
def path(sample: Document, tmp_path: Path) -> Path:
    (tmp_path / "案卷").mkdir()
    with closing(CaseFile.create(tmp_path / "案卷" / "甲.gouji", sample)) as file:
        file.append(ENTRY)
    return tmp_path / "案卷" / "甲.gouji"


@POSIX
def test_a_file_that_was_replaced_is_held_no_longer(path: Path, sample: Document) -> None:
    """Its number may be that of the next file that is made; which is then no case that is open elsewhere."""
    other = path.with_name("另存.gouji")
    CaseFile.create(other, sample).close()
    before = other.stat().st_ino
    with closing(CaseFile.open(path)) as file, closing(file.copy_to(other)):
        held = {int(lock.stem.split("-")[1]) for lock in (data_folder() / LOCKS).iterdir()}
        assert held == {path.stat().st_ino, other.stat().st_ino}
        assert before not in held


def linked(path: Path) -> Path:
    other = path.with_name("乙.gouji")
    os.link(path, other)
    return other


def pointed(path: Path) -> Path:
    other = path.with_name("乙.gouji")
    other.symlink_to(path)
    return other


def unlocked(path: Path) -> Path:
    path.with_name(f"{path.name}.lock").unlink()
    return path


@pytest.mark.parametrize("again", [linked, pointed, pytest.param(unlocked, marks=POSIX)])
def test_one_case_under_two_names_is_one_case(path: Path, again: Callable[[Path], Path]) -> None:
    with closing(CaseFile.open(path)):
        other = again(path)
        with pytest.raises(UserError) as refused:
            CaseFile.open(other)
        assert refused.value.kind == "in-use"
        CaseFile.open(other, to_go_on=False).close()
    with closing(CaseFile.open(other)), pytest.raises(UserError):
        CaseFile.open(path)
    CaseFile.open(path).close()
    assert not [*(data_folder() / LOCKS).iterdir()]


def test_a_case_that_was_saved_over_is_held_as_the_file_that_it_is_now(path: Path) -> None:
    with closing(CaseFile.open(path)) as file, closing(file.copy_to(path.with_name("丙.gouji"))):
        again = linked(path.with_name("丙.gouji"))
        with pytest.raises(UserError) as refused:
            CaseFile.open(again)
        assert refused.value.kind == "in-use"


def test_what_another_wrote_meanwhile_is_not_written_upon(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As from a machine on which the locks of this one are not seen."""
    with closing(CaseFile.open(path)) as file:
        assert list(file.entries()) == [ENTRY]
        [*file.done()]
        unlocked(path)
        monkeypatch.setenv("GOUJI_DATA", str(path.parent / "别人"))
        with closing(CaseFile.open(path)) as other:
            other.append(ENTRY)
        with pytest.raises(UserError) as refused:
            file.append(ENTRY)
        assert refused.value.kind == "in-use"
    with closing(CaseFile.open(path)) as file:
        assert list(file.entries()) == [ENTRY, ENTRY]


def test_locks_of_a_program_that_was_ended_are_swept_and_others_stay(path: Path) -> None:
    with closing(CaseFile.open(path)):
        (held,) = (data_folder() / LOCKS).iterdir()
        (data_folder() / LOCKS / "1-2.lock").touch()
        sweep_locks()
        assert [*(data_folder() / LOCKS).iterdir()] == [held]


KILLED = """import os, signal, sqlite3, sys
case = sqlite3.connect(sys.argv[1])
case.execute("PRAGMA journal_mode = " + sys.argv[2])
case.execute("PRAGMA cache_size = 2")
case.execute("UPDATE journal SET body = body || hex(zeroblob(20000))")
case.execute("UPDATE document SET snapshot = snapshot || ' '")
if sys.argv[2] == "WAL":
    case.commit()
os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
"""


def killed(path: Path, mode: str) -> None:
    """Leave a case as a writer leaves it that is killed: with its journal or log beside it."""
    command = [sys.executable, "-c", KILLED, str(path), mode]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0
    assert path.with_name(path.name + ("-wal" if mode == "WAL" else "-journal")).stat().st_size


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
@pytest.mark.parametrize("how", ["there", "moved away", "behind a link", "no case"])
def test_no_name_is_taken_beside_which_the_journal_of_another_lies(
    path: Path, sample: Document, mode: str, how: str
) -> None:
    target = path.with_name("丁.gouji")
    with closing(CaseFile.create(target, sample)) as other:
        other.append(ENTRY)
    killed(target, mode)
    name = target
    match how:
        case "moved away":
            shutil.move(target, path.with_name("戊.gouji"))
        case "behind a link":
            name = path.with_name("己.gouji")
            name.symlink_to(target)
        case "no case":
            target.write_bytes(b"no case any more" * 999)
    left = {one.name: one.read_bytes() for one in path.parent.glob("丁.gouji-*")}
    with closing(CaseFile.open(path)) as file:
        file.append(ENTRY)
        if how in ("moved away", "broken"):
            with pytest.raises(UserError) as refused:
                file.copy_to(name)
            assert refused.value.kind == "left-beside"
            assert {one.name: one.read_bytes() for one in path.parent.glob("丁.gouji-*")} == left
            return
        file.copy_to(name).close()
    with closing(CaseFile.open(name)) as file:
        assert list(file.entries()) == [ENTRY, ENTRY]
        assert not file.proof().breaches
    assert not [*path.parent.glob("丁.gouji-*")]


def test_a_case_that_was_moved_with_its_journal_is_rolled_back_there(path: Path) -> None:
    killed(path, "DELETE")
    for one in path.parent.glob("甲.gouji*"):
        shutil.move(one, one.with_name(one.name.replace("甲", "庚")))
    with closing(CaseFile.open(path.with_name("庚.gouji"))) as file:
        assert list(file.entries()) == [ENTRY]
    with closing(sqlite3.connect(path.with_name("庚.gouji"))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
