"""From what does not agree to the fewest corrections: groups, verified solutions in order, and how sure they are.

A suggestion is made only when every relation that names a corrected cell was judged again with the suggested figures.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection

from gouji.checking.check import Check
from gouji.checking.findings import finding_id
from gouji.explaining.carrying import carried_changes
from gouji.explaining.duplicates import duplicate_rows
from gouji.explaining.exchanges import exchanges
from gouji.explaining.explanation import Explanation, Group, Solution
from gouji.explaining.groups import Planned, connected, planned
from gouji.explaining.lost_rows import rows_of_no_sister, rows_of_sisters
from gouji.explaining.planning import Planner, Tiers
from gouji.explaining.ranking import CUT, NOTHING_FOUND, ONLY_A_LIMIT, ONLY_TOGETHER, corrections_of, likelihood
from gouji.explaining.search import Clock, Search
from gouji.explaining.system import Relation, System
from gouji.explaining.units import wrong_units
from gouji.explaining.verifying import remaining
from gouji.model.document import Cell

TIERS = Tiers((duplicate_rows,), (rows_of_sisters, exchanges), (rows_of_no_sister, carried_changes), wrong_units)
"""A code printed twice is a fact; a figure or row met elsewhere bears a slip out; the rest only the sums suggest."""

NODES = 2_000_000


def explain(
    check: Check,
    *,
    trusted: Collection[Cell] = frozenset(),
    excluded: Collection[Cell] = frozenset(),
    deadline_s: float = 1.0,
    cancelled: Callable[[], bool] = lambda: False,
) -> Explanation:
    """Explain a check. ``trusted`` cells were read against the source, ``excluded`` ones the user ruled out.

    Takes at most about ``deadline_s`` seconds, less when ``cancelled`` turns true; a group whose search was stopped
    says so. Neither the check nor its document is changed.
    """
    safe = frozenset(trusted) | frozenset(excluded)
    system = System(check, lambda cell: cell not in safe)
    clock = Clock(time.monotonic() + deadline_s, NODES, cancelled)
    planner = Planner(Search(system, clock), TIERS)
    found = planned(planner, connected(system, system.broken))
    groups = [_group(system, one) for one in found]
    return Explanation(tuple(sorted(groups, key=lambda group: -len(group.findings))))


def _group(system: System, one: Planned) -> Group:
    ids = {relation: _id(system, relation) for relation in sorted(one.members)}
    cut = one.cut
    good = [plan for plan in one.plans if remaining(system, plan, one.members) == []]
    fewest = min((plan.size for plan in good), default=0)
    made = [corrections_of(system, plan) for plan in good if plan.size == fewest]
    made.sort(key=lambda corrections: likelihood(system, corrections))
    limited = any(one.bound for corrections in made for one in corrections)
    unique = len(made) == 1 and not cut and not limited
    solutions = tuple(Solution(1, corrections, tuple(ids.values()), 0, unique) for corrections in made)
    why = None
    if not unique:
        why = CUT if cut else NOTHING_FOUND if not made else ONLY_A_LIMIT if limited else ONLY_TOGETHER
    return Group(tuple(ids.values()), solutions, why, cut)


def _id(system: System, relation: Relation) -> str:
    return finding_id(system.document, system.family(relation), system.sides(relation))
