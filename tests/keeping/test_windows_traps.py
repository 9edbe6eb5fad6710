"""What Windows does to files, met without loss."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.papers.working_paper import print_report
from gouji.errors import UserError
from gouji.keeping import places
from gouji.model.names import reach, reserved
from gouji.paper.signatures import certificate
from gouji.reading.read import read_document, read_original
from gouji.wording import say
from tests.conftest import SAMPLE, SLIPS

ON_WINDOWS = pytest.mark.skipif(sys.platform != "win32", reason="only Windows shuts others out of a file that is open")


@pytest.fixture
def case() -> Case:
    return Case.begin(read_original(SLIPS))


def busy(*_: object, **__: object) -> None:
    raise PermissionError(13, "另一个程序正在使用此文件")


@contextmanager
def held(path: Path) -> Iterator[None]:
    """The file open in a program that shares it with nobody, as Excel and Acrobat do."""
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateFileW.restype = ctypes.c_void_p
    read_and_write, open_existing, ordinary = 0xC0000000, 3, 0x80
    handle = kernel.CreateFileW(str(path), read_and_write, 0, None, open_existing, ordinary, None)
    assert handle != ctypes.c_void_p(-1).value
    yield
    kernel.CloseHandle(ctypes.c_void_p(handle))


@pytest.mark.parametrize(
    "name", ["con.gouji", "NUL.gouji", "Com1.gouji", "lpt9 .gouji", "aux.2017.gouji", "COM¹.gouji"]
)
def test_a_case_never_takes_the_name_of_a_device(case: Case, tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as stopped:
        case.save_as(tmp_path / name)
    assert stopped.value.kind == "reserved-name"
    assert case.is_draft
    assert case.file.path.exists()
    case.close()


def test_a_paper_and_a_certificate_do_not_either(case: Case, tmp_path: Path) -> None:
    with pytest.raises(UserError) as stopped:
        print_report(case, tmp_path / "Nul.pdf")
    assert stopped.value.kind == "reserved-name"
    with pytest.raises(UserError) as stopped:
        certificate.issue("会计", tmp_path / "con.p12", "口令", datetime.now().astimezone())
    assert stopped.value.kind == "reserved-name"
    assert not list(tmp_path.glob("*.p*"))
    case.close()


@pytest.mark.parametrize("name", ["console.gouji", "预算.con.gouji", "com10.gouji", "com.gouji"])
def test_names_that_only_look_alike_are_free(name: str) -> None:
    assert not reserved(name)


def test_a_name_that_another_program_holds_leaves_both_files_whole(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "打开着.gouji"
    taken.write_bytes(b"what stood there")
    monkeypatch.setattr(Path, "replace", busy)
    with pytest.raises(UserError) as stopped:
        case.save_as(taken)
    assert stopped.value.kind == "not-written"
    assert taken.read_bytes() == b"what stood there"
    assert not list(tmp_path.glob("*.part"))
    assert case.is_draft
    case.close()


@pytest.mark.parametrize("ask", [Path.open, Path.stat])
def test_a_budget_that_excel_holds_is_a_sentence(
    ask: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    budget = tmp_path / "打开着.txt"
    budget.write_bytes(SAMPLE.read_bytes())
    with monkeypatch.context() as now:
        now.setattr(Path, ask.__name__, busy)
        with pytest.raises(UserError) as stopped:
            read_document(budget)
    assert stopped.value.kind == "unreadable"
    assert "另一个程序正在使用此文件" in say(stopped.value.message, **stopped.value.params)


@ON_WINDOWS
def test_a_budget_that_another_program_really_holds(tmp_path: Path) -> None:
    budget = tmp_path / "打开着.txt"
    budget.write_bytes(SAMPLE.read_bytes())
    with held(budget), pytest.raises(UserError) as stopped:
        read_document(budget)
    assert stopped.value.kind == "unreadable"
    assert read_document(budget).tables


@ON_WINDOWS
def test_a_paper_that_is_open_in_a_reader_is_not_harmed(case: Case, tmp_path: Path) -> None:
    paper = tmp_path / "底稿.pdf"
    paper.write_bytes(b"what stood there")
    with held(paper), pytest.raises(UserError) as stopped:
        print_report(case, paper)
    assert stopped.value.kind == "unreadable"
    assert paper.read_bytes() == b"what stood there"
    case.close()


@ON_WINDOWS
def test_a_case_that_another_program_holds_is_a_sentence(case: Case, tmp_path: Path) -> None:
    kept = tmp_path / "案卷.gouji"
    case.save_as(kept)
    case.close()
    with held(kept), pytest.raises(UserError):
        Case.open(kept)
    again = Case.open(kept)
    assert again.document.tables
    again.close()


def test_lines_may_end_as_windows_ends_them(tmp_path: Path) -> None:
    file = tmp_path / "回车.txt"
    file.write_bytes(SAMPLE.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    read, expected = read_document(file), read_document(SAMPLE)
    assert [(table.title, len(table.rows)) for table in read.tables] == [
        (table.title, len(table.rows)) for table in expected.tables
    ]
    assert len(read.unplaced) == len(expected.unplaced)


def test_a_path_longer_than_windows_once_allowed(case: Case, tmp_path: Path) -> None:
    folder = Path(reach(str(tmp_path.joinpath(*["a folder whose name is long"] * 9))))
    folder.mkdir(parents=True)
    budget, kept, paper = (folder / name for name in ("预算.txt", "案卷.gouji", "底稿.pdf"))
    assert len(str(kept)) > 260
    budget.write_bytes(SAMPLE.read_bytes())
    assert read_document(budget).tables
    case.save_as(kept)
    print_report(case, paper)
    case.close()
    assert paper.read_bytes().startswith(b"%PDF")
    again = Case.open(kept)
    assert again.document.tables
    again.close()


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("D:\\预算\\2017.txt", "D:\\预算\\2017.txt"),
        ("\\\\server\\预算\\2017.txt", "\\\\server\\预算\\2017.txt"),
        (f"D:\\{'深' * 250}\\a.txt", f"\\\\?\\D:\\{'深' * 250}\\a.txt"),
        (f"D:/{'深' * 250}/a.txt", f"\\\\?\\D:\\{'深' * 250}\\a.txt"),
        (f"\\\\server\\预算\\{'深' * 250}\\a.txt", f"\\\\?\\UNC\\server\\预算\\{'深' * 250}\\a.txt"),
        (f"\\\\?\\D:\\{'深' * 250}\\a.txt", f"\\\\?\\D:\\{'深' * 250}\\a.txt"),
    ],
    ids=["short", "short share", "long", "long with slashes", "long share", "extended already"],
)
def test_a_long_path_is_spelt_so_that_every_windows_takes_it(given: str, taken: str) -> None:
    assert reach(given, windows=True) == taken
    assert reach(given, windows=False) == given


def test_the_draft_of_a_source_with_a_long_name_can_be_kept(tmp_path: Path) -> None:
    source = tmp_path / f"{'某某单位部门预算' * 10}.txt"
    source.write_bytes(SAMPLE.read_bytes())
    case = Case.begin(read_original(source))
    assert places.title(case.file.path) in source.name
    assert max(len(os.fsencode(path.name)) for path in case.file.path.parent.iterdir()) < 255
    case.close()


def test_the_ending_counts_in_any_case(case: Case, tmp_path: Path) -> None:
    kept = tmp_path / "案卷.gouji"
    case.save_as(kept)
    case.close()
    shouted = kept.rename(tmp_path / "案卷.GOUJI")
    again = Case.open(shouted)
    assert again.document.tables
    again.close()


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows takes two spellings of a path for one")
def test_two_spellings_of_one_path_are_one_recent_case(case: Case, tmp_path: Path) -> None:
    kept = tmp_path / "Case.gouji"
    case.save_as(kept)
    places.remember(tmp_path / "CASE.gouji")
    assert len([path for path in places.recent() if path == kept]) == 1
    case.close()


def test_a_drive_that_does_not_tell_its_true_paths_stops_nobody(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "resolve", busy)
    case.save_as(tmp_path / "案卷.gouji")
    assert places.recent() == [tmp_path / "案卷.gouji"]
    case.close()
