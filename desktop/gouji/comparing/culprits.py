"""Where the units of a department do not come to what it tells: which of them, by one change, would settle everything.

A unit whose every figure is what is too little or too much was left out or counted twice. Where all differs by one
change, it may stand in any unit that prints that figure, or in the department: one whose own sums are out by just as
much is named before the others, then one that alone prints it. Nobody is named where several changes are wanted.
Held by ``tests/comparing/test_culprits.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gouji.checking.families.family import DIFFERS
from gouji.comparing.comparing import Change, Comparison
from gouji.model.document import Cell


class Slip(StrEnum):
    """How one document is wrong, in a message id."""

    LEFT_OUT = "the department does not count it"
    TWICE = "the department counts it twice"
    OWN_SUMS = "its own sums are out by as much"
    ALONE = "it alone prints this figure"
    MAY_BE = "it prints this figure too"


@dataclass(frozen=True, slots=True)
class Culprit:
    """A document (0 the department, 1… the units) by whose change all would be settled, and which figure, if any."""

    document: int
    slip: Slip
    cell: Cell | None = None
    new: int | None = None
    """What it would have to be, in 分."""


def culprits(comparison: Comparison) -> tuple[Culprit, ...]:
    """The best named; none where nobody is, or where nothing differs."""
    if not comparison.changes:
        return ()
    whole = (*_whole_units(comparison),)
    if whole or len(comparison.changes) > 1:
        return whole
    found = [*_of_one(comparison, comparison.changes[0])]
    for best in (Slip.OWN_SUMS, Slip.ALONE):
        if named := tuple(one for one in found if one.slip is best):
            return named
    return tuple(found)


def _whole_units(comparison: Comparison) -> Iterator[Culprit]:
    laid = comparison.laid
    told: list[dict[object, int]] = [{} for _ in laid.checks]
    for spot in laid.spots():
        for number, cell in enumerate(laid.cells(spot)):
            if number and (fen := laid.amount(number, cell).fen):
                told[number][spot] = fen
    apart = {spot: one.difference for spot, one in comparison.figures.items()}
    for number, own in enumerate(told):
        for sign, slip in ((-1, Slip.LEFT_OUT), (1, Slip.TWICE)):
            if own and apart == {spot: sign * fen for spot, fen in own.items()}:
                yield Culprit(number, slip)


def _of_one(comparison: Comparison, change: Change) -> Iterator[Culprit]:
    """Whoever prints the figure in which the one change begins, or a sister of it."""
    cells = change.begins.cells
    printing = [n for n, cell in enumerate(cells) if n and cell and comparison.laid.amount(n, cell).fen]
    for number, cell in enumerate(cells):
        if cell is None:
            continue
        by = change.difference if number else -change.difference
        if _is_out_by(comparison, number, change, by):
            slip = Slip.OWN_SUMS
        elif number in printing:
            slip = Slip.ALONE if len(printing) == 1 else Slip.MAY_BE
        else:
            continue
        yield Culprit(number, slip, cell, comparison.laid.amount(number, cell).fen + by)


def _is_out_by(comparison: Comparison, number: int, change: Change, by: int) -> bool:
    """Whether a relation of the document's own differs, and would not if a figure of the change were so much more."""
    check = comparison.laid.checks[number]
    for one in (change.begins, *change.sisters):
        cell = one.cells[number]
        if cell is None:
            continue
        for family, i in check.naming(cell):
            if family.outcomes[i] == DIFFERS and int(family.differences[i]) + by * family.sides(i).weight(cell) == 0:
                return True
    return False
