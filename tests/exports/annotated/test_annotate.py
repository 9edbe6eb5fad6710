"""``gouji annotate``: a copy of what can bear notes, and a sentence for what cannot."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from gouji import cli
from gouji.apart.reading import read_document
from gouji.casework.case import Case
from gouji.errors import UserError
from gouji.exports.annotate import annotate
from gouji.keeping.snapshot import dump_table
from tests.conftest import SLIPS
from tests.reading.making import EXPENDITURE
from tests.several_files import expenditure, general

WRONG = [[cell.replace("1,000", "1,001") for cell in row] for row in EXPENDITURE]


def test_the_copy_of_a_pdf_bears_notes_and_the_source_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = general(tmp_path / "表.pdf", rows=WRONG)
    before, out = source.read_bytes(), tmp_path / "批注"
    assert cli.main(["annotate", str(source), "-o", str(out)]) == cli.GOOD
    assert "批注.pdf" in capsys.readouterr().out
    assert source.read_bytes() == before
    made = PdfReader(BytesIO((tmp_path / "批注.pdf").read_bytes()))
    told = [one.get_object().get("/Contents", "") for one in made.pages[0]["/Annots"]]  # type: ignore[attr-defined]
    assert any("YS2024-T1-01" in one for one in told)
    assert cli.main(["annotate", str(source), "-o", str(source)]) == cli.UNREADABLE
    assert source.read_bytes() == before


def test_the_copy_of_a_workbook_bears_notes_and_is_read_as_its_source(tmp_path: Path) -> None:
    source, out = expenditure(tmp_path / "表.xlsx", rows=WRONG), tmp_path / "批注.xlsx"
    assert cli.main(["annotate", str(source), "-o", str(out)]) == cli.GOOD
    sheet = load_workbook(out)["支出"]
    told = {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    wrong = {cell.coordinate for row in sheet.iter_rows() for cell in row if "1,001" in str(cell.value)}
    assert any("YS2024-T1-01" in one for one in told.values())
    assert {*told} & wrong
    before, after = (read_document(path) for path in (source, out))
    assert [*map(dump_table, before.tables)] == [*map(dump_table, after.tables)]


def test_a_text_bears_no_notes_and_that_is_told(slips: Case, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        annotate(slips, tmp_path / "批注.pdf", [SLIPS])
    assert refused.value.kind == "not-noted"
    assert not (tmp_path / "批注.pdf").exists()
