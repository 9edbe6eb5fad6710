"""A tick stands for the figures it was given on."""

from __future__ import annotations

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.model.change import Change, edit
from gouji.model.money import Figure
from gouji.model.table import Content, Origin
from gouji.reading.read import read_document
from gouji.review.marks import Marks, evidence, figure_in
from gouji.review.states import Handling, State
from tests.conftest import SLIPS

AT = "2026-11-24T10:00:00+08:00"


def test_a_tick_falls_with_any_of_its_figures_and_stands_again_with_them() -> None:
    document = read_document(SLIPS)
    finding = Check(document).findings()[0]
    marks = Marks({finding.id: Handling(State.CHECKED, "会计", AT, evidence(document, finding))})
    assert marks.handling_on(document, finding) is not None
    for cell in finding.cells:
        change = edit(document, cell, Figure(1))
        change.apply(document)
        assert marks.handling_on(document, finding) is None
        change.reverse().apply(document)
        assert marks.handling_on(document, finding) is not None


def test_a_tick_on_what_could_not_be_judged_falls_when_it_differs() -> None:
    document = read_document(SLIPS)
    cell = document.find("T3!20801.项目支出")
    assert cell is not None
    Change(cell, document.tables[2].content(cell.row, cell.column), Content(None, Origin.UNDECIDED)).apply(document)
    grey = next(f for f in Check(document).findings() if f.outcome is Outcome.UNCHECKABLE and cell in f.cells)
    marks = Marks({grey.id: Handling(State.CHECKED, "会计", AT, evidence(document, grey))})
    assert marks.handling_on(document, grey) is not None
    edit(document, cell, None).apply(document)
    red = next(f for f in Check(document).findings() if f.id == grey.id)
    assert red.outcome is Outcome.DIFFERS
    assert marks.handling_on(document, red) is None


def test_a_blank_is_not_a_zero() -> None:
    document = read_document(SLIPS)
    cell = Check(document).findings()[0].cells[0]
    edit(document, cell, None).apply(document)
    assert figure_in(document, cell) is None
    edit(document, cell, Figure(0)).apply(document)
    assert figure_in(document, cell) == 0


def test_a_state_that_needs_a_text_stands_no_longer_without_it() -> None:
    document = read_document(SLIPS)
    finding = Check(document).findings()[0]
    given = Handling(State.EXPLAINED, "会计", AT, evidence(document, finding), "口径不同")
    marks = Marks({finding.id: given}, {finding.id: "口径不同"})
    assert marks.handling_on(document, finding) is given
    marks.remarks[finding.id] = ""
    assert marks.handling_on(document, finding) is None
