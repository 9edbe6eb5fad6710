"""Laws that find nothing to hold, or are set aside: what could not be checked is a relation that is never judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from gouji.checking.families.family import UNCHECKABLE, Family, Words
from gouji.checking.families.sides import Sides
from gouji.checking.rules.laws import Law
from gouji.model.document import Beside, Cell, Document
from gouji.model.money import show_amount


class Lacking(StrEnum):
    """What a law does not find, or what sets it aside, as it is told."""

    TABLE = "not checked: {rule}; {kinds} absent"
    UNREAD = "not checked: {rule}; a row of {kinds} was not read"
    ROWS = "not checked: {relations} relations of {rule}; rows of {kinds} may stand among what was not read"
    SEVERAL = "not checked: {rule}; codes stand in several rows of {kinds}"
    """No one row stands for a code, as where a table prints it for each of several units."""
    MONEY = "not checked: {rule}; {place} states {amount}, carried over: {relations} relations are set aside"
    MONEY_UNDECIDED = "not checked: {rule}; {place} may state money carried over: {relations} relations are set aside"
    MONEY_UNREAD = "not checked: {rule}; money under {named} found no place: {relations} relations are set aside"
    NAME = "not checked: {rule}; {kinds} may print {named} by another name"
    DOUBT = "not checked: {rule}; {named} may not be read as printed: {relations} relations wait for its confirmation"
    DOCUMENT = "not checked: {rule}; the other document is not open: {named}"
    TABLE_BESIDE = "not checked: {rule}; {beside} has no {kinds}"
    DOUBT_BESIDE = "not checked: {rule}; {kinds} of {beside} may not have been read as printed"
    PLACE_BESIDE = "not checked: {rule}; {beside} prints no “{named}” in {kinds}"
    """Which is where this one states what it would be held against."""
    COLUMN = "not checked: {rule}; {kinds} prints no column “{named}”"
    """Which is where another table states what it would be held against."""
    NOTHING = "not checked: {rule}; both sides are the same figures: {named}"

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
    Lacking.ROWS: ("row-unread", "~"),
    Lacking.SEVERAL: ("codes-repeated", "*"),
    Lacking.MONEY: ("set-aside", "!"),
    Lacking.MONEY_UNDECIDED: ("set-aside", "!"),
    Lacking.MONEY_UNREAD: ("set-aside", "!"),
    Lacking.NAME: ("name-unknown", "&"),
    Lacking.DOUBT: ("in-doubt", "="),
    Lacking.DOCUMENT: ("document-absent", "@"),
    Lacking.TABLE_BESIDE: ("table-absent", "-"),
    Lacking.DOUBT_BESIDE: ("in-doubt", "="),
    Lacking.PLACE_BESIDE: ("column-absent", "|"),
    Lacking.COLUMN: ("column-absent", "|"),
    Lacking.NOTHING: ("holds-nothing", "%"),
}


SET_ASIDE = frozenset(one for one in Lacking if one.slug == "set-aside")
"""What sets a law aside for money carried over between years."""

OF_THE_READING = SET_ASIDE | {Lacking.ROWS, Lacking.DOUBT, Lacking.COLUMN}
"""What follows from the document as it was read: it tells nothing of a case that its figures do not."""


class Unheld(Family):
    """A law, or a part of it, that finds nothing to hold or is set aside: one relation, never judged.

    ``kinds`` are those of the tables concerned, ``called`` what the form calls them, ``named`` what else is to be
    named, ``relations`` how many relations it would have held, None where nobody knows. ``condition`` is what sets it
    aside, with the figures of ``money``. ``beside`` is the other document that the tables are of.
    """

    def __init__(
        self,
        document: Document,
        law: Law,
        kinds: Sequence[str],
        lacking: Lacking,
        *,
        named: Sequence[str] = (),
        relations: int | None = None,
        condition: str = "",
        money: Sequence[Cell] = (),
        called: Sequence[str] = (),
        beside: Beside | None = None,
    ) -> None:
        super().__init__(document, law, 1)
        self.kinds = tuple(kinds)
        self.called = tuple(called) or self.kinds
        self.lacking = lacking
        self.named = tuple(named)
        self.relations = relations
        self.condition = condition
        self.money = tuple(money)
        self.beside = beside
        self.outcomes[0] = UNCHECKABLE

    @property
    def tables(self) -> frozenset[int]:
        return frozenset()

    def sides(self, i: int) -> Sides:
        return Sides(None, self.money)

    def key(self, sides: Sides) -> str:
        kinds = f"{self.beside}:{'+'.join(self.kinds)}" if self.beside else "+".join(self.kinds)
        return f"{self.lacking.mark}{self.condition or kinds}"

    def message(self, i: int, sides: Sides) -> str:
        return self.lacking

    @property
    def words(self) -> Words:
        relations = () if self.relations is None else (str(self.relations),)
        amount = (self._amount(self.money[0]),) if self.money else ()
        beside = (self.beside.message,) if self.beside else ()
        told = {"kinds": self.called, "named": self.named, "relations": relations, "amount": amount, "beside": beside}
        return {"rule": (self.law.name or self.law.id,)} | {name: words for name, words in told.items() if words}

    def _amount(self, cell: Cell) -> str:
        table = self.document.tables[cell.table]
        figure = table.content(cell.row, cell.column).figure
        return f"{show_amount(figure.fen, table.unit, figure.decimals)} {table.unit.value}" if figure else "–"

    def naming(self, cell: Cell) -> Iterator[int]:
        return iter(())

    def touching(self, cell: Cell) -> Iterator[int]:
        return iter((0,) if cell in self.money else ())

    def judge(self, i: int) -> None:
        """Never judged; what is told of it changes with the money that sets it aside."""
