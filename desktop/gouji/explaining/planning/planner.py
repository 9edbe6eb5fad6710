"""One group of broken relations → the plans of fewest corrections that settle it.

A plan is some moves and some single figures. For one number of corrections the sources are asked in tiers; the first
tier that answers leaves the others unasked, for they change more figures than it does or only guess.

Small plans of all groups are tried before larger ones; a plan that moves another group's relations joins the
groups. Held by ``test_several_slips_at_once``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from gouji.explaining.planning.plan import Plan
from gouji.explaining.search.clock import Limit, OutOfTimeError
from gouji.explaining.search.elimination import Residual
from gouji.explaining.search.fitting import Deltas
from gouji.explaining.search.search import Search
from gouji.explaining.slips.moves import Move, Shifts, after, helps, open_relations
from gouji.explaining.system import Relation, System

MOST = 16
"""More corrections than this in one group are not looked for: the document is better read again."""

MOST_PLANS = 48
"""More equals than this are not listed."""

MOST_PASSED_OVER = 192
"""After so many answers that the document could not print the rest is not looked at."""

Source = Callable[[System, Residual], Iterator[Move]]
"""Finds the moves that a residual suggests."""

Standing = Callable[[System, Callable[[], None]], Iterator[Move]]
"""Finds moves that the whole document suggests, whatever the residual; its second argument bounds its time."""


@dataclass(frozen=True)
class Tiers:
    """Sources of moves in the order of what bears them out.

    ``seen`` is wrong whatever the sums say, so that other answers would leave it; ``evident`` stands beside single
    figures, the others come after them.
    """

    seen: tuple[Source, ...]
    evident: tuple[Source, ...]
    borne_out: tuple[Source, ...]
    guessed: tuple[Source, ...]
    standing: Standing


class Planner:
    """Plans for one system."""

    def __init__(self, search: Search, tiers: Tiers) -> None:
        self.search = search
        self.system: System = search.system
        self._tiers = tiers
        self._known: dict[object, list[tuple[Move, Shifts]]] = {}

    @cached_property
    def standing(self) -> tuple[tuple[Move, Shifts], ...]:
        """The moves worth making that the whole document suggests, as far as there was time to find them."""
        found = []
        with suppress(OutOfTimeError):  # then the search of every group is cut too, and says so
            for move in self._tiers.standing(self.system, self.search.clock.look):
                shifts = move.shifts(self.system, self.search.clock.look)
                if helps(self.system, {}, move, shifts):
                    found.append((move, shifts))
        return tuple(found)

    def plans(self, group: Iterable[Relation], size: int) -> tuple[list[Plan], Limit | None]:
        """The plans of ``size`` corrections, and what stopped the search before it had seen everything.

        It is for the caller to ask for smaller plans first.
        """
        start: Residual = {relation: self.system.difference(relation) for relation in group}
        found: dict[object, Plan] = {}
        try:
            self.search.clock.tick()
            for plan in self._of_size(start, size):
                found.setdefault(plan.key, plan)
                if len(found) >= MOST_PLANS:
                    return list(found.values()), Limit.EQUALS
        except OutOfTimeError as stopped:
            return list(found.values()), stopped.limit
        return list(found.values()), None

    def _of_size(self, start: Residual, size: int) -> Iterator[Plan]:
        """Plans of one size from the first tier that has any."""
        seen = self._tiers.seen
        evident = seen + self._tiers.evident
        borne_out = evident + self._tiers.borne_out
        standing = tuple(one for one in self.standing if any(relation in one[1] for relation in start))
        passed = 0
        for answers in (
            self._with_moves(start, size, seen),
            chain(
                self._with_moves(start, size, evident),
                (Plan((), one.deltas, one.others) for one in self.search.solutions(start, size)),
            ),
            self._with_moves(start, size, borne_out, standing),
            self._with_moves(start, size, borne_out + self._tiers.guessed, standing),
        ):
            met = False
            for answer in answers:
                plan = self._printable(answer)
                if plan is None:
                    self.search.negative = True
                    passed += 1
                    if passed >= MOST_PASSED_OVER:
                        raise OutOfTimeError(Limit.COMBINATIONS)
                    continue
                met = True
                yield plan
            if met:
                return

    def _printable(self, plan: Plan) -> Plan | None:
        """The plan with those of its amounts that the document could print; None when it could print none."""
        for move in plan.moves:
            lost = any(fen < 0 for _, fen in move.lost_row.amounts) if move.lost_row else False
            if not self._all_printable(move.deltas) or (lost and not self.system.prints_negatives):
                return None
        amounts = [deltas for deltas in (plan.singles, *plan.others) if self._all_printable(deltas)]
        fewer = len(amounts) <= len(plan.others)
        return Plan(plan.moves, amounts[0], tuple(amounts[1:]), fewer) if amounts else None

    def _all_printable(self, deltas: Deltas) -> bool:
        return all(self.system.printable(cell, delta) for cell, delta in deltas.items())

    def _with_moves(
        self,
        residual: Residual,
        size: int,
        sources: tuple[Source, ...],
        standing: tuple[tuple[Move, Shifts], ...] = (),
    ) -> Iterator[Plan]:
        """Plans of at least one move."""
        for move, shifts in self._helpful(residual, sources, standing):
            self.search.clock.tick()
            rest = after(self.system, residual, shifts)
            if not open_relations(self.system, rest):
                yield Plan((move,), {})
            elif size > 1:
                for one in self.search.solutions(rest, size - 1):
                    if not move.deltas.keys() & one.deltas.keys():
                        yield Plan((move,), one.deltas, one.others)
                for plan in self._with_moves(rest, size - 1, sources, standing):
                    if all(not move.deltas.keys() & other.deltas.keys() for other in plan.moves):
                        yield Plan((move, *plan.moves), plan.singles, plan.others)

    def _helpful(
        self, residual: Residual, sources: tuple[Source, ...], standing: tuple[tuple[Move, Shifts], ...]
    ) -> list[tuple[Move, Shifts]]:
        """The moves worth making from a residual, each once; kept, for every size of plan asks for them again."""
        asked = frozenset(residual.items()), sources
        known = self._known.get(asked)
        if known is None:
            found: dict[object, tuple[Move, Shifts]] = {}
            moves = chain.from_iterable(source(self.system, residual) for source in sources)
            for move, shifts in chain(standing, ((move, move.shifts(self.system)) for move in moves)):
                self.search.clock.tick()
                if move.key not in found and helps(self.system, residual, move, shifts):
                    found[move.key] = move, shifts
            known = self._known[asked] = list(found.values())
        return known
