"""A case that another program holds, that may not be written, or that was moved: told soon, and told what it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.papers.working_paper import print_report
from gouji.errors import UserError
from gouji.keeping.casefile import CaseFile
from gouji.keeping.database.connecting import PATIENCE_S
from gouji.wording import say
from tests.conftest import SLIPS

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no one out by the permissions of POSIX")


@pytest.fixture
def folder() -> Iterator[Path]:
    """One that other users reach too."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    yield path
    path.chmod(0o755)
    shutil.rmtree(path)


@pytest.fixture
def kept(folder: Path) -> Path:
    case = Case.open(SLIPS)
    case.save_as(folder / "案卷.gouji")
    case.remark(case.findings()[0], "已核")
    case.close()
    return folder / "案卷.gouji"


@contextmanager
def as_somebody() -> Iterator[None]:
    """Without the rights of root, which no permission binds."""
    own = os.geteuid()
    if own == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(own)


def sentence(error: UserError) -> str:
    return say(error.message, **error.params)


def test_every_entry_is_on_the_disk_when_it_is_kept(kept: Path) -> None:
    file = CaseFile.open(kept)
    ask = file._connection.execute
    assert ask("PRAGMA synchronous").fetchone() == (3,)  # EXTRA
    assert ask("PRAGMA journal_mode").fetchone() == ("delete",)
    assert ask("PRAGMA busy_timeout").fetchone() == (round(PATIENCE_S * 1000),)
    assert PATIENCE_S <= 0.5
    file.close()


def test_a_case_in_which_another_program_writes_is_in_use_not_damaged(kept: Path) -> None:
    case = Case.open(kept)
    other = sqlite3.connect(kept, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UserError) as stopped:
        case.remark(case.findings()[0], "又核")
    assert (stopped.value.kind, "正被其他程序使用" in sentence(stopped.value)) == ("not-written", True)
    with pytest.raises(UserError) as stopped:
        case.file.has_work()
    assert (stopped.value.kind, "正被其他程序使用" in sentence(stopped.value)) == ("unreadable", True)
    with pytest.raises(UserError) as stopped:
        Case.look_at(kept)
    assert stopped.value.kind == "unreadable"
    other.close()
    case.remark(case.findings()[0], "又核")
    case.close()


@POSIX
def test_a_case_that_was_moved_while_it_was_open_says_so_and_is_saved_elsewhere(kept: Path, folder: Path) -> None:
    case = Case.open(kept)
    kept.rename(folder / "移走.gouji")
    with pytest.raises(UserError) as stopped:
        case.remark(case.findings()[1], "未存")
    assert stopped.value.kind == "moved"
    assert "被移走或删除" in sentence(stopped.value)
    with pytest.raises(UserError) as stopped:
        case.save_as(kept)
    assert stopped.value.kind == "moved"
    case.save_as(folder / "新.gouji")
    case.remark(case.findings()[1], "已存")
    case.close()


@POSIX
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_case_that_may_not_be_written_opens_to_be_looked_at_and_is_saved_elsewhere(
    kept: Path, folder: Path, what: str
) -> None:
    kept.chmod(0o444 if what == "file" else 0o666)
    folder.chmod(0o755 if what == "folder" else 0o777)
    elsewhere = Path(tempfile.mkdtemp())
    elsewhere.chmod(0o777)
    with as_somebody():
        case = Case.open(kept)
        assert case.read_only
        assert case.marks.remarks[case.findings()[0].id] == "已核"
        for write in (
            lambda: case.remark(case.findings()[0], "改"),
            lambda: print_report(case, elsewhere / "底稿.pdf"),
            lambda: Case.look_at(kept, to_note=True),
        ):
            with pytest.raises(UserError) as stopped:
                write()
            assert stopped.value.kind == "read-only"
            assert "只能查看" in sentence(stopped.value)
        case.save_as(elsewhere / "案卷.gouji")
        assert not case.read_only
        case.remark(case.findings()[0], "改")
        case.close()
    assert [path.name for path in elsewhere.iterdir()] == ["案卷.gouji"]
    assert {path.name for path in folder.iterdir()} == {"案卷.gouji"}
    shutil.rmtree(elsewhere)


@POSIX
def test_a_file_that_may_not_be_written_is_not_replaced_though_its_folder_would_allow_it(folder: Path) -> None:
    paper = folder / "底稿.pdf"
    paper.write_bytes(b"kept")
    paper.chmod(0o444)
    folder.chmod(0o777)
    case = Case.look_at(SLIPS)
    print_report(case, folder / "别处.pdf")  # what Python loads for it only its owner may read
    with as_somebody(), pytest.raises(UserError) as stopped:
        print_report(case, paper)
    assert "没有权限" in sentence(stopped.value)
    assert paper.read_bytes() == b"kept"


def test_a_folder_in_place_of_a_paper_is_called_one(tmp_path: Path) -> None:
    """Whoever names a folder on the command line means a file in it; what the window asks for is that file."""
    (tmp_path / "底稿.pdf").mkdir()
    with pytest.raises(UserError) as stopped:
        print_report(Case.look_at(SLIPS), tmp_path / "底稿.pdf")
    assert "是一个文件夹" in sentence(stopped.value)
