"""Notes are put on a copy of a PDF or a workbook by a reader: what its file does reaches nobody else."""

from __future__ import annotations

import sys
from io import BytesIO

import pytest
from pypdf import PdfReader

from gouji.apart import noting, process, reading
from gouji.apart.readers import Readers
from gouji.errors import Cancelled, UserError
from gouji.paper.noted.note import DIFFERS, OnCell, OnPaper
from tests.paper.noted.test_pdf import page
from tests.paper.noted.workbook.books import book, remarks

NOTE = OnPaper(1, (60, 68, 110, 82), ("T3-01",), "不符", DIFFERS)


def test_the_copy_comes_back_with_its_notes() -> None:
    made = noting.noted_pdf(page(), "预算.pdf", None, [NOTE])
    annotations = PdfReader(BytesIO(made.data)).pages[0]["/Annots"]
    assert [one.get_object()["/Subtype"] for one in annotations] == ["/Highlight", "/Stamp"]  # type: ignore[attr-defined]
    assert not made.was_locked
    assert not made.was_signed


def test_what_is_no_pdf_is_refused_with_a_sentence() -> None:
    with pytest.raises(UserError, match="built as a PDF"):
        noting.noted_pdf(b"%PDF-1.7 nothing", "预算.pdf", None, [NOTE])


def test_the_copy_of_a_workbook_comes_back_with_its_notes() -> None:
    made = noting.noted_workbook(book(), "表.xlsx", [OnCell("表一", "B2", "不符")])
    assert remarks(made.data) == {("表一", "B2"): "不符"}
    assert not made.was_signed


def test_what_is_no_workbook_is_refused_with_a_sentence() -> None:
    with pytest.raises(UserError, match="built as a workbook"):
        noting.noted_workbook(b"PK nothing", "表.xlsx", [OnCell("表一", "B2", "不符")])


def test_a_reader_that_never_answers_can_be_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_command", lambda _: [sys.executable, "-c", "import time; time.sleep(600)"])
    readers, asked = Readers(), iter([False, False])
    monkeypatch.setattr(reading, "READERS", readers)
    with pytest.raises(Cancelled):
        noting.noted_pdf(page(), "预算.pdf", None, [NOTE], lambda: next(asked, True))
    readers.close()
