"""The text of a document follows its figures, and is held against none whose reading is in doubt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import AGREES, DIFFERS, UNCHECKABLE, Outcome
from gouji.checking.prose.text import contradicts, held
from gouji.model.brood import NO_ROW
from gouji.model.document import Document
from gouji.model.doubt import Confirmation, Doubt, Misgiving
from gouji.model.money import Figure
from gouji.model.reason import Reason
from gouji.model.row_change import insert, recode
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


def of_two_tables(tmp_path: Path) -> Document:
    """A sentence that agrees with the one row of a table without names, and not with what is spent of the other."""
    return page_of(tmp_path, "预算", "行 般", "2024年，基本支出2600.00万元。")


def outcomes(document: Document) -> list[Outcome]:
    return [one.outcome for one in held(Check(document))]


def test_what_another_table_may_print_accuses_no_sentence(tmp_path: Path) -> None:
    read = of_two_tables(tmp_path)
    assert outcomes(read) == [AGREES]
    read.tables[0].doubts = (Doubt(Misgiving.SUMS, Reason("sums fail")),)
    assert outcomes(read) == [UNCHECKABLE]


@pytest.mark.parametrize("at", [0, 1])
def test_a_row_in_the_middle_of_being_typed_accuses_no_sentence(tmp_path: Path, at: int) -> None:
    """Until it is called something the row beside it is the only one; until its figures are there nothing is known."""
    by = Confirmation("王会计", "2026-11-30T09:00:00+08:00")
    read = of_two_tables(tmp_path)
    insert(read, 0, at, 0, by).apply(read)
    assert outcomes(read) == [AGREES]
    called = replace(read.tables[0].rows[at], name="合计")
    recode(read, 0, at, called, np.full(2, NO_ROW)).apply(read)
    assert outcomes(read) == [UNCHECKABLE]
