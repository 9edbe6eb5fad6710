"""From what does not agree to the fewest corrections: groups, verified solutions in order, and how sure they are.

A suggestion is made only when every relation that names a corrected cell was judged again with the suggested figures.

The check is read as a sparse linear system and never written to, so that explaining may run beside the window.
Groups of broken relations are settled with the fewest single figures (elimination over a chosen support,
bounded by relations that share no suspect), then by moves: one correction of several cells (rows, columns,
units, exchanges, changes not carried on). Tiers decide between answers of one size: a row printed twice figure
for figure, which every other answer would leave; single figures, rows of one code and rows that only a sister
has; exchanges, which change two figures; conjectures. Every answer is judged again by ``Family.verdict`` before
it is shown. Held by ``test_several_slips_at_once``,
``test_what_the_sums_cannot_tell_apart_is_listed_in_order``, ``test_nothing_is_changed_by_explaining``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from math import inf

from gouji.checking.check import Check
from gouji.checking.findings import finding_id
from gouji.explaining.explanation import Correction, Explanation, Group, Solution
from gouji.explaining.judging.ranking import corrections_of, likelihood
from gouji.explaining.judging.verifying import Judgement, judgement
from gouji.explaining.judging.why_open import (
    ALL_RULED_OUT,
    ALL_RULED_OUT_SO_FAR,
    CUT,
    NEGATIVE,
    NOT_EVERY_ONE_TRIED,
    NOTHING_FOUND,
    ONLY_A_LIMIT,
    ONLY_TOGETHER,
    ROUNDED,
    TOO_MANY_COMBINATIONS,
    TOO_MANY_EQUALS,
)
from gouji.explaining.planning.groups import Members, Planned, connected, planned
from gouji.explaining.planning.plan import Plan
from gouji.explaining.planning.planner import Planner, Tiers
from gouji.explaining.search.clock import Clock, Limit
from gouji.explaining.search.search import Search
from gouji.explaining.slips.carrying import carried_changes
from gouji.explaining.slips.duplicates import repeated_rows, rows_of_one_code
from gouji.explaining.slips.exchanges import exchanges
from gouji.explaining.slips.lost_rows import rows_of_no_sister, rows_of_sisters
from gouji.explaining.slips.patterns import DEDUCED, EXCHANGES
from gouji.explaining.slips.units import wrong_units
from gouji.explaining.system import Relation, System
from gouji.model.document import Cell

TIERS = Tiers(
    seen=(repeated_rows,),
    evident=(rows_of_one_code, rows_of_sisters),
    borne_out=(exchanges,),
    guessed=(rows_of_no_sister, carried_changes),
    standing=wrong_units,
)
"""A row printed twice is seen without any sum; a figure met elsewhere bears a slip out; the rest only sums suggest."""

STEPS = 50_000
"""Some seconds of searching. Steps are counted and not seconds, so that a document is explained in the same way
wherever it is, however busy the machine (``test_a_search_is_cut_by_its_steps_whatever_the_time``).
"""

STOPPED = {Limit.TIME: CUT, Limit.COMBINATIONS: TOO_MANY_COMBINATIONS, Limit.EQUALS: TOO_MANY_EQUALS}


def explain(
    check: Check,
    *,
    excluded: Collection[Cell] = frozenset(),
    deadline_s: float = inf,
    cancelled: Callable[[], bool] = lambda: False,
) -> Explanation:
    """Explain a check; ``excluded`` cells the user ruled out.

    Takes at most ``STEPS`` steps and about ``deadline_s`` seconds, less when ``cancelled`` turns true; a group whose
    search was stopped says so. Without a deadline the same document is always explained in the same way. Neither the
    check nor its document is changed.
    """
    excluded = frozenset(excluded)
    system = System(check, lambda cell: cell not in excluded)
    clock = Clock(time.monotonic() + deadline_s, STEPS, cancelled)
    planner = Planner(Search(system, clock), TIERS)
    found = planned(planner, connected(system, system.broken, [shifts for _, shifts in planner.standing]))
    groups = [_group(system, one, excluded) for one in found]
    return Explanation(tuple(sorted(groups, key=lambda group: -len(group.findings))))


def _group(system: System, one: Planned, excluded: frozenset[Cell]) -> Group:
    ids = {relation: _id(system, relation) for relation in sorted(one.members)}
    good = [fitting for plan in one.plans if (fitting := _judged(system, plan, one.members))]
    fewest = min((variants[0].plan.size for variants in good), default=0)
    good = [variants for variants in good if variants[0].plan.size == fewest]
    told = [_likeliest(system, variants) for variants in good]
    told.sort(key=lambda one: (one.judged.tails - one.judged.before, likelihood(system, one.corrections)))
    why = None
    if excluded and not told and any(not excluded.isdisjoint(system.sides(relation).cells) for relation in one.members):
        why = ALL_RULED_OUT_SO_FAR if one.cut else ALL_RULED_OUT
    elif one.cut:
        why = STOPPED[one.cut]
    elif any(one.bound for answer in told for one in answer.corrections):
        why = ONLY_A_LIMIT
    elif len(told) != 1:
        why = ONLY_TOGETHER if told else NOTHING_FOUND
    elif one.negative:
        why = NEGATIVE
    elif any(_leaves_room(system, variants) for variants in good):
        why = ROUNDED
    elif one.guessed or told[0].judged.tails > told[0].judged.before:
        # a sum that now holds only within the rounding may hide the same slip in the table it is tied to
        why = NOT_EVERY_ONE_TRIED
    settled = tuple(ids.values())
    solutions = tuple(Solution(1, one.corrections, settled, 0, why is None, one.judged.tails) for one in told)
    return Group(settled, solutions, why, one.cut is not None)


@dataclass(frozen=True, slots=True)
class _Variant:
    """A plan that stands when all that names its cells is judged again."""

    plan: Plan
    judged: Judgement
    corrections: tuple[Correction, ...]


def _judged(system: System, plan: Plan, members: Members) -> list[_Variant]:
    """The plan with every amount that stands."""
    judged = ((variant, judgement(system, variant, members)) for variant in plan.variants)
    return [
        _Variant(variant, one, corrections_of(system, variant))
        for variant, one in judged
        if one is not None and not one.open
    ]


def _leaves_room(system: System, variants: Sequence[_Variant]) -> bool:
    """Whether rounding allows other amounts too: of figures, or of a move whose amounts only the sums tell.

    An amount that would be negative is another one too, though none is printed here. Of two figures exchanged, or one
    in the wrong column, each place tells the other's amount; where sums are rounded, both may be wrong by themselves.
    """
    deduced = [move for move in variants[0].plan.moves if move.pattern in DEDUCED | EXCHANGES]
    moved = {system.bounds(relation) for move in deduced for relation in move.shifts(system)}
    loose = any(bounds.closed and not bounds.exact for bounds in moved)
    return loose or len(variants) > 1 or variants[0].plan.negative


def _likeliest(system: System, variants: Sequence[_Variant]) -> _Variant:
    """Of several amounts that would do the one that most sums come out with, then the one a plain slip explains."""
    return min(variants, key=lambda one: (one.judged.tails, likelihood(system, one.corrections)[:-1]))


def _id(system: System, relation: Relation) -> str:
    return finding_id(system.family(relation), system.sides(relation))
