"""The text of a document follows its figures, and is held against none whose reading is in doubt."""

from __future__ import annotations

from pathlib import Path

from gouji.checking.check import Check
from gouji.checking.families.family import AGREES, DIFFERS, UNCHECKABLE
from gouji.checking.prose.text import contradicts, held
from gouji.model.document import Document
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.money import Figure
from gouji.model.reason import Reason
from gouji.model.table import Content, Origin
from gouji.prose.text import text_of
from tests.checking.prose.pages import page_of


def document(tmp_path: Path) -> Document:
    return page_of(tmp_path, "预算", "般", "“住房保障支出（类）住房改革支出（款）购房补贴（项）”552.43万元。")


def test_a_claim_is_judged_anew_when_the_figure_changes(tmp_path: Path) -> None:
    check = Check(document(tmp_path))
    (one,) = held(check)
    assert (one.outcome, contradicts(check)) == (AGREES, False)
    (cell,) = one.cells
    check.document.tables[cell.table].put(cell.row, cell.column, Content(Figure(1_000), Origin.EDITED))
    check.recheck(cell)
    assert [one.outcome for one in held(check)] == [DIFFERS]
    assert contradicts(check)


def test_the_text_is_read_once_a_document(tmp_path: Path) -> None:
    read = document(tmp_path)
    assert text_of(read) is text_of(read)


def test_nothing_is_held_against_a_table_in_doubt(tmp_path: Path) -> None:
    read = document(tmp_path)
    read.tables[0].doubts = (Doubt(Misgiving.SUMS, Reason("sums fail")),)
    assert [one.outcome for one in held(Check(read))] == [UNCHECKABLE]
