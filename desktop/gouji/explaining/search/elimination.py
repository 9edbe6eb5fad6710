"""Each chosen cell takes one equation as its own, which tells its amount; those taken before are left out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from gouji.explaining.search.fitting import Deltas
from gouji.explaining.system import Number, Relation, System
from gouji.model.document import Cell

Residual = dict[Relation, Number]
"""The differences of the relations met so far; others stand as the document has them."""

Key = TypeVar("Key", Relation, Cell)


@dataclass(frozen=True)
class Step:
    """A chosen cell: the equation it took, its column without the equations taken before, and how it is made up."""

    pivot: Relation
    column: Mapping[Relation, Number]
    made_of: Mapping[Cell, Number]
    amount: Number
    reach: frozenset[Cell]


def step_for(
    system: System, cell: Cell, residual: Residual, steps: tuple[Step, ...], own: Relation | None = None
) -> Step | None:
    """Take an equation for ``cell``, ``own`` if given; None when the cells chosen before leave it nothing."""
    column: Mapping[Relation, Number] = system.column(cell)
    made_of: Mapping[Cell, Number] = {cell: 1}
    for earlier in steps:
        entry = column.get(earlier.pivot)
        if entry:
            factor = ratio(entry, earlier.column[earlier.pivot])
            column = _less(column, earlier.column, factor)
            made_of = _less(made_of, earlier.made_of, factor)
    if not column or (own is not None and own not in column):
        return None

    def worth(relation: Relation) -> tuple[bool, bool, bool, int, Relation]:
        bounds = system.bounds(relation)
        value = residual.get(relation, 0)
        return not bounds.closed, not bounds.exact, not value, len(system.terms(relation)), relation

    pivot = min(column, key=worth) if own is None else own
    standing = residual[pivot] if pivot in residual else system.difference(pivot)
    reach = system.suspects(pivot)
    for earlier in steps:
        if pivot in earlier.column:
            reach |= earlier.reach
    return Step(pivot, column, made_of, -ratio(standing, column[pivot]), reach)


def after_step(system: System, residual: Residual, step: Step) -> Residual:
    """The differences once the cell of a step is corrected by its amount."""
    moved = dict(residual)
    for relation, entry in step.column.items():
        standing = moved[relation] if relation in moved else system.difference(relation)
        moved[relation] = standing + entry * step.amount
    return moved


def _less(column: Mapping[Key, Number], other: Mapping[Key, Number], factor: Number) -> dict[Key, Number]:
    """``column`` − ``factor`` × ``other``, keeping no zeros."""
    less = dict(column)
    for key, entry in other.items():
        rest = less.get(key, 0) - factor * entry
        if rest:
            less[key] = rest
        else:
            less.pop(key, None)
    return less


def ratio(a: Number, b: Number) -> Number:
    """a ÷ b, exactly."""
    if b in (1, -1):
        return a * b
    quotient = Fraction(a) / Fraction(b)
    return int(quotient) if quotient.denominator == 1 else quotient


def totals(steps: tuple[Step, ...]) -> dict[Cell, Number]:
    """What each chosen cell is to be changed by when every equation taken comes out without a difference."""
    total: dict[Cell, Number] = {}
    for step in steps:
        for cell, share in step.made_of.items():
            total[cell] = total.get(cell, 0) + step.amount * share
    return total


def amounts(steps: tuple[Step, ...]) -> Deltas | None:
    """The same in whole 分; None when a cell needs no change or none that is whole."""
    total = totals(steps)
    if any(not amount or Fraction(amount).denominator != 1 for amount in total.values()):
        return None
    return {cell: int(amount) for cell, amount in total.items()}
