"""A check sheet of somebody else is filled in by a reader: what its file does reaches nobody else."""

from __future__ import annotations

import sys
from io import BytesIO

import openpyxl
import pytest

from gouji.apart import filling, process, reading
from gouji.apart.readers import Readers
from gouji.archives.packing import archive_of, packed
from gouji.errors import Cancelled, UserError
from gouji.paper.filled.cells import Words
from gouji.paper.filled.filling import Entry

ENTRIES = (Entry(("封面",), Words("是", by_hand=True), Words("")), Entry(("目录",), Words("否"), Words("=1+1")))


def template() -> bytes:
    book, data = openpyxl.Workbook(), BytesIO()
    sheet = book.worksheets[0]
    for row in (("检查内容", "是否符合"), ("封 面", None), ("网站栏目", None)):
        sheet.append(row)
    book.save(data)
    return data.getvalue()


def test_the_copy_comes_back_with_what_found_no_place() -> None:
    made = filling.filled(template(), "检查表.xlsx", ENTRIES)
    sheet = openpyxl.load_workbook(BytesIO(made.data)).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet] == [
        ["检查内容", "是否符合"],
        ["封 面", "是"],
        ["网站栏目", None],
    ]
    assert (made.unmatched, made.unwritten) == (("网站栏目",), ("目录",))


def test_what_is_no_workbook_is_refused_with_a_sentence() -> None:
    with pytest.raises(UserError) as refused:
        filling.filled(b"PK nothing", "检查表.xlsx", ENTRIES)
    assert refused.value.kind == "no-workbook"


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    bomb = packed(bytes(10_000_000))
    data = archive_of({f"xl/media/{number}.png": bomb for number in range(50)}).getvalue()
    with pytest.raises(UserError) as refused:
        filling.filled(data, "检查表.xlsx", ENTRIES)
    assert refused.value.kind == "too-large-unpacked"


def test_a_reader_that_never_answers_can_be_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_command", lambda _: [sys.executable, "-c", "import time; time.sleep(600)"])
    readers, asked = Readers(), iter([False, False])
    monkeypatch.setattr(reading, "READERS", readers)
    with pytest.raises(Cancelled):
        filling.filled(template(), "检查表.xlsx", ENTRIES, lambda: next(asked, True))
    readers.close()


def test_a_reader_that_ends_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_command", lambda _: [sys.executable, "-c", "import os; os.abort()"])
    readers = Readers()
    monkeypatch.setattr(reading, "READERS", readers)
    with pytest.raises(UserError) as refused:
        filling.filled(template(), "检查表.xlsx", ENTRIES)
    assert refused.value.kind in ("reading-ended", "no-reader")
    readers.close()
