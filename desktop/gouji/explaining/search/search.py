"""Exact branch and bound: the fewest cells whose correction settles every relation of a group.

A relation that does not hold needs at least one more correction among its cells. Amounts are not guessed: each chosen
cell takes one equation as its own (elimination), and the rest must come out by themselves. Relations without a
suspect in common need a correction each; that bound cuts the tree. A rounded equation tells an amount only within its
slack: what then may still come out is kept open, and ``fitting`` decides at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import inf

from gouji.explaining.search.clock import Clock
from gouji.explaining.search.elimination import Residual, Step, after_step, amounts, ratio, step_for, totals
from gouji.explaining.search.fitting import Deltas, Fitting
from gouji.explaining.search.tight import Choice, Option
from gouji.explaining.system import Number, Relation, System
from gouji.model.document import Cell

Slack = Mapping[Relation, Number | float]
"""By how much a difference met so far may yet be another, because the equations taken are rounded or mere limits, or
because a blank among their figures is filled with a rounded one."""

PROVED = 2
"""Corrections still free up to which siblings of one likeness are proved to lead nowhere together."""


@dataclass(frozen=True)
class Settled:
    """Corrections that settle a residual; ``others`` are the other amounts that rounding allows the same cells."""

    deltas: Deltas
    others: tuple[Deltas, ...] = ()


class Search:
    """Searches from one residual."""

    def __init__(self, system: System, clock: Clock) -> None:
        self.system = system
        self.clock = clock
        self.guessed = False
        """Whether a candidate was passed over that only looks like one that leads nowhere."""
        self.negative = False
        """Whether an answer was passed over because it needs a negative figure where none was printed."""
        self._broken = frozenset(system.broken)
        self._known: dict[tuple[Cell, Relation], tuple[object, frozenset[Relation]]] = {}

    def solutions(self, start: Residual, budget: int) -> Iterator[Settled]:
        """Every way to settle ``start`` by correcting at most ``budget`` cells, without duplicates."""
        met: set[frozenset[Cell]] = set()
        for settled in self._descend(start, {}, (), budget, frozenset()):
            cells = frozenset(settled.deltas)
            if cells not in met:
                met.add(cells)
                yield settled

    def _descend(
        self, residual: Residual, slack: Slack, steps: tuple[Step, ...], budget: int, barred: frozenset[Cell]
    ) -> Iterator[Settled]:
        self.clock.tick()
        open_now = self._open(residual, slack)
        settled = None if open_now else self._settled(residual, slack, steps)
        if settled is not None:
            yield settled
        if settled is not None or budget == 0 or not (open_now or slack):
            return
        spent = barred.union(*(step.made_of for step in steps))
        candidates = {r: self._reaching(r, steps) - spent for r in open_now or residual}
        packing = apart(candidates) if open_now else []
        if len(packing) > budget:
            return
        if len(packing) == budget > 1 and not slack and self._amounts_known(packing, candidates):
            yield from self._tight(residual, steps, packing, candidates)
            return
        chosen = min(candidates, key=lambda r: (len(candidates[r]), r))
        told: dict[object, bool] = {}
        for cell in sorted(_pool(candidates, chosen, bool(open_now), budget)):
            likeness = self._likeness(cell, chosen, residual) if budget > 1 and open_now else None
            if likeness is not None and told.get(likeness) is False:
                self.guessed = self.guessed or budget > PROVED
                continue
            step = step_for(self.system, cell, residual, steps)
            fruitful = False
            if step is not None:
                after, loose = after_step(self.system, residual, step), self._slack(slack, cell, step)
                for settled in self._descend(after, loose, (*steps, step), budget - 1, barred):
                    fruitful = True
                    yield settled
            if likeness is not None:
                told.setdefault(likeness, fruitful)
            barred |= {cell}

    def _amounts_known(self, packing: list[Relation], candidates: Mapping[Relation, frozenset[Cell]]) -> bool:
        """Whether every relation of the packing tells the amount of its correction to the 分."""
        system = self.system
        return all(system.bounds(r).exact and not any(map(system.room, candidates[r])) for r in packing)

    def _open(self, residual: Residual, slack: Slack) -> list[Relation]:
        """The relations that no amount left open can settle any more."""
        bounds = self.system.bounds
        if not slack:
            return [r for r, value in residual.items() if not bounds(r).hold(value)]
        return [r for r, value in residual.items() if not bounds(r).may_hold(value, slack.get(r, 0))]

    def _tight(
        self,
        residual: Residual,
        steps: tuple[Step, ...],
        packing: list[Relation],
        candidates: Mapping[Relation, frozenset[Cell]],
    ) -> Iterator[Settled]:
        """No correction to spare: each relation of the packing takes one of its candidates, whose amount is known."""
        standing = dict(residual)
        made: dict[Cell, Step] = {}
        domains = []
        for relation in packing:
            options = []
            for cell in sorted(candidates[relation]):
                step = step_for(self.system, cell, residual, steps, relation)
                if step is not None:
                    made[cell] = step
                    for moved in step.column:
                        standing.setdefault(moved, self.system.difference(moved))
                    moves = {moved: entry * step.amount for moved, entry in step.column.items()}
                    options.append(Option(cell, moves))
            domains.append(tuple(options))
        choice = Choice(standing, self.system.bounds, self.clock.tick)
        for chosen in choice.answers(tuple(domains)):
            deltas = amounts((*steps, *(made[option.cell] for option in chosen)))
            if deltas is not None:
                yield Settled(deltas)

    def _settled(self, residual: Residual, slack: Slack, steps: tuple[Step, ...]) -> Settled | None:
        """The amounts of the chosen cells, if there are any with which every relation holds."""
        if not slack:
            deltas = amounts(steps)
            return None if deltas is None else Settled(deltas)
        found = Fitting(self.system, residual, totals(steps), self.clock.tick).found()
        return Settled(found[0], tuple(found[1:])) if found else None

    def _slack(self, slack: Slack, cell: Cell, step: Step) -> Slack:
        """What may still be otherwise once ``cell`` took its equation."""
        system = self.system
        bounds, before, room = system.bounds(step.pivot), slack.get(step.pivot, 0), system.room(cell)
        mine = system.column(cell)
        if bounds.exact and not before and not room:
            return slack
        own = room * abs(mine.get(step.pivot, 1))
        width = inf if bounds.low is None or bounds.high is None else bounds.high + before + own
        rooms = {relation: slack.get(relation, 0) + room * abs(weight) for relation, weight in mine.items()}
        wider = {**slack, **rooms}
        for relation, entry in step.column.items():
            share = abs(Fraction(ratio(entry, step.column[step.pivot])))
            wider[relation] = wider.get(relation, 0) + share * width
        return wider

    def _reaching(self, relation: Relation, steps: tuple[Step, ...]) -> frozenset[Cell]:
        """The cells that move a relation, directly or through an equation already taken."""
        reaches = [step.reach for step in steps if relation in step.column]
        cells = self.system.suspects(relation)
        return cells.union(*reaches) if reaches else cells

    def _likeness(self, cell: Cell, chosen: Relation, residual: Residual) -> object:
        """Siblings about which nothing but ``chosen`` is known to be wrong are one candidate; None for any other.

        They stand in relations of one kind, beside as many figures that may be corrected and stand in one kind too:
        where changing one and a figure beside it leads nowhere, so does the other.
        """
        near: set[Relation] = set()
        kinds = []
        for relation in self.system.column(cell):
            if relation == chosen:
                continue
            if relation in residual or relation in self._broken:
                return None
            kind, around = self._beside(cell, relation)
            kinds.append(kind)
            near.update(around & self._broken, around & residual.keys())
        return frozenset(Counter(kinds).items()), frozenset(near), self.system.amount(cell) == 0, self.system.room(cell)

    def _beside(self, cell: Cell, relation: Relation) -> tuple[object, frozenset[Relation]]:
        """Of one relation of a cell: its kind with the figures that stand in it, and all the relations of those."""
        known = self._known.get((cell, relation))
        if known is None:
            system, bounds = self.system, self.system.bounds(relation)
            others = [other for other in system.terms(relation) if other != cell]
            mine = system.column(cell).keys()
            beside = Counter(
                (system.families_of(other), len(system.column(other).keys() & mine))
                for other in others
                if system.may_suspect(other)
            )
            standing = 0 if bounds.exact else system.difference(relation)
            around = frozenset(r for other in others for r in system.column(other))
            known = (relation.family, bounds, standing, frozenset(beside.items())), around
            self._known[cell, relation] = known
        return known


def _pool(
    candidates: Mapping[Relation, frozenset[Cell]], chosen: Relation, open_now: bool, budget: int
) -> frozenset[Cell]:
    """The cells to try next: of the relation ``chosen``, of all where it is their room that is too narrow together."""
    if not open_now:
        return frozenset[Cell]().union(*candidates.values())
    return candidates[chosen].intersection(*candidates.values()) if budget == 1 else candidates[chosen]


def apart(candidates: Mapping[Relation, frozenset[Cell]]) -> list[Relation]:
    """Relations that share no suspect: at least one correction is needed for each."""
    used: set[Cell] = set()
    packing = []
    for relation, cells in sorted(candidates.items(), key=lambda item: (len(item[1]), item[0])):
        if used.isdisjoint(cells):
            used |= cells
            packing.append(relation)
    return packing
