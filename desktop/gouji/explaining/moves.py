"""A move: one correction of several cells whose amounts the document itself tells, and what it does to the sums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gouji.explaining.explanation import LostRow
from gouji.explaining.search import Deltas, Residual
from gouji.explaining.system import Relation, System

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

    def shifts(self, system: System) -> Shifts:
        total = dict(self.beyond)
        for cell, delta in self.deltas.items():
            for relation, sign in system.column(cell).items():
                total[relation] = total.get(relation, 0) + sign * delta
        return total


def after(system: System, residual: Residual, shifts: Mapping[Relation, int]) -> Residual:
    """The residual once a move is made."""
    moved = dict(residual)
    for relation, shift in shifts.items():
        standing = moved[relation] if relation in moved else system.difference(relation)
        moved[relation] = standing + shift
    return moved


def open_relations(system: System, residual: Residual) -> list[Relation]:
    """The relations of a residual that do not hold."""
    return [relation for relation, value in residual.items() if not system.bounds(relation).hold(value)]


def helps(system: System, residual: Residual, shifts: Mapping[Relation, int]) -> bool:
    """A move worth making settles at least one relation and breaks none."""
    settles = False
    for relation, shift in shifts.items():
        if not shift:
            continue
        standing = residual[relation] if relation in residual else system.difference(relation)
        bounds = system.bounds(relation)
        held, holds = bounds.hold(standing), bounds.hold(standing + shift)
        if held and not holds:
            return False
        settles = settles or (holds and not held)
    return settles
