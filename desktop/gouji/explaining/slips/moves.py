"""A move: one correction of several cells whose amounts the document itself tells, and what it does to the sums."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from gouji.explaining.explanation import LostRow
from gouji.explaining.search.elimination import Residual
from gouji.explaining.search.fitting import Deltas
from gouji.explaining.slips.patterns import CONJECTURES
from gouji.explaining.system import Number, Relation, System
from gouji.model.document import Cell

Shifts = dict[Relation, int]
"""Relation → amount in 分 by which its difference moves."""


@dataclass(frozen=True, eq=False)
class Move:
    """``deltas`` on cells that are there; ``beyond`` is the effect of a row that is not there yet."""

    pattern: str
    deltas: Deltas
    beyond: Shifts = field(default_factory=dict)
    lost_row: LostRow | None = None

    @property
    def key(self) -> object:
        """Two moves of one key are one move."""
        return self.pattern, frozenset(self.deltas.items()), self.lost_row

    def shifts(self, system: System, tick: Callable[[], None] = lambda: None) -> Shifts:
        """What the move does to every sum; ``tick`` bounds the time that many figures take."""
        total = dict(self.beyond)
        for cell, delta in self.deltas.items():
            tick()
            for relation, weight in system.column(cell).items():
                total[relation] = total.get(relation, 0) + weight * delta
        return total


def standing_in(system: System, residual: Residual, relation: Relation) -> Number:
    """The difference of a relation as a residual has it, else as the document has it."""
    return residual[relation] if relation in residual else system.difference(relation)


def after(system: System, residual: Residual, shifts: Mapping[Relation, int]) -> Residual:
    """The residual once a move is made."""
    moved = dict(residual)
    for relation, shift in shifts.items():
        moved[relation] = standing_in(system, moved, relation) + shift
    return moved


def open_relations(system: System, residual: Residual) -> list[Relation]:
    """The relations of a residual that do not hold."""
    return [relation for relation, value in residual.items() if not system.bounds(relation).hold(value)]


def helps(system: System, residual: Residual, move: Move, shifts: Mapping[Relation, int]) -> bool:
    """A move worth making breaks no relation and settles at least one; a conjecture, which chance allows, two."""
    settled = 0
    for relation, shift in shifts.items():
        if not shift:
            continue
        standing = standing_in(system, residual, relation)
        bounds = system.bounds(relation)
        held, holds = bounds.hold(standing), bounds.hold(standing + shift)
        if held and not holds:
            return False
        settled += holds and not held
    return settled > (move.pattern in CONJECTURES)


def wanted_changes(system: System, residual: Residual) -> Iterator[tuple[Cell, int]]:
    """Every suspect of a broken equality with the change that alone would settle it, without repetition."""
    met: set[tuple[Cell, int]] = set()
    for relation in sorted(open_relations(system, residual)):
        value = residual[relation]
        if not system.bounds(relation).closed or not isinstance(value, int):
            continue
        suspects = system.suspects(relation)
        for cell, weight in system.terms(relation).items():
            change, rest = divmod(-value, weight)
            if not rest and cell in suspects and (cell, change) not in met:
                met.add((cell, change))
                yield cell, change
