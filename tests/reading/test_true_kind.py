"""What a file is follows from its content: exports and WPS workbooks often end in something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.errors import UserError
from gouji.reading.read import read_document
from tests.reading.making import workbook
from tests.reading.test_delimited import ROWS, written
from tests.reading.test_published import FORMATS
from tests.reading.test_sheets import EXPENDITURE, assert_read

ENDINGS = ["et", "xls", "xlsx", "ods", "csv", "txt", "pdf"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_workbook_of_wps_or_excel_by_another_name(tmp_path: Path, ending: str) -> None:
    path = workbook(tmp_path / "x.xlsx", {"支出": EXPENDITURE})
    document = read_document(path.rename(tmp_path / f"y.{ending}"))
    assert document.file.format == "xlsx"
    assert_read(document)


@pytest.mark.skipif(not FORMATS.exists(), reason="the seed in other formats does not stand beside this checkout")
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx"])
def test_the_seed_by_another_name(tmp_path: Path, kind: str, ending: str) -> None:
    """An et file of WPS is a workbook of Excel 97, in the compound file that xls is, or of Excel 2007."""
    path = tmp_path / f"预算.{ending}"
    path.write_bytes((FORMATS / f"budget.{kind}").read_bytes())
    document = read_document(path)
    assert document.file.format == kind
    assert [len(table.rows) for table in document.tables] == [13, 46, 46, 9, 46, 0, 40, 1]


@pytest.mark.skipif(not FORMATS.exists(), reason="the seed in other formats does not stand beside this checkout")
def test_the_seed_as_a_page_of_the_web() -> None:
    tables = read_document(FORMATS / "budget.html").tables
    assert [len(table.rows) for table in tables] == [13, 46, 46, 9, 46, 0, 40, 1]


@pytest.mark.skipif(not FORMATS.exists(), reason="the seed in other formats does not stand beside this checkout")
def test_the_seed_in_a_kind_that_is_not_read_yet() -> None:
    """Word names a style "Book Title" in every document: only a stream of that name makes a workbook of Excel 5."""
    with pytest.raises(UserError) as told:
        read_document(FORMATS / "budget.doc")
    assert told.value.kind == "old-word"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize(("ending", "separator"), [("xls", "\t"), ("txt", "\t"), ("et", ",")])
def test_values_that_are_called_a_workbook_or_a_text(
    tmp_path: Path, ending: str, separator: str, encoding: str
) -> None:
    path = tmp_path / f"x.{ending}"
    path.write_bytes(written(separator).encode(encoding))
    (table,) = read_document(path).tables
    assert table.keys == ["208", "20805", "合计"]
    assert len(table.columns) == len(ROWS[2]) - 2
