"""The dry run: what a rule would find in the open document, before it is kept, and what is suspicious of it.

It is made at each pause of typing, and a rule of each code finds thousands of relations: one is described when it is
looked at (``test_a_relation_is_described_when_it_is_looked_at``). Of thousands it takes longer than a key may wait, so
that it goes on in another thread, which is asked at every step whether it is still wanted.

Held by ``tests/casework/test_trying.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, takewhile
from typing import TypeVar

from gouji.casework.ruling.doubling import doubled
from gouji.casework.ruling.faults import Fault
from gouji.casework.ruling.offsetting import offsetting
from gouji.casework.ruling.ranges import ranges, skipped, uncovered
from gouji.casework.telling.sentences import place, sentence
from gouji.casework.telling.unchecked import statement
from gouji.checking.check import Check
from gouji.checking.families.family import AGREES, NOT_APPLICABLE, Family
from gouji.checking.families.sides import Sides
from gouji.checking.families.unheld import Lacking, Unheld
from gouji.checking.findings import describe
from gouji.checking.lowering.ground import Ground
from gouji.checking.lowering.lower import Lowered, lower
from gouji.checking.rules.laws import AnyLaw
from gouji.checking.rules.own import Draft, OwnRules
from gouji.checking.rules.pack import Pack
from gouji.errors import Misread, UserError
from gouji.model.document import Cell, Document
from gouji.model.money import show_amount
from gouji.wording import say

Told = TypeVar("Told")

SOME_NAME = "…"
"""What a rule is called while it has no name yet."""

NO_SIDES = partial(Sides, None, ())

DIFFERING = ("differs", "to explain", "hint")
AGREEING = ("agrees", "rounding")
UNCHECKED = ("uncheckable", "not-applicable")
WORST_FIRST = (*DIFFERING, *UNCHECKED, *reversed(AGREEING))


@dataclass(frozen=True)
class Tried:
    """What became of one relation, or of a part of the rule that does not apply: the word of its state, and what is
    told of it as long as the document stands as it was tried."""

    state: str
    _told: Callable[[], str]
    _sides: Callable[[], Sides] = NO_SIDES

    @property
    def sentence(self) -> str:
        return self._told()

    @property
    def cell(self) -> Cell | None:
        """A figure of it, where it names any."""
        return next(iter(self._sides().cells), None)


@dataclass(frozen=True)
class Trial:
    """What a rule finds, the worst first; or why it is not understood."""

    relations: tuple[Tried, ...] = ()
    warnings: tuple[str, ...] = ()
    fault: Fault | None = None

    @property
    def sentence(self) -> str:
        """How many relations came out how."""
        counts = Counter(one.state for one in self.relations)
        return say(
            "In this document: {agree} agree, {differ} differ, {unchecked} cannot be checked.",
            agree=sum(counts[one] for one in AGREEING),
            differ=sum(counts[one] for one in DIFFERING),
            unchecked=sum(counts[one] for one in UNCHECKED),
        )


def fault_in(rules: OwnRules, draft: Draft) -> Fault | None:
    """Why a rule, beside others of its user's, is not understood; None where it is."""
    try:
        _understood(rules, draft)
    except Misread as error:
        return Fault.of(error)
    except UserError as error:
        return Fault(1, 1, say(error.message, **error.params))
    return None


def tried(check: Check, rules: OwnRules, draft: Draft, cancelled: Callable[[], bool] = lambda: False) -> Trial:
    """What a rule, beside others of its user's, finds in the document of a check, until it is cancelled."""
    if fault := fault_in(rules, draft):
        return Trial(fault=fault)
    every, law_id = _understood(rules, draft)
    law = every.law(law_id)
    assert law is not None
    pack = check.choice.pack.beside(every.laws, every.names)
    lowered = lower(check.document, pack, check.in_doubt, (law,))
    suspicious = chain(doubled(check, lowered.families), _warnings(check.document, pack, law, lowered))
    found = _until(cancelled, _relations(check, lowered))
    worst_first = sorted(found, key=lambda one: WORST_FIRST.index(one.state))
    warnings = _until(cancelled, suspicious)
    return Trial(tuple(worst_first), tuple(dict.fromkeys(warnings)))


def _until(cancelled: Callable[[], bool], told: Iterable[Told]) -> Iterator[Told]:
    return takewhile(lambda _: not cancelled(), told)


def _understood(rules: OwnRules, draft: Draft) -> tuple[OwnRules, str]:
    return rules.with_rule(replace(draft, name=draft.name.strip() or SOME_NAME))


def _relations(check: Check, lowered: Lowered) -> Iterator[Tried]:
    for family in lowered.families:
        family.sweep()
        for i, outcome in enumerate(family.outcomes.tolist()):
            if outcome != NOT_APPLICABLE:
                yield Tried(family.state(i), partial(_told, check.document, family, i), partial(family.sides, i))
    for one in lowered.unchecked:
        if one.family is None:
            yield Tried("not-applicable", partial(statement, check, one))


def _told(document: Document, family: Family, i: int) -> str:
    if family.outcomes[i] != AGREES:
        return sentence(document, describe(family, i))
    cell = family.sides(i).cells[0]
    table = document.tables[cell.table]
    figure = table.content(cell.row, cell.column).figure
    amount = show_amount(figure.fen, table.unit, figure.decimals) if figure else "–"
    return say("{cell}: {amount} {unit}", cell=place(document, cell), amount=amount, unit=table.unit.value)


def _warnings(document: Document, pack: Pack, law: AnyLaw, lowered: Lowered) -> Iterator[str]:
    """What is suspicious of a rule, though it may be meant so."""
    for family in lowered.families:
        if isinstance(family, Unheld) and family.lacking is Lacking.NOTHING:
            yield from (
                say("this can never fail, both sides are the same figures: {text}", text=text) for text in family.named
            )
    ground = Ground(document, pack)
    these = [*ranges(ground, law)]
    for one in these:
        yield from skipped(document, one)
    others = [one for other in pack.own if other.id != law.id for one in ranges(ground, other)]
    yield from uncovered(document, these, [*these, *others])
    yield from offsetting(document, pack, law)
