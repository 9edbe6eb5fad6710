"""Judging again: every relation that a plan touches, with the plan's figures in place.

Where a document prints no negative figure none is offered, but an answer that one would contradict is not
called the only one. Held by ``test_no_negative_figure_is_offered_where_none_is_printed``,
``test_what_only_a_negative_figure_would_contradict_is_not_called_the_only_answer``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gouji.checking.families.family import Outcome
from gouji.checking.rules.laws import Severity
from gouji.explaining.planning.plan import Plan
from gouji.explaining.system import Relation, System
from gouji.model.document import Cell
from gouji.model.money import FEN_LIMIT, HALF_YUAN, Figure
from gouji.model.table import Content, Origin


def figures_after(system: System, plan: Plan) -> dict[Cell, Figure | None] | None:
    """What each cell would hold; nothing left is blank, but where sums are rounded, for a printed 0 gives them room.

    None when an amount would be too large to be one.
    """
    deltas = dict(plan.singles)
    for move in plan.moves:
        for cell, delta in move.deltas.items():
            deltas[cell] = deltas.get(cell, 0) + delta
    figures: dict[Cell, Figure | None] = {}
    for cell, delta in deltas.items():
        fen = system.amount(cell) + delta
        if abs(fen) >= FEN_LIMIT:
            return None
        coarse = system.document.tables[cell.table].halves[cell.column] > HALF_YUAN
        figures[cell] = Figure(fen, system.decimals(cell)) if fen or coarse else None
    return figures


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a plan leaves."""

    open: tuple[Relation, ...]
    """The relations of the group that still differ."""
    tails: int
    """Equalities among those touched that then hold only within the rounding."""
    before: int
    """Equalities among those touched that do not come out to the 分 without the plan."""


def judgement(system: System, plan: Plan, group: Iterable[Relation]) -> Judgement | None:
    """What is left when all that the plan touches is judged again; None when it would break a relation that holds."""
    figures = figures_after(system, plan)
    if figures is None:
        return None
    changed = {cell: Content(figure, Origin.EDITED) for cell, figure in figures.items()}
    beyond: dict[Relation, int] = {}
    for move in plan.moves:
        for relation, shift in move.beyond.items():
            beyond[relation] = beyond.get(relation, 0) + shift
    mine = set(group)
    left = []
    tails = before = 0
    for relation in mine | touched(system, changed) | beyond.keys():
        family = system.family(relation)
        outcome, difference = family.verdict(relation.number, changed)
        difference += beyond.get(relation, 0)
        bounds = system.bounds(relation)
        holds = bounds.hold(difference) if relation in beyond else system.comes_out(relation, outcome)
        if bounds.closed:
            tails += bool(difference)
            before += bool(system.difference(relation))
        if holds:
            continue
        if relation not in mine and family.outcomes[relation.number] != Outcome.DIFFERS:
            return None
        if relation in mine:
            left.append(relation)
    return Judgement(tuple(left), tails, before)


def touched(system: System, cells: Iterable[Cell]) -> set[Relation]:
    """The judged relations that name a cell or whose sense it decides."""
    found: set[Relation] = set()
    for cell in cells:
        found |= system.column(cell).keys()
        for family, i in system.check.touching(cell):
            if family.law.severity is not Severity.HINT:
                found.add(system.relation(family, i))
    return found
