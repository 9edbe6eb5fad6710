"""Relations that name their cells one by one, and rules that have none to name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

import numpy as np

from gouji.checking.families.family import (
    NOT_APPLICABLE,
    UNCHANGED,
    UNCHECKABLE,
    Family,
    Flags,
    Outcome,
    Sense,
    Sides,
    Words,
)
from gouji.checking.rules.laws import Law
from gouji.model.document import Cell, Document
from gouji.model.money import show_amount
from gouji.model.table import Content, Origin


class Ties(Family):
    """Relations that name cells one by one: ties between tables, couplings, formulas.

    ``guards`` are cells that turn the equality into a lower bound as soon as one of them holds money.
    """

    def __init__(
        self, document: Document, rule: Law, relations: Sequence[Sides], sense: Sense, guards: Sequence[Cell] = ()
    ) -> None:
        super().__init__(document, rule, len(relations))
        self.relations = tuple(relations)
        self.guards = tuple(guards)
        self._plain_sense = sense
        self._naming: dict[Cell, list[int]] = {}
        for i, sides in enumerate(self.relations):
            for cell in sides.cells:
                self._naming.setdefault(cell, []).append(i)

    @property
    def sense(self) -> Sense:
        return self.sense_with(UNCHANGED)

    def sense_with(self, changed: Mapping[Cell, Content]) -> Sense:
        return Sense.AT_LEAST if any(self._money(cell, changed) for cell in self.guards) else self._plain_sense

    def verdict(self, i: int, changed: Mapping[Cell, Content] = UNCHANGED) -> tuple[Outcome, int]:
        """Nothing is compared while a guard may hold money or not, nor a limit on a figure that is not printed."""
        outcome, difference = super().verdict(i, changed)
        if outcome in (NOT_APPLICABLE, UNCHECKABLE):
            return outcome, difference
        sense = self.sense_with(changed)
        if sense is self._plain_sense and any(self._money(cell, changed) is None for cell in self.guards):
            return UNCHECKABLE, difference
        stated = self.relations[i].stated
        if sense is Sense.AT_MOST and (stated is None or self._content(stated, changed).figure is None):
            return NOT_APPLICABLE, difference
        return outcome, difference

    def _money(self, cell: Cell, changed: Mapping[Cell, Content]) -> bool | None:
        """Whether a cell holds money; None where that is undecided."""
        content = self._content(cell, changed)
        if content.origin == Origin.UNDECIDED:
            return None
        return content.figure is not None and content.figure.fen != 0

    def _content(self, cell: Cell, changed: Mapping[Cell, Content]) -> Content:
        content = changed.get(cell)
        return content or self.document.tables[cell.table].content(cell.row, cell.column)

    @property
    def tables(self) -> frozenset[int]:
        return frozenset(cell.table for cell in self._naming)

    def naming_table(self, number: int) -> Flags:
        return self._naming_tables.get(number, np.zeros(len(self.relations), np.bool_))

    @cached_property
    def _naming_tables(self) -> dict[int, Flags]:
        named = {number: np.zeros(len(self.relations), np.bool_) for number in self.tables}
        for cell, numbers in self._naming.items():
            named[cell.table][numbers] = True
        return named

    @cached_property
    def across(self) -> Flags:
        tables = self.document.tables
        sides = ({(cell.table, tables[cell.table].rows[cell.row].side) for cell in one.cells} for one in self.relations)
        return np.array([len(apart) > 1 for apart in sides], np.bool_)

    def sides(self, i: int) -> Sides:
        return self.relations[i]

    def naming(self, cell: Cell) -> Iterator[int]:
        return iter(self._naming.get(cell, ()))

    def touching(self, cell: Cell) -> Iterator[int]:
        return iter(range(len(self.relations))) if cell in self.guards else self.naming(cell)


class Lacking(StrEnum):
    """What a law does not find, or what sets it aside, as it is told."""

    TABLE = "not checked: {rule}; {kinds} absent"
    UNREAD = "not checked: {rule}; a row of {kinds} was not read"
    SEVERAL = "not checked: {rule}; codes stand in several rows of {kinds}"
    """No one row stands for a code, as where a table prints it for each of several units."""
    MONEY = "not checked: {rule}; {place} states {amount}, carried over: {relations} relations are set aside"
    MONEY_UNDECIDED = "not checked: {rule}; {place} may state money carried over: {relations} relations are set aside"
    MONEY_UNREAD = "not checked: {rule}; money under {named} found no place: {relations} relations are set aside"
    DOCUMENT = "not checked: {rule}; the other document is not open: {named}"
    FORM = "not checked: {rule}; a formula of this form is not judged yet: {named}"

    @property
    def slug(self) -> str:
        """What it is called where it is data."""
        return _SLUGS[self][0]

    @property
    def mark(self) -> str:
        """What stands for it in the id of a finding."""
        return _SLUGS[self][1]


_SLUGS = {
    Lacking.TABLE: ("table-absent", "-"),
    Lacking.UNREAD: ("row-unread", "?"),
    Lacking.SEVERAL: ("codes-repeated", "*"),
    Lacking.MONEY: ("set-aside", "!"),
    Lacking.MONEY_UNDECIDED: ("set-aside", "!"),
    Lacking.MONEY_UNREAD: ("set-aside", "!"),
    Lacking.DOCUMENT: ("document-absent", "@"),
    Lacking.FORM: ("form-not-judged", "%"),
}


class Unheld(Family):
    """A law, or a part of it, that finds nothing to hold or is set aside: one relation, never judged.

    ``kinds`` are those of the tables concerned, ``named`` what else is to be named, ``relations`` how many relations it
    would have held, None where nobody knows. ``condition`` is what sets it aside, with the figures of ``money``.
    """

    def __init__(
        self,
        document: Document,
        rule: Law,
        kinds: Sequence[str],
        lacking: Lacking,
        *,
        named: Sequence[str] = (),
        relations: int | None = None,
        condition: str = "",
        money: Sequence[Cell] = (),
    ) -> None:
        super().__init__(document, rule, 1)
        self.kinds = tuple(kinds)
        self.lacking = lacking
        self.named = tuple(named)
        self.relations = relations
        self.condition = condition
        self.money = tuple(money)
        self.outcomes[0] = UNCHECKABLE

    @property
    def tables(self) -> frozenset[int]:
        return frozenset()

    def sides(self, i: int) -> Sides:
        return Sides(None, self.money)

    def key(self, sides: Sides) -> str:
        return f"{self.lacking.mark}{self.condition or '+'.join(self.kinds)}"

    def message(self, i: int, sides: Sides) -> str:
        return self.lacking

    @property
    def words(self) -> Words:
        relations = () if self.relations is None else (str(self.relations),)
        amount = (self._amount(self.money[0]),) if self.money else ()
        told = {"kinds": self.kinds, "named": self.named, "relations": relations, "amount": amount}
        return {"rule": (self.rule.name or self.rule.id,)} | {name: words for name, words in told.items() if words}

    def _amount(self, cell: Cell) -> str:
        table = self.document.tables[cell.table]
        figure = table.content(cell.row, cell.column).figure
        return f"{show_amount(figure.fen, table.unit, figure.decimals)} {table.unit.value}" if figure else "–"

    def naming(self, cell: Cell) -> Iterator[int]:
        return iter(())

    def touching(self, cell: Cell) -> Iterator[int]:
        return iter((0,) if cell in self.money else ())

    def judge(self, i: int) -> bool:
        """Never judged; what is told of it changes with the money that sets it aside."""
        return bool(self.money)
