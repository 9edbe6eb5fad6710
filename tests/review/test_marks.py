"""A tick stands for the figures it was given on."""

from __future__ import annotations

from gouji.checking.check import Check
from gouji.model.change import edit
from gouji.model.money import Figure
from gouji.reading.read import read_document
from gouji.review.marks import Marks, Tick, figures_of
from tests.conftest import SLIPS


def test_a_tick_falls_with_any_of_its_figures_and_stands_again_with_them() -> None:
    document = read_document(SLIPS)
    finding = Check(document).findings()[0]
    marks = Marks({finding.id: Tick("会计", "2026-11-24T10:00:00+08:00", figures_of(document, finding))})
    assert marks.tick_on(document, finding) is not None
    for cell in finding.cells:
        change = edit(document, cell, Figure(1))
        change.apply(document)
        assert marks.tick_on(document, finding) is None
        change.reverse().apply(document)
        assert marks.tick_on(document, finding) is not None


def test_a_blank_is_not_a_zero() -> None:
    document = read_document(SLIPS)
    finding = Check(document).findings()[0]
    blank, zero = edit(document, finding.cells[0], None), edit(document, finding.cells[0], Figure(0))
    blank.apply(document)
    before = figures_of(document, finding)
    zero.apply(document)
    assert figures_of(document, finding) != before
