"""A whole table or column printed in another unit than it says.

A wrong unit is looked for before the groups are made: it breaks relations that no figure in common connects.
Held by ``test_a_unit_that_breaks_a_thousand_sums_is_one_answer``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import numpy as np

from gouji.explaining.search.fitting import Deltas
from gouji.explaining.slips.moves import Move
from gouji.explaining.slips.patterns import WRONG_UNIT
from gouji.explaining.system import Relation, System
from gouji.model.document import Cell
from gouji.model.money import FEN_LIMIT

FACTORS = (Fraction(10_000), Fraction(1_000), Fraction(1, 10_000), Fraction(1, 1_000))
"""万元 and 千元 against 元."""

FEWEST = 3
"""Broken relations that a unit must settle before it is thought of."""

Scope = tuple[int, int | None]
"""A table and one of its columns, None for all."""


def wrong_units(system: System, tick: Callable[[], None]) -> Iterator[Move]:
    """Each table and column whose broken relations mostly hold once its figures are scaled.

    It looks at the whole document: a unit breaks relations row by row that no figure in common connects. Relations
    that lie wholly within what is scaled tell nothing: no unit breaks them, and a small one hides any difference.
    """
    meeting: dict[Scope, list[Relation]] = {}
    for relation in system.broken:
        tick()
        cells = system.terms(relation)
        scopes = {(cell.table, column) for cell in cells for column in (None, cell.column)}
        for scope in (scope for scope in scopes if not all(_is_in(cell, scope) for cell in cells)):
            meeting.setdefault(scope, []).append(relation)
    for scope, relations in sorted(meeting.items(), key=lambda item: (item[0][0], item[0][1] is not None, item[0][1])):
        if len(relations) < FEWEST:
            continue
        insides = [_inside(system, relation, scope) for relation in relations]
        for factor in FACTORS:
            if _mostly_settles(system, relations, insides, factor, tick):
                deltas = _scaled(system, scope, factor, tick)
                if deltas:
                    yield Move(WRONG_UNIT, deltas)


def _is_in(cell: Cell, scope: Scope) -> bool:
    return cell.table == scope[0] and scope[1] in (None, cell.column)


def _inside(system: System, relation: Relation, scope: Scope) -> int:
    """What the figures of the scope come to in the difference of a relation."""
    terms = system.terms(relation).items()
    return sum(weight * system.amount(cell) for cell, weight in terms if _is_in(cell, scope))


def _mostly_settles(
    system: System, relations: list[Relation], insides: list[int], factor: Fraction, tick: Callable[[], None]
) -> bool:
    """Whether more than half of the relations, and no fewer than ``FEWEST``, would hold."""
    room = min(len(relations) - FEWEST, (len(relations) - 1) // 2)
    times, parts = factor.as_integer_ratio()
    for relation, inside in zip(relations, insides, strict=True):
        tick()
        moved, rest = divmod((times - parts) * inside, parts)
        room -= bool(rest) or not system.bounds(relation).hold(system.difference(relation) + moved)
        if room < 0:
            return False
    return True


def _scaled(system: System, scope: Scope, factor: Fraction, tick: Callable[[], None]) -> Deltas:
    """The change of every figure of the scope; none when one is ruled out, too large, or not a whole 分 then."""
    table = system.document.tables[scope[0]]
    deltas: Deltas = {}
    for column in range(len(table.columns)) if scope[1] is None else (scope[1],):
        for row in np.flatnonzero(table.values[column]):
            tick()
            cell = Cell(scope[0], int(row), column)
            amount = system.amount(cell)
            scaled = amount * factor
            if scaled.denominator != 1 or abs(scaled) >= FEN_LIMIT or not system.may_suspect(cell):
                return {}
            deltas[cell] = int(scaled) - amount
    return deltas
