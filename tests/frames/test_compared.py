"""``gouji.compare``: changes as a frame, exact."""

from __future__ import annotations

import doctest

import gouji
from gouji.frames import compared
from tests.conftest import SAMPLE, SLIPS


def test_the_examples_of_the_docstring_hold() -> None:
    told = doctest.testmod(compared, extraglobs={"BUDGET": SAMPLE, "SLIPS": SLIPS})
    assert told.attempted > 3
    assert told.failed == 0


def test_every_figure_that_differs_is_a_row_once(budget: gouji.Reconciled) -> None:
    found = gouji.compare(SAMPLE, budget)
    figures, changes = found.figures("fen"), found.frame("fen")
    assert figures["address"].is_unique
    assert (figures["new"] - figures["old"]).tolist() == figures["difference"].tolist()
    told = {*changes["address"], *(one for row in changes["runs_through"] for one in row)}
    assert told == {*figures["address"]}
    assert found.unpaired().empty
