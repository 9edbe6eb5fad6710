"""Broken relations that hang together: they name a figure in common, or one correction would move both."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gouji.checking.rules.laws import Severity
from gouji.explaining.planning.plan import Plan
from gouji.explaining.planning.planner import MOST, Planner
from gouji.explaining.search.clock import Limit
from gouji.explaining.system import Relation, System
from gouji.model.document import Cell

Members = frozenset[Relation]


def connected(system: System, broken: Sequence[Relation], moved: Iterable[Collection[Relation]]) -> list[Members]:
    """The broken relations in groups that share no suspect, in the order of the rules.

    ``moved`` are relations that one correction of many figures would move: they belong together from the start.
    """
    leader = {relation: relation for relation in broken}

    def lead(relation: Relation) -> Relation:
        while leader[relation] != relation:
            leader[relation] = relation = leader[leader[relation]]
        return relation

    named_by: dict[Cell, Relation] = {}
    for relation in broken:
        for cell in system.suspects(relation):
            leader[lead(relation)] = lead(named_by.setdefault(cell, relation))
    for together in moved:
        first, *others = [relation for relation in together if relation in leader]
        for relation in others:
            leader[lead(relation)] = lead(first)
    groups: dict[Relation, list[Relation]] = {}
    for relation in broken:
        groups.setdefault(lead(relation), []).append(relation)
    return [frozenset(group) for group in groups.values()]


@dataclass(frozen=True)
class Planned:
    """A group with its plans of fewest corrections; ``cut`` by what stopped the search when not all of them were seen.

    ``guessed`` when some combinations were passed over: because alike ones lead nowhere, which is no proof, or because
    each group was settled by itself, though the answer of another moves a rounded sum of its suspects;
    ``negative`` when answers were that need a negative figure where the document prints none.
    """

    members: Members
    plans: tuple[Plan, ...] = ()
    cut: Limit | None = None
    guessed: bool = False
    negative: bool = False


MOST_FOR_NO_MUST = 2
"""What only asks for an explanation may well be right as it is: no more figures than these are called wrong for it
(``test_for_an_explanation_not_many_figures_are_called_wrong``)."""


def _most(system: System, group: Members) -> int:
    """How many corrections are looked for at most."""
    binds = any(system.family(relation).law.severity is Severity.MUST for relation in group)
    return MOST if binds else MOST_FOR_NO_MUST


def planned(planner: Planner, groups: Sequence[Members]) -> list[Planned]:
    """Plan for each group, small plans of all groups first; groups that one plan would move become one."""
    waiting = [(1, min(group), group) for group in groups]
    heapq.heapify(waiting)
    group_of = {relation: group for group in groups for relation in group}
    done: dict[Members, Planned] = {}
    guessed: set[Members] = set()
    negative: set[Members] = set()
    while waiting:
        size, first, group = heapq.heappop(waiting)
        if group_of[first] is not group:
            continue  # it became part of another
        planner.search.guessed = planner.search.negative = False
        plans, cut = planner.plans(group, size)
        if planner.search.guessed:
            guessed.add(group)
        if planner.search.negative:
            negative.add(group)
        if not plans and not cut and size < _most(planner.system, group):
            heapq.heappush(waiting, (size + 1, first, group))
            continue
        met = {relation for plan in plans for relation in _moved(planner.system, plan)} - group
        joined = {group_of[relation] for relation in met if relation in group_of}
        if joined and not cut:
            whole = group.union(*joined)
            group_of |= dict.fromkeys(whole, whole)
            for other in joined:
                done.pop(other, None)
            heapq.heappush(waiting, (1, min(whole), whole))
        else:
            done[group] = Planned(group, tuple(plans), cut, group in guessed, group in negative)
    return _told_apart(planner.system, list(done.values()))


def _told_apart(system: System, found: list[Planned]) -> list[Planned]:
    """The groups; those that might come out otherwise once another is settled say so.

    An exact sum that holds is left as it is by every answer, a rounded one may be moved within its rounding.
    """
    moving: dict[Relation, set[int]] = {}
    for number, one in enumerate(found):
        for relation in {relation for plan in one.plans for relation in _moved(system, plan)} - one.members:
            if system.bounds(relation).closed and not system.bounds(relation).exact:
                moving.setdefault(relation, set()).add(number)
    if not moving:
        return found
    return [
        replace(one, guessed=one.guessed or any(moving.get(near, set()) - {number} for near in _named(system, one)))
        for number, one in enumerate(found)
    ]


def _named(system: System, one: Planned) -> Iterator[Relation]:
    """The relations of every suspect of a group."""
    for relation in one.members:
        for cell in system.suspects(relation):
            yield from system.column(cell)


def _moved(system: System, plan: Plan) -> set[Relation]:
    moved = {relation for cell in plan.singles for relation in system.column(cell)}
    for move in plan.moves:
        moved |= move.shifts(system).keys()
    return moved
