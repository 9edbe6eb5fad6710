"""A relation laid out for whoever reads it: its law, a line a figure, what these come to, and how far that is out.

A line is made when it is asked for, for a total may have thousands of rows below it. Held by
``test_a_sum_of_many_parts_is_laid_out_as_far_as_it_is_looked_at``.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple, overload

import numpy as np

from gouji.casework.relations.small_sum import SmallSum
from gouji.casework.telling.sentences import place, place_beside, place_elsewhere, sentence
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.families.sense import Sense
from gouji.checking.families.sides import Elsewhere, Term
from gouji.checking.findings import describe
from gouji.checking.relation import Relation
from gouji.model.document import Cell, Document
from gouji.model.money import show_amount
from gouji.model.table import Origin
from gouji.wording import say


class Part(Enum):
    """What a line of a small sum is."""

    LAW = auto()
    WHY = auto()
    """Why the law holds."""
    TOLD = auto()
    """What is told where no figures are held against each other."""
    ADDED = auto()
    TOTAL = auto()
    PRINTED = auto()
    TOGETHER = auto()
    """What several printed figures come to."""
    DIFFERENCE = auto()


class Line(NamedTuple):
    """One line; it leads to its figure where it has a ``cell``."""

    part: Part
    sign: str
    text: str
    amount: str = ""
    cell: Cell | None = None
    whole: str = ""
    """Where its figure stands, in full; ``text`` leaves out what the relation has in common."""
    elsewhere: Elsewhere | None = None
    """Its figure where that is one of another document."""


SIGNS = {
    Sense.EQUAL: {Outcome.AGREES: "=", Outcome.ROUNDING: "≈", Outcome.DIFFERS: "≠"},
    Sense.AT_MOST: {Outcome.AGREES: "≥", Outcome.ROUNDING: "≈", Outcome.DIFFERS: "<"},
    Sense.AT_LEAST: {Outcome.AGREES: "≤", Outcome.ROUNDING: "≈", Outcome.DIFFERS: ">"},
}
"""How the total stands to what is printed below it."""

PRINTED = {
    Sense.EQUAL: "{place} (printed)",
    Sense.AT_MOST: "{place} (printed; at most the sum)",
    Sense.AT_LEAST: "{place} (printed; at least the sum)",
}


LOOKED_AT = 50
"""How many figures of a sum tell to how many decimals it is shown, at least."""


def law_named(one: SmallSum) -> str:
    """What the law of a relation holds together."""
    return say(one.law.name) if one.law.name else one.law.id


class SumLines(Sequence[Line]):
    """The lines of one relation of a check, as they stand."""

    def __init__(self, check: Check, one: SmallSum) -> None:
        self.sum = one
        self._document = check.document
        tables = self._document.tables
        printed = [(tables[at.table], at) for at, _ in (*one.held, *one.added[:LOOKED_AT])]
        decimals = [int(table.decimals[at.column, at.row]) for table, at in printed if table.unit is one.unit]
        self._decimals = max(decimals, default=0)
        reason = say("; ").join(map(say, one.law.reason))
        self._before = [Line(Part.LAW, "", law_named(one)), Line(Part.WHY, "", say("Because: {reason}", reason=reason))]
        if (one.difference is None and one.outcome is not Outcome.NOT_APPLICABLE) or not one.law.compares:
            self._before.append(self._told(check, one.relation))
        self._after = [*self._elsewhere(), *self._total(), *self._printed(), *self._difference()]

    def __len__(self) -> int:
        return len(self._before) + len(self.sum.added) + len(self._after)

    @overload
    def __getitem__(self, number: int) -> Line: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Line]: ...
    def __getitem__(self, number: int | slice) -> Line | Sequence[Line]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        added, after = number - len(self._before), number - len(self._before) - len(self.sum.added)
        if added < 0:
            return self._before[number]
        return self._added(added) if after < 0 else self._after[after]

    def _told(self, check: Check, relation: Relation) -> Line:
        finding = describe(check.families[relation[0]], relation[1])
        cell = finding.cells[0] if finding.cells and not self.sum.law.compares else None
        return Line(Part.TOLD, "", sentence(check.document, finding), "", cell)

    def _added(self, number: int) -> Line:
        cell, weight = term = self.sum.added[number]
        sign = "−" if weight < 0 else "+" if number else ""
        return Line(Part.ADDED, sign, self._often(term), self._amount(cell), cell, place(self._document, cell))

    def _elsewhere(self) -> list[Line]:
        lines = []
        for number, one in enumerate(self.sum.elsewhere, len(self.sum.added)):
            sign = "−" if one.weight < 0 else "+" if number else ""
            told = whole = place_elsewhere(self._document, one)
            if abs(one.weight) > 1:
                told = say("{count} × {place}", count=abs(one.weight), place=whole)
            amount = amount_of(self._document.beside[one.beside], one.cell, named=self.sum.units_differ)
            lines.append(Line(Part.ADDED, sign, told, amount, None, whole, one))
        return lines

    def _total(self) -> list[Line]:
        weights = [weight for _, weight in self.sum.added[:2]] + [one.weight for one in self.sum.elsewhere]
        if self.sum.total is None or weights == [1]:
            return []
        return [Line(Part.TOTAL, "=", say("sum of the parts"), self._reckoned(self.sum.total))]

    def _printed(self) -> list[Line]:
        if not self.sum.law.compares:
            return []
        sign = SIGNS[self.sum.sense].get(self.sum.outcome, "")
        if not self.sum.held:
            return [Line(Part.PRINTED, sign, say("printed: no such row"))] if self.sum.added else []
        if len(self.sum.held) == 1:
            cell, _ = term = self.sum.held[0]
            told = say(PRINTED[self.sum.sense], place=self._often(term))
            return [Line(Part.PRINTED, sign, told, self._amount(cell), cell, place(self._document, cell))]
        lines = []
        for number, term in enumerate(self.sum.held):
            cell, weight = term
            minus = "−" if weight < 0 else "+" if number else ""
            text = say(PRINTED[Sense.EQUAL], place=self._often(term))
            whole = place(self._document, cell)
            lines.append(Line(Part.PRINTED, minus, text, self._amount(cell), cell, whole))
        if self.sum.printed is not None:
            together = {Sense.EQUAL: "printed together", Sense.AT_MOST: "printed together; at most the sum"}
            told = together.get(self.sum.sense, "printed together; at least the sum")
            lines.append(Line(Part.TOGETHER, sign, say(told), self._reckoned(self.sum.printed)))
        return lines

    def _difference(self) -> list[Line]:
        if self.sum.difference is None:
            return []
        return [Line(Part.DIFFERENCE, "", say("Difference"), self._reckoned(self.sum.difference, signed=True))]

    def _often(self, term: Term) -> str:
        cell, weight = term
        lead = self.sum.lead or cell
        told = place(self._document, cell) if lead == cell else place_beside(self._document, cell, lead)
        return told if abs(weight) == 1 else say("{count} × {place}", count=abs(weight), place=told)

    def _amount(self, cell: Cell) -> str:
        return amount_of(self._document, cell, named=self.sum.units_differ)

    def _reckoned(self, fen: int, *, signed: bool = False) -> str:
        unit = self.sum.unit
        told = show_amount(fen, unit, self._decimals)
        told = f"+{told}" if signed and fen > 0 else told
        return f"{told} {unit.value}" if self.sum.units_differ else told


def amount_of(document: Document, cell: Cell, *, named: bool = False) -> str:
    """A figure as it is printed, its unit ``named`` or not; blank where it is."""
    table = document.tables[cell.table]
    content = table.content(cell.row, cell.column)
    if content.origin is Origin.UNDECIDED:
        return say("undecided")
    if content.figure is None:
        return ""
    told = show_amount(content.figure.fen, table.unit, content.figure.decimals)
    return f"{told} {table.unit.value}" if named else told


def widest_amount(document: Document) -> str:
    """The longest figure of a document, with its sign: what a column of figures has to have room for."""
    ends = (
        show_amount(-int(np.abs(table.values).max()), table.unit, int(table.decimals.max()))
        for table in document.tables
        if table.values.size
    )
    return max(ends, key=len, default="")
