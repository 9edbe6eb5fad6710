"""Document × relations → findings. A re-check after a change touches only the relations that name the cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from gouji.checking.families.family import ROUNDING, Family, Outcome
from gouji.checking.findings import Finding, describe, finding_id
from gouji.checking.lowering.lower import lower
from gouji.checking.rules.choosing import Choice, choose
from gouji.checking.unchecked import Unchecked
from gouji.model.document import Cell, Document

Found = TypeVar("Found")

Relation = tuple[int, int]
"""One relation of a check: its family, and its place in that."""

Order = tuple[int, int, int]
"""Where a finding stands among all: what must be mended first, then the order of rules and rows."""


def order_of(relation: Relation, finding: Finding) -> Order:
    """Where the finding of a relation stands."""
    return (finding.open_rank, *relation)


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What a change did to one relation: its verdict is another, or it stands and a figure of it is another.

    ``finding`` is None when it now agrees or does not apply.
    """

    relation: Relation
    id: str
    finding: Finding | None
    """The stated cell, or the first of the sum where none is stated."""


class Check:
    """The standing verdict on a document by one pack; keep it while the case is open."""

    def __init__(self, document: Document, choice: Choice | None = None, confirmed: Container[int] = ()) -> None:
        """By the pack of ``choice``; without one, by that which is chosen for the document.

        Tables whose reading is in doubt are judged where it was ``confirmed`` against the source.
        """
        self.document = document
        self.choice = choice or choose(document)
        doubted = (number for number, table in enumerate(document.tables) if table.doubts)
        self.in_doubt = frozenset(number for number in doubted if number not in confirmed)
        """The tables of which nothing is held, for they may not have been read as they are printed."""
        lowered = lower(document, self.choice.pack, self.in_doubt)
        self.families = lowered.families
        self.unchecked: tuple[Unchecked, ...] = lowered.unchecked
        """What of the pack is not judged, in the order of its laws."""
        self._premises = lowered.premises
        self._described: dict[Relation, Finding] = {}
        """Findings already told, until a figure of theirs changes."""
        self._found: dict[Callable[[Check], Any], Any] = {}
        """What was worked out of the whole check, until any figure changes."""
        self.sweep()

    @classmethod
    def of_all(cls, document: Document) -> Check:
        """A check that holds every table as it was read, be its reading in doubt or not."""
        return cls(document, confirmed=range(len(document.tables)))

    def sweep(self) -> None:
        """Judge every relation."""
        self._described.clear()
        self._found.clear()
        for family in self.families:
            family.sweep()

    @property
    def differing(self) -> int:
        """How many relations differ."""
        return sum(int(np.count_nonzero(family.outcomes == Outcome.DIFFERS)) for family in self.families)

    def stands(self, changed: Iterable[Cell]) -> bool:
        """Whether a check made anew would hold the same relations after these figures changed."""
        return self._premises.stand(changed)

    def touching(self, cell: Cell) -> Iterator[tuple[Family, int]]:
        """The relations that name a cell."""
        for family in self.families:
            for i in family.touching(cell):
                yield family, i

    def recheck(self, cell: Cell) -> list[Rechecked]:
        """Judge again what names ``cell``; returns what changed."""
        self._found.clear()
        changed = []
        for number, family in enumerate(self.families):
            for i in family.touching(cell):
                relation = number, i
                self._described.pop(relation, None)
                is_other = family.judge(i)
                if int(family.outcomes[i]) >= ROUNDING:
                    found = self._describe(relation)
                    changed.append(Rechecked(relation, found.id, found))
                elif is_other:
                    changed.append(Rechecked(relation, finding_id(family, family.sides(i)), None))
        return changed

    def findings(self) -> list[Finding]:
        """Everything that does not agree, the worst first, then in the order of rules and rows."""
        return [finding for _, finding in self.in_order()]

    def in_order(self) -> list[tuple[Order, Finding]]:
        """The findings, each with where it stands."""
        relations = (
            (number, i)
            for number, family in enumerate(self.families)
            for i in np.flatnonzero(family.outcomes >= Outcome.ROUNDING).tolist()
        )
        found = ((relation, self._described.get(relation) or self._describe(relation)) for relation in relations)
        return sorted((order_of(*one), one[1]) for one in found)

    def _describe(self, relation: Relation) -> Finding:
        number, i = relation
        found = self._described[relation] = describe(self.families[number], i)
        return found

    def once(self, look: Callable[[Check], Found]) -> Found:
        """What ``look`` finds in the check as it stands: looked for once until a figure is judged again, however many
        ask (``tests/checking/test_check.py``)."""
        if look not in self._found:
            self._found[look] = look(self)
        found: Found = self._found[look]
        return found

    def counts(self) -> Counter[Outcome]:
        """How many relations came out how."""
        total: Counter[Outcome] = Counter(dict.fromkeys(Outcome, 0))
        for family in self.families:
            for outcome, count in enumerate(np.bincount(family.outcomes, minlength=len(Outcome))):
                total[Outcome(outcome)] += int(count)
        return total
