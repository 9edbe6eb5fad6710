"""What is kept of a document in a batch: what was found, by the kind of table that it is of."""

from __future__ import annotations

from pathlib import Path

from gouji.batch.recording import NO_TABLE, record_of
from gouji.casework.causes.explained import of_check
from gouji.checking.check import Check
from gouji.frames.batch import by_kind
from gouji.reading.read import read_document
from tests.conftest import SAMPLE


def test_a_law_whose_table_is_not_there_is_none_of_the_text(tmp_path: Path) -> None:
    cut = tmp_path / "前六张表.txt"
    text = SAMPLE.read_text(encoding="utf-8")
    cut.write_text(text[: text.index("一般公共预算基本支出")], encoding="utf-8")
    record = record_of(of_check(Check(read_document(cut))))
    assert {one.kind for one in record.counted if one.state == "uncheckable"} == {NO_TABLE}
    assert {*by_kind([record])["table"]} == {"未见的表"}
