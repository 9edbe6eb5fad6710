"""What Windows does to files, met without loss."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.errors import UserError
from gouji.keeping import places
from gouji.keeping.names import reserved
from gouji.reading.read import read_document, read_original
from tests.conftest import SAMPLE, SLIPS


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "数据"))


@pytest.fixture
def case() -> Case:
    return Case.begin(read_original(SLIPS))


def busy(*_: object) -> None:
    raise PermissionError(13, "另一个程序正在使用此文件")


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
    assert case.is_draft
    case.close()


@pytest.mark.parametrize("ask", [Path.open, Path.stat])
def test_a_budget_that_excel_holds_is_a_sentence(ask: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, ask.__name__, busy)
    with pytest.raises(UserError):
        read_document(SAMPLE)


def test_lines_may_end_as_windows_ends_them(tmp_path: Path) -> None:
    file = tmp_path / "回车.txt"
    file.write_bytes(SAMPLE.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    read, expected = read_document(file), read_document(SAMPLE)
    assert [(table.title, len(table.rows)) for table in read.tables] == [
        (table.title, len(table.rows)) for table in expected.tables
    ]
    assert len(read.unplaced) == len(expected.unplaced)


def test_a_path_longer_than_windows_once_allowed(case: Case, tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["a folder whose name is long"] * 9)
    try:
        folder.mkdir(parents=True)
        case.save_as(folder / "案卷.gouji")
    except (OSError, UserError):
        if sys.platform != "win32":
            raise
        pytest.skip("long paths are switched off here; the refusal was a sentence")
    finally:
        case.close()
    assert len(str(case.file.path)) > 260
    again = Case.open(case.file.path)
    assert again.document.tables
    again.close()


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
