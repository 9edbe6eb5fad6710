"""One group of broken relations → the plans of fewest corrections that settle it.

A plan is some moves and some single figures. For one number of corrections the sources are asked in tiers, single
figures in their place among them; the first tier that answers leaves the others unasked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from gouji.explaining.moves import Move, Shifts, after, helps, open_relations
from gouji.explaining.search import Deltas, OutOfTimeError, Residual, Search
from gouji.explaining.system import Relation, System

MOST = 16
"""More corrections than this in one group are not looked for: the document is better read again."""

Source = Callable[[System, Residual], Iterator[Move]]
"""Finds the moves that a residual suggests."""

Standing = Callable[[System], Iterator[Move]]
"""Finds moves that the whole document suggests, whatever the residual."""


@dataclass(frozen=True)
class Tiers:
    """Sources of moves in the order of what bears them out: ``evident`` before single figures, the others after."""

    evident: tuple[Source, ...]
    borne_out: tuple[Source, ...]
    conjectured: tuple[Source, ...]
    standing: Standing


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
    """Plans for one system."""

    def __init__(self, search: Search, tiers: Tiers) -> None:
        self.search = search
        self.system: System = search.system
        self._tiers = tiers
        self._known: dict[object, list[tuple[Move, Shifts]]] = {}

    @cached_property
    def _standing(self) -> tuple[Move, ...]:
        return tuple(self._tiers.standing(self.system))

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
        """Plans of one size from the first tier that has any."""
        tiers = self._tiers
        for answers in (
            self._with_moves(start, size, tiers.evident),
            (Plan((), singles) for singles in self.search.solutions(start, size)),
            self._with_moves(start, size, tiers.evident + tiers.borne_out, self._standing),
            self._with_moves(start, size, tiers.evident + tiers.borne_out + tiers.conjectured, self._standing),
        ):
            met = False
            for plan in answers:
                met = True
                yield plan
            if met:
                return

    def _with_moves(
        self, residual: Residual, size: int, sources: tuple[Source, ...], standing: tuple[Move, ...] = ()
    ) -> Iterator[Plan]:
        """Plans of at least one move."""
        for move, shifts in self._helpful(residual, sources, standing):
            self.search.clock.tick()
            rest = after(self.system, residual, shifts)
            if not open_relations(self.system, rest):
                yield Plan((move,), {})
            elif size > 1:
                for singles in self.search.solutions(rest, size - 1):
                    if not move.deltas.keys() & singles.keys():
                        yield Plan((move,), singles)
                for plan in self._with_moves(rest, size - 1, sources, standing):
                    if all(not move.deltas.keys() & other.deltas.keys() for other in plan.moves):
                        yield Plan((move, *plan.moves), plan.singles)

    def _helpful(
        self, residual: Residual, sources: tuple[Source, ...], standing: tuple[Move, ...]
    ) -> list[tuple[Move, Shifts]]:
        """The moves worth making from a residual, each once; kept, for every size of plan asks for them again."""
        asked = frozenset(residual.items()), sources
        known = self._known.get(asked)
        if known is None:
            found: dict[object, tuple[Move, Shifts]] = {}
            for move in chain(standing, *(source(self.system, residual) for source in sources)):
                self.search.clock.tick()
                shifts = move.shifts(self.system)
                if move.key not in found and helps(self.system, residual, move, shifts):
                    found[move.key] = move, shifts
            known = self._known[asked] = list(found.values())
        return known
