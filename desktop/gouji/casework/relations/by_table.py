"""All relations of a check by table and law, with how many came out how; none is described before it is looked at.

A check may hold a million of them, so they are counted and chosen as arrays. One between two tables stands in both, and
is shown there by its figure in that table; what finds no table to hold stands in none. Held by
``tests/casework/relations/test_by_table.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from gouji.checking.check import Check
from gouji.checking.families.family import OUTCOMES, Family, Flags, Outcome, state_of
from gouji.checking.relation import Relation
from gouji.checking.rules.laws import Law
from gouji.model.table import Table
from gouji.pictures.ties import End, naming
from gouji.wording import say

_WORST_FIRST = np.array([4, 3, 2, 0, 1], np.uint8)
"""Where each outcome stands, by its number: what differs first, what does not apply last."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which relations are looked for: those of one state, or all that apply where it is blank, with a text in their
    law, or in the code, name or column by which they are shown; of a ``tie`` those that name both its ends, shown in
    the table that is its first."""

    state: str = ""
    text: str = ""
    tie: tuple[End, End] | None = None
    _found: dict[int, tuple[Flags, Flags]] = field(default_factory=dict, compare=False, repr=False)
    """The rows and columns of a table that bear the text, by its number: many laws are looked through for them."""

    def outcomes(self, law: Law) -> list[int]:
        """The outcomes that are meant of a law."""
        if not self.state:
            return [one for one in Outcome if one is not Outcome.NOT_APPLICABLE]
        return [one for one in Outcome if state_of(one, law.severity) == self.state]

    def tied(self, family: Family) -> Flags:
        """Which relations of a family name both ends of the tie; all where none is asked for."""
        if self.tie is None:
            return np.ones(len(family.outcomes), np.bool_)
        one, other = self.tie
        return naming(family, one) & naming(family, other)

    def in_law(self, law: Law) -> bool:
        """Whether the text, or none, stands in what a law is called."""
        return self.text.casefold() in f"{say(law.name) if law.name else ''} {law.id}".casefold()

    def in_table(self, number: int, table: Table) -> tuple[Flags, Flags]:
        """Which rows and which columns of a table bear the text."""
        if number not in self._found:
            text = self.text.casefold()
            rows = [text in f"{row.code or ''} {row.name}".casefold() for row in table.rows]
            columns = [text in column.casefold() for column in table.columns]
            self._found[number] = np.array(rows, np.bool_), np.array(columns, np.bool_)
        return self._found[number]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Relations of one law in one table, the worst first, then in their order."""

    families: NDArray[np.int32]
    places: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, number: int) -> Relation:
        return int(self.families[number]), int(self.places[number])

    def index(self, relation: Relation) -> int | None:
        """Where a relation stands among them."""
        met = np.flatnonzero((self.families == relation[0]) & (self.places == relation[1]))
        return int(met[0]) if len(met) else None

    def same(self, other: Chosen) -> bool:
        """Whether just these are chosen, in this order."""
        return np.array_equal(self.families, other.families) and np.array_equal(self.places, other.places)


def distinct(chosen: Iterable[Chosen]) -> int:
    """How many relations are chosen, each counted once; those of most families stand in one table alone."""
    places: dict[int, list[NDArray[np.int32]]] = {}
    for one in chosen:
        for family in np.unique(one.families).tolist():
            places.setdefault(family, []).append(one.places[one.families == family])
    return sum(len(met[0]) if len(met) == 1 else len(np.unique(np.concatenate(met))) for met in places.values())


class Bundle:
    """The relations of one law in one table; ``table`` is None for those of a law that finds no table to hold."""

    def __init__(self, check: Check, table: int | None, law: Law) -> None:
        self.table, self.law = table, law
        self._check = check
        self._numbers: list[int] = []

    def take(self, family: int) -> None:
        """One more family of the law."""
        self._numbers.append(family)

    def counts(self) -> Counter[str]:
        """How many are in each state, by its word."""
        counts: Counter[str] = Counter()
        for number in self._numbers:
            family = self._check.families[number]
            found = np.bincount(family.outcomes[self._here(family)], minlength=len(OUTCOMES))
            for outcome, count in zip(OUTCOMES, found.tolist(), strict=True):
                if count:
                    counts[state_of(outcome, self.law.severity)] += count
        return counts

    def choose(self, wanted: Wanted) -> Chosen:
        """Those that are looked for."""
        if wanted.tie is not None and self.table != wanted.tie[0]:
            return Chosen(np.zeros(0, np.int32), np.zeros(0, np.int32))
        outcomes = wanted.outcomes(self.law)
        in_law = wanted.in_law(self.law)
        families, places = [], []
        for number in self._numbers:
            family = self._check.families[number]
            met = self._here(family) & np.isin(family.outcomes, outcomes) & wanted.tied(family)
            if not in_law and met.any():
                met &= self._shown_by(family, wanted)
            found = np.flatnonzero(met).astype(np.int32)
            places.append(found)
            families.append(np.full(len(found), number, np.int32))
        numbers, chosen = np.concatenate(families), np.concatenate(places)
        ranks = np.concatenate(
            [
                _WORST_FIRST[self._check.families[number].outcomes[found]]
                for number, found in zip(self._numbers, places, strict=True)
            ]
        )
        order = np.argsort(ranks, kind="stable")
        return Chosen(numbers[order], chosen[order])

    def _here(self, family: Family) -> Flags:
        """Which relations of a family stand in the table."""
        return np.ones(len(family.outcomes), np.bool_) if self.table is None else family.naming_table(self.table)

    def _shown_by(self, family: Family, wanted: Wanted) -> Flags:
        """Which of them are shown there by a code, name or column with the text."""
        if self.table is None:
            return np.zeros(len(family.outcomes), np.bool_)
        rows, columns = family.ends(self.table)
        in_row, in_column = wanted.in_table(self.table, self._check.document.tables[self.table])
        return (in_row[rows] | in_column[columns]) & (rows >= 0)


def by_table(check: Check) -> Iterator[list[Bundle]]:
    """The bundles of each table in the order of the laws, table by table; last those of no table."""
    bundles: dict[int | None, dict[str, Bundle]] = {number: {} for number in range(len(check.document.tables))}
    bundles[None] = {}
    for number, family in enumerate(check.families):
        for table in sorted(family.tables) or (None,):
            laws = bundles[table]
            if family.law.id not in laws:
                laws[family.law.id] = Bundle(check, table, family.law)
            laws[family.law.id].take(number)
    for laws in bundles.values():
        yield list(laws.values())
