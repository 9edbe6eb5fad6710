"""Exact branch and bound: the fewest cells whose correction settles every relation of a group.

A relation that does not hold needs at least one more correction among its cells. Amounts are not guessed: each chosen
cell takes one equation as its own (elimination), and the rest must come out by themselves. Relations without a
suspect in common need a correction each; that bound cuts the tree.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from gouji.explaining.system import Number, Relation, System
from gouji.explaining.tight import Choice, Option
from gouji.model.document import Cell

Residual = dict[Relation, Number]
"""The differences of the relations met so far; others stand as the document has them."""

Key = TypeVar("Key", Relation, Cell)

Deltas = dict[Cell, int]
"""Cell → amount in 分 to add."""


class OutOfTimeError(Exception):
    """The search was stopped by its deadline, its node budget or its owner."""


@dataclass
class Clock:
    """Bounds a search: a moment of ``time.monotonic``, a number of nodes, and an owner who may cancel it."""

    deadline: float
    nodes: int
    cancelled: Callable[[], bool]

    def tick(self) -> None:
        """One node more; raises OutOfTimeError when that is one too many."""
        self.nodes -= 1
        if self.nodes < 0 or time.monotonic() > self.deadline or self.cancelled():
            raise OutOfTimeError


@dataclass(frozen=True)
class Step:
    """A chosen cell: the equation it took, its column without the equations taken before, and how it is made up."""

    pivot: Relation
    column: Mapping[Relation, Number]
    made_of: Mapping[Cell, Number]
    amount: Number
    reach: frozenset[Cell]


class Search:
    """Searches from one residual; ``limit`` is the most solutions kept."""

    def __init__(self, system: System, clock: Clock, limit: int = 48) -> None:
        self.system = system
        self.clock = clock
        self.limit = limit

    def solutions(self, start: Residual, budget: int) -> list[Deltas]:
        """Every way to settle ``start`` by correcting at most ``budget`` cells, without duplicates."""
        found: dict[frozenset[Cell], Deltas] = {}
        for deltas in self._descend(start, (), budget, frozenset()):
            found.setdefault(frozenset(deltas), deltas)
            if len(found) >= self.limit:
                break
        return list(found.values())

    def _descend(
        self, residual: Residual, steps: tuple[Step, ...], budget: int, barred: frozenset[Cell]
    ) -> Iterator[Deltas]:
        self.clock.tick()
        open_now = [r for r, value in residual.items() if not self.system.bounds(r).hold(value)]
        if not open_now:
            deltas = _amounts(steps)
            if deltas is not None:
                yield deltas
            return
        if budget == 0:
            return
        candidates = {r: self._candidates(r, steps) - barred for r in open_now}
        packing = apart(candidates)
        if len(packing) > budget:
            return
        if len(packing) == budget > 1:
            yield from self._tight(residual, steps, packing, candidates)
            return
        chosen = min(open_now, key=lambda r: (len(candidates[r]), r))
        pool = candidates[chosen]
        if budget == 1:
            pool = pool.intersection(*candidates.values())
        told: dict[object, bool] = {}
        for cell in sorted(pool):
            likeness = self._likeness(cell, chosen, residual) if budget > 1 else None
            if likeness is not None and told.get(likeness) is False:
                continue
            step = self._step(cell, residual, steps)
            fruitful = False
            if step is not None:
                for deltas in self._descend(_after(self.system, residual, step), (*steps, step), budget - 1, barred):
                    fruitful = True
                    yield deltas
            if likeness is not None:
                told.setdefault(likeness, fruitful)
            barred |= {cell}

    def _tight(
        self,
        residual: Residual,
        steps: tuple[Step, ...],
        packing: list[Relation],
        candidates: Mapping[Relation, frozenset[Cell]],
    ) -> Iterator[Deltas]:
        """No correction to spare: each relation of the packing takes one of its candidates, whose amount is known."""
        standing = dict(residual)
        made: dict[Cell, Step] = {}
        domains = []
        for relation in packing:
            options = []
            for cell in sorted(candidates[relation]):
                step = self._step(cell, residual, steps, relation)
                if step is not None:
                    made[cell] = step
                    for moved in step.column:
                        standing.setdefault(moved, self.system.difference(moved))
                    moves = {moved: entry * step.amount for moved, entry in step.column.items()}
                    options.append(Option(cell, moves))
            domains.append(tuple(options))
        choice = Choice(standing, self.system.bounds, self.clock.tick)
        for chosen in choice.answers(tuple(domains)):
            deltas = _amounts((*steps, *(made[option.cell] for option in chosen)))
            if deltas is not None:
                yield deltas

    def _candidates(self, relation: Relation, steps: tuple[Step, ...]) -> frozenset[Cell]:
        """The cells that can still move a relation, directly or through an equation already taken."""
        cells = self.system.suspects(relation)
        for step in steps:
            if relation in step.column:
                cells |= step.reach
        return cells.difference(*(step.made_of for step in steps)) if steps else cells

    def _likeness(self, cell: Cell, chosen: Relation, residual: Residual) -> object:
        """Siblings about which nothing but ``chosen`` is known to be wrong are one candidate; None for any other."""
        near: set[Relation] = set()
        families = []
        for relation in self.system.column(cell):
            if relation == chosen:
                continue
            if relation in residual or not self._holds(relation):
                return None
            families.append(relation.family)
            for other in self.system.terms(relation):
                if other != cell:
                    near.update(r for r in self.system.column(other) if r in residual or not self._holds(r))
        return tuple(sorted(families)), frozenset(near), self.system.amount(cell) == 0

    def _holds(self, relation: Relation) -> bool:
        return self.system.bounds(relation).hold(self.system.difference(relation))

    def _step(
        self, cell: Cell, residual: Residual, steps: tuple[Step, ...], own: Relation | None = None
    ) -> Step | None:
        """Take an equation for ``cell``, ``own`` if given; None when the cells chosen before leave it nothing."""
        column: dict[Relation, Number] = dict(self.system.column(cell))
        made_of: dict[Cell, Number] = {cell: 1}
        for earlier in steps:
            entry = column.get(earlier.pivot)
            if entry:
                factor = _ratio(entry, earlier.column[earlier.pivot])
                _subtract(column, earlier.column, factor)
                _subtract(made_of, earlier.made_of, factor)
        if not column or (own is not None and own not in column):
            return None
        system = self.system

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
        return Step(pivot, column, made_of, -_ratio(standing, column[pivot]), reach)


def apart(candidates: Mapping[Relation, frozenset[Cell]]) -> list[Relation]:
    """Relations that share no suspect: at least one correction is needed for each."""
    used: set[Cell] = set()
    packing = []
    for relation, cells in sorted(candidates.items(), key=lambda item: (len(item[1]), item[0])):
        if used.isdisjoint(cells):
            used |= cells
            packing.append(relation)
    return packing


def _after(system: System, residual: Residual, step: Step) -> Residual:
    moved = dict(residual)
    for relation, entry in step.column.items():
        standing = moved[relation] if relation in moved else system.difference(relation)
        moved[relation] = standing + entry * step.amount
    return moved


def _subtract(column: dict[Key, Number], other: Mapping[Key, Number], factor: Number) -> None:
    """``column`` −= ``factor`` × ``other``, keeping no zeros."""
    for key, entry in other.items():
        rest = column.get(key, 0) - factor * entry
        if rest:
            column[key] = rest
        else:
            column.pop(key, None)


def _ratio(a: Number, b: Number) -> Number:
    if b in (1, -1):
        return a * b
    quotient = Fraction(a) / Fraction(b)
    return int(quotient) if quotient.denominator == 1 else quotient


def _amounts(steps: tuple[Step, ...]) -> Deltas | None:
    """What each chosen cell is to be changed by; None when one needs no change or is no whole 分."""
    total: dict[Cell, Number] = {}
    for step in steps:
        for cell, share in step.made_of.items():
            total[cell] = total.get(cell, 0) + step.amount * share
    if any(not amount or Fraction(amount).denominator != 1 for amount in total.values()):
        return None
    return {cell: int(amount) for cell, amount in total.items()}
