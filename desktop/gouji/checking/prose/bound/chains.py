"""Rows that a chain of names from 类 to 项 leads to, and where a chain goes astray.

A chain is found below the 类 and 款 that it names; of codes whose parents a table does not print, the catalogue tells
them. A name may leave out 支出 at its end, as sentences do. A chain goes astray where a table prints all that comes
before a name, and rows beside it, and none of that name: the sentence calls it otherwise, or speaks of what is not
there (``tests/checking/prose/test_sentences.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gouji.checking.lowering.ground import Ground
from gouji.model.brood import NO_ROW
from gouji.model.catalogue import catalogue, folded
from gouji.model.codes import level_of
from gouji.model.document import Cell
from gouji.model.table import Table
from gouji.prose.claims import Claim

BY_FUNCTION = (
    "general-expenditure",
    "government-fund",
    "state-capital",
    "fiscal-expenditure",
    "fiscal-appropriation",
    "expenditure",
    "revenue-expenditure",
)
"""Kinds of tables whose rows are named by 类, 款 and 项, those of one fund first."""
_OF_FUND = {"政府性基金": "government-fund", "国有资本": "state-capital", "一般公共预算": "general-expenditure"}
_TOTAL_COLUMNS = ("本年支出", "首金额列")
_FUNCTIONS = "2"
_TAIL = re.compile(r"(?<=.{2})支出$")

Chain = Sequence[tuple[int, str]]


class Astray(NamedTuple):
    """Where a chain left a table: below a row that it names, no row is called ``name``; ``beside`` are those there."""

    name: str
    below: Cell
    beside: tuple[Cell, ...]


class Chains:
    """Chains of names in the tables of one document."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._document = ground, ground.document

    def cells(self, chain: Chain, claim: Claim | None) -> Iterator[Cell]:
        """The figures of the row that a chain leads to, in every table by function."""
        for kind in _kinds(claim):
            number = self._ground.number_of(kind)
            if number is None:
                continue
            table = self._document.tables[number]
            rows = [row for row in range(len(table.rows)) if self._leads_to(table, row, chain)]
            cell = self._cell(number, rows[0]) if len(rows) == 1 else None
            if cell is not None:
                yield cell

    def funds(self, claim: Claim) -> tuple[str, ...]:
        """The kinds of tables in which a chain of a claim is looked for: those of one fund where it names one."""
        return _kinds(claim)

    def astray(self, chain: Chain, claim: Claim) -> Astray | None:
        """Where a chain that leads to no row leaves the tables; None where nobody knows."""
        found = None
        for kind in _kinds(claim):
            number = self._ground.number_of(kind)
            if number is None or number in self._ground.in_doubt or self._document.tables[number].gaps:
                continue
            table, here = self._document.tables[number], [*range(len(self._document.tables[number].rows))]
            for place, (level, name) in enumerate(chain):
                of_level = [row for row in here if _level(table, row) == level]
                rows = [row for row in of_level if same_name(table.rows[row].name, name)]
                if len(rows) == 1:
                    below, here = rows[0], [row for row in here if stands_below(table, row, rows[0])]
                    continue
                if place and of_level and not rows:
                    found = found or self._left(number, name, below, of_level)
                break
            else:
                return None
        return found

    def renamed(self, chain: Chain) -> tuple[str, str] | None:
        """A name of a chain that no code has any more in the year of the document, with the one that came after it."""
        year = self._document.year
        for level, name in chain if year else ():
            known = catalogue(_FUNCTIONS).by_name.get(folded(name), ())
            of_level = [one for one in known if not level or level_of(one.code) == level]
            stands = any(one.stands(year or 0) for one in of_level)
            after = catalogue(_FUNCTIONS).names(of_level[0].code, year or 0) if of_level and not stands else ()
            if after:
                return name, after[0].name
        return None

    def _left(self, number: int, name: str, below: int, beside: Sequence[int]) -> Astray | None:
        cells = [self._cell(number, row) for row in (below, *beside)]
        first, *others = (one for one in cells if one is not None) if cells[0] is not None else (None,)
        return Astray(name, first, tuple(one for one in others if one is not None)) if first is not None else None

    def _cell(self, number: int, row: int) -> Cell | None:
        table = self._document.tables[number]
        columns = (self._ground.column_of(table, name, table.row_columns(row)) for name in _TOTAL_COLUMNS)
        column = next((one for one in columns if one is not None), None)
        return Cell(number, row, column) if column is not None else None

    def _leads_to(self, table: Table, row: int, chain: Chain) -> bool:
        level, name = chain[-1]
        own = _level(table, row)
        if not same_name(table.rows[row].name, name) or (level and own != level) or (not level and own != 1):
            return False
        return all(self._is_below(table, row, above, called) for above, called in chain[:-1])

    def _is_below(self, table: Table, row: int, level: int, name: str) -> bool:
        """Whether the row stands below one of that name, or its code does in the catalogue."""
        above = int(table.parents[row])
        while above != NO_ROW:
            if _level(table, above) == level:
                return same_name(table.rows[above].name, name)
            above = int(table.parents[above])
        code = table.rows[row].code
        if not code:
            return True
        known = catalogue(code[0]).names(code[: 1 + 2 * level], self._document.year or 0)
        return not known or any(same_name(entry.name, name) for entry in known)


def same_name(one: str, other: str) -> bool:
    """Whether a sentence and a table mean one thing by two names."""
    return told_as(one) == told_as(other)


def told_as(name: str) -> str:
    """A name as it is told from others, however a sentence writes it."""
    return _TAIL.sub("", folded(name).replace("其它", "其他").replace("“", "").replace("”", ""))


def _level(table: Table, row: int) -> int:
    one = table.rows[row]
    return level_of(one.code) if one.code else one.level


def stands_below(table: Table, row: int, above: int) -> bool:
    """Whether a row stands below another, be it not next to it."""
    row = int(table.parents[row])
    while row not in (NO_ROW, above):
        row = int(table.parents[row])
    return row == above


def _kinds(claim: Claim | None) -> tuple[str, ...]:
    """The kinds of tables to look in: that of the fund which its paragraph names last before it, or its heading."""
    if claim is not None:
        for around in (claim.paragraph.text[: claim.start], *claim.paragraph.headings[:-2:-1]):
            named = max(_OF_FUND, key=around.rfind)
            if named in around:
                return (_OF_FUND[named],)
    return BY_FUNCTION
