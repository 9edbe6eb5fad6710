"""A case whose pages are damaged opens as far as it can be read, says so, and goes on under another name."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.told_of_file import told_of_case
from gouji.errors import UserError
from gouji.keeping.versions import IS_CHAINED, VERSION
from gouji.model.document import Cell
from gouji.model.money import Figure
from tests.conftest import SAMPLE
from tests.keeping.older import make_of_version

PAGE = 4096
DEEDS = 60


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case in which so much was done that its journal fills several pages."""
    path = tmp_path / "案卷.gouji"
    with closing(Case.open(SAMPLE)) as case:
        case.save_as(path)
        for number in range(1, DEEDS + 1):
            case.edit(Cell(0, 0, 0), Figure(100 * number))
            case.remark(case.findings()[0], "问" * 80)
    return path


def spoil(path: Path, page: int) -> None:
    """Write nothing sensible over a page, counted from the end of the file."""
    data = bytearray(path.read_bytes())
    at = len(data) - page * PAGE
    data[at : at + PAGE] = b"\xa5" * PAGE
    path.write_bytes(data)


def test_it_is_open_as_its_last_good_entry_left_it_and_says_so(path: Path) -> None:
    spoil(path, 1)
    before = path.read_bytes()
    with closing(Case.open(path)) as case:
        found = case.file.salvaged
        assert found is not None
        assert DEEDS < found.number < 2 * DEEDS
        figure = case.document.tables[0].content(0, 0).figure
        assert figure is not None
        assert figure.fen == 100 * ((found.number + 1) // 2)
        assert "案卷文件已损坏" in next(told_of_case(case))
        assert case.proof.breaches == ()
        with pytest.raises(UserError) as told:
            case.undo()
        assert told.value.kind == "salvaged"
    assert path.read_bytes() == before


def test_saved_under_another_name_it_goes_on(path: Path, tmp_path: Path) -> None:
    spoil(path, 1)
    other = tmp_path / "另存.gouji"
    with closing(Case.open(path)) as case:
        case.save_as(other)
        case.undo()
    with closing(Case.open(other)) as case:
        assert [*told_of_case(case)] == []


@pytest.mark.parametrize("version", range(IS_CHAINED, VERSION))
def test_one_of_an_older_version_is_read_as_far_since_its_entries_are_a_chain(path: Path, version: int) -> None:
    make_of_version(path, version)
    spoil(path, 1)
    with closing(Case.open(path)) as case:
        assert case.file.salvaged is not None
        assert case.file.salvaged.number > DEEDS
        assert case.proof.breaches == ()


def test_one_whose_document_cannot_be_read_is_refused(path: Path) -> None:
    for page in range(1, path.stat().st_size // PAGE):
        spoil(path, page)
    with pytest.raises(UserError) as told:
        Case.open(path)
    assert told.value.kind == "no-case"


def test_a_whole_one_is_no_other(path: Path) -> None:
    with closing(Case.open(path)) as case:
        assert case.file.salvaged is None
