"""Broken relations that hang together: they name a figure in common, or one correction would move both."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.explaining.planning import Plan, Planner
from gouji.explaining.system import Relation, System
from gouji.model.document import Cell

Members = frozenset[Relation]


def connected(system: System, broken: Sequence[Relation]) -> list[Members]:
    """The broken relations in groups that share no suspect, each in the order of the rules."""
    group_of: dict[Cell, set[Relation]] = {}
    groups: dict[int, set[Relation]] = {}
    for relation in broken:
        mine = {relation}
        for cell in system.suspects(relation):
            other = group_of.get(cell)
            if other is not None and other is not mine:
                small, large = sorted((mine, other), key=len)
                large |= small
                groups.pop(id(small), None)
                for member in small:
                    group_of |= dict.fromkeys(system.suspects(member), large)
                mine = large
        group_of |= dict.fromkeys(system.suspects(relation), mine)
        groups[id(mine)] = mine
    return sorted((frozenset(group) for group in groups.values()), key=min)


def planned(planner: Planner, groups: Sequence[Members]) -> list[tuple[Members, list[Plan], bool]]:
    """Each group with its plans and whether its search was cut; groups that one plan would move become one."""
    waiting = list(reversed(groups))
    done: list[tuple[Members, list[Plan], bool]] = []
    while waiting:
        group = waiting.pop()
        plans, cut = planner.plans(group)
        met = frozenset(relation for plan in plans for relation in _moved(planner.system, plan)) - group
        joined = [one for one in (*waiting, *(other for other, _, _ in done)) if one & met]
        if joined and not cut:
            waiting = [one for one in waiting if one not in joined]
            done = [entry for entry in done if entry[0] not in joined]
            waiting.append(group.union(*joined))
        else:
            done.append((group, plans, cut))
    return done


def _moved(system: System, plan: Plan) -> set[Relation]:
    moved = {relation for cell in plan.singles for relation in system.column(cell)}
    for move in plan.moves:
        moved |= move.shifts(system).keys()
    return moved
