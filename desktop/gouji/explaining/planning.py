"""One group of broken relations → the plans of fewest corrections that settle it.

A plan is some moves and some single figures. For one number of corrections single figures are asked first, then moves
that the document's own print bears out, then conjectures; the first that answer leave the others unasked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from gouji.explaining.moves import Move, after, helps, open_relations
from gouji.explaining.search import Deltas, OutOfTimeError, Residual, Search
from gouji.explaining.system import Relation, System

MOST = 16
"""More corrections than this in one group are not looked for: the document is better read again."""

Source = Callable[[System, Residual], Iterator[Move]]
"""Finds the moves that a residual suggests."""

Standing = Callable[[System], Iterator[Move]]
"""Finds moves that the whole document suggests, whatever the residual."""

Tiers = tuple[tuple[Source, ...], ...]


@dataclass(frozen=True)
class Plan:
    """Moves and single figures that are made together."""

    moves: tuple[Move, ...]
    singles: Deltas

    @property
    def key(self) -> object:
        return frozenset(move.key for move in self.moves), frozenset(self.singles.items())

    @property
    def size(self) -> int:
        return len(self.moves) + len(self.singles)


class Planner:
    """Plans for one system; ``tiers`` are the sources of moves, the best borne out first."""

    def __init__(self, search: Search, standing: Standing, tiers: Tiers) -> None:
        self.search = search
        self.system: System = search.system
        self._standing_source = standing
        self._tiers = tiers

    @cached_property
    def _standing(self) -> tuple[Move, ...]:
        return tuple(self._standing_source(self.system))

    def plans(self, group: Iterable[Relation], size: int) -> tuple[list[Plan], bool]:
        """The plans of ``size`` corrections, and whether the search was cut before it had seen everything.

        It is for the caller to ask for smaller plans first.
        """
        start: Residual = {relation: self.system.difference(relation) for relation in group}
        found: dict[object, Plan] = {}
        try:
            for plan in self._of_size(start, size):
                found.setdefault(plan.key, plan)
                if len(found) >= self.search.limit:
                    return list(found.values()), True
        except OutOfTimeError:
            return list(found.values()), True
        return list(found.values()), False

    def _of_size(self, start: Residual, size: int) -> Iterator[Plan]:
        """Plans of one size from the first source that has any."""
        met = False
        for singles in self.search.solutions(start, size):
            met = True
            yield Plan((), singles)
        for tier in range(len(self._tiers)):
            if met:
                return
            sources = tuple(source for borne_out in self._tiers[: tier + 1] for source in borne_out)
            for plan in self._with_moves(start, size, sources):
                met = True
                yield plan

    def _with_moves(self, residual: Residual, size: int, sources: tuple[Source, ...]) -> Iterator[Plan]:
        """Plans of at least one move."""
        met: set[object] = set()
        for move in chain(self._standing, *(source(self.system, residual) for source in sources)):
            self.search.clock.tick()
            shifts = move.shifts(self.system)
            if move.key in met or not helps(self.system, residual, shifts):
                continue
            met.add(move.key)
            rest = after(self.system, residual, shifts)
            if not open_relations(self.system, rest):
                yield Plan((move,), {})
            elif size > 1:
                for singles in self.search.solutions(rest, size - 1):
                    if not move.deltas.keys() & singles.keys():
                        yield Plan((move,), singles)
                for plan in self._with_moves(rest, size - 1, sources):
                    if all(not move.deltas.keys() & other.deltas.keys() for other in plan.moves):
                        yield Plan((move, *plan.moves), plan.singles)
