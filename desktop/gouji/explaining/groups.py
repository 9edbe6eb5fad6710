"""Broken relations that hang together: they name a figure in common, or one correction would move both."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from gouji.explaining.planning import MOST, Plan, Planner
from gouji.explaining.system import Relation, System
from gouji.model.document import Cell

Members = frozenset[Relation]


def connected(system: System, broken: Sequence[Relation]) -> list[Members]:
    """The broken relations in groups that share no suspect, in the order of the rules."""
    leader = {relation: relation for relation in broken}

    def lead(relation: Relation) -> Relation:
        while leader[relation] != relation:
            leader[relation] = relation = leader[leader[relation]]
        return relation

    named_by: dict[Cell, Relation] = {}
    for relation in broken:
        for cell in system.suspects(relation):
            leader[lead(relation)] = lead(named_by.setdefault(cell, relation))
    groups: dict[Relation, list[Relation]] = {}
    for relation in broken:
        groups.setdefault(lead(relation), []).append(relation)
    return [frozenset(group) for group in groups.values()]


@dataclass(frozen=True)
class Planned:
    """A group with its plans of fewest corrections; ``cut`` when not all of them were seen."""

    members: Members
    plans: tuple[Plan, ...] = ()
    cut: bool = False


def planned(planner: Planner, groups: Sequence[Members]) -> list[Planned]:
    """Plan for each group, small plans of all groups first; groups that one plan would move become one."""
    waiting = [(1, min(group), group) for group in groups]
    heapq.heapify(waiting)
    done: list[Planned] = []
    while waiting:
        size, first, group = heapq.heappop(waiting)
        plans, cut = planner.plans(group, size)
        if not plans and not cut and size < MOST:
            heapq.heappush(waiting, (size + 1, first, group))
            continue
        met = frozenset(relation for plan in plans for relation in _moved(planner.system, plan)) - group
        others = [other for _, _, other in waiting] + [one.members for one in done]
        joined = [other for other in others if other & met]
        if joined and not cut:
            waiting = [entry for entry in waiting if entry[2] not in joined]
            done = [one for one in done if one.members not in joined]
            whole = group.union(*joined)
            waiting.append((1, min(whole), whole))
            heapq.heapify(waiting)
        else:
            done.append(Planned(group, tuple(plans), cut))
    return done


def _moved(system: System, plan: Plan) -> set[Relation]:
    moved = {relation for cell in plan.singles for relation in system.column(cell)}
    for move in plan.moves:
        moved |= move.shifts(system).keys()
    return moved
