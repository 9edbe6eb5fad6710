"""What of a document was not checked as a whole, each with what can be done about it: told over all findings.

Held by ``tests/window/test_verdict.py``, ``test_tables_of_a_second_budget_are_told_over_all``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gouji.casework.prose.counts import TextCounts
from gouji.casework.telling.reach import Reach, reaches
from gouji.casework.telling.unread import asked_and_missing, listed_and_missing
from gouji.checking.check import Check
from gouji.checking.rules.pack import NO_DEPARTMENT
from gouji.wording import listed, say

NAMED = 2
"""Titles that are told before how many there are."""


class Remedy(StrEnum):
    """What can be done, by the message id of its button."""

    COMPARE = "Compare with the source"
    """A table whose reading is in doubt: somebody vouches for it, or describes it."""
    DESCRIBE = "Say what it is"
    """A printed table that was not recognised."""
    GO = "Show the first"
    """Tables to be looked at, or to be opened by themselves."""
    CHOOSE = "Choose rules"
    READ = "See the text"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was not checked."""

    told: str
    remedy: Remedy
    line: int | None = None
    """Of the tables as they are listed, the first that it is about."""
    state: str = ""
    """The word for the worst that was found of it; "" where nothing was judged."""


def gaps(check: Check) -> Iterator[Gap]:
    """Those of the tables and the rules, what weighs most first."""
    document = check.document
    if check.in_doubt:
        numbers = sorted(check.in_doubt)
        tables = listed(document.tables[number].id for number in numbers)
        yield Gap(say("The reading of {tables} is in doubt: not judged.", tables=tables), Remedy.COMPARE, numbers[0])
    if document.grids:
        count = len(document.grids)
        yield Gap(say("{count} tables were not recognised.", count=count), Remedy.DESCRIBE, len(document.tables))
    if titles := listed_and_missing(check):
        yield Gap(say("Listed in the contents and not found: {tables}.", tables=_in_short(titles)), Remedy.READ)
    if titles := asked_and_missing(check):
        yield Gap(say("Of the form and not found: {tables}.", tables=_in_short(titles)), Remedy.CHOOSE)
    if again := [*_of_another_budget(check)]:
        tables = listed(document.tables[number].id for number in again)
        told = say("{tables} follow others of their kind and were tied to none: sums within them alone.", tables=tables)
        yield Gap(told, Remedy.GO, again[0])
    pack = check.choice.pack
    if pack.documents is None and pack.id != NO_DEPARTMENT and not check.choice.by_person:
        yield Gap(say("No rules are made for this form: only general ones were held."), Remedy.CHOOSE)


def _in_short(titles: Sequence[str]) -> str:
    """The first of some titles, and how many there are: a line over the tables has no room for more."""
    if len(titles) <= NAMED:
        return listed(titles)
    return say("{tables} and others, {count} in all", tables=listed(titles[:NAMED]), count=len(titles))


def _of_another_budget(check: Check) -> Iterator[int]:
    """Tables of a kind that stands further up already, as those of a unit do behind those of its department: rules
    take the first of each kind."""
    met: set[str] = set()
    reached = reaches(check)
    for number, table in enumerate(check.document.tables):
        if table.kind in met and reached[number] is Reach.SUMS:
            yield number
        met.add(table.kind)


def gap_of_text(counts: TextCounts) -> Gap | None:
    """What of the text is open, as it was counted last: it is judged after the tables."""
    return Gap(counts.sentence, Remedy.READ, state=counts.worst) if counts.worst else None
