"""Rows that a rule adds up one by one: which of their kind it skips, and which another rule adds up and it does not.

A rule that lists the parts of a class counts on there being no others; so do two rules that list the same rows for two
columns. Held by ``tests/casework/test_ranges.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gouji.checking.lowering.ground import Ground
from gouji.checking.rules.formula import Formula, Term
from gouji.checking.rules.laws import AnyLaw, FormulaLaw
from gouji.model.brood import NO_ROW
from gouji.model.document import Cell, Document
from gouji.model.money import show_amount
from gouji.model.table import Table
from gouji.wording import listed, say

NAMED = 5
"""So many rows are told by their names."""


@dataclass(frozen=True)
class Range:
    """Rows of one column that a side of a formula adds up, and all rows of the table that the formula names."""

    rule: str
    formula: Formula
    table: int
    column: int
    rows: frozenset[int]
    named: frozenset[int]


def ranges(ground: Ground, law: AnyLaw) -> Iterator[Range]:
    """Those of a rule of formulas."""
    for formula in law.formulas if isinstance(law, FormulaLaw) else ():
        named = _cells(ground, formula.terms)
        for side in (formula.left, formula.right):
            added: dict[tuple[int, int, bool], set[int]] = {}
            for term in side:
                for cell in _cells(ground, (term,)):
                    added.setdefault((cell.table, cell.column, term.coefficient > 0), set()).add(cell.row)
            for (table, column, _), rows in added.items():
                beside = frozenset(cell.row for cell in named if cell.table == table)
                yield Range(law.name, formula, table, column, frozenset(rows), beside)


def skipped(document: Document, one: Range) -> Iterator[str]:
    """What the sum leaves out though it states money: rows that belong to what the others belong to.

    One row by itself is no sum, unless it is held against what it belongs to.
    """
    table = document.tables[one.table]
    by_parent: dict[int, set[int]] = {}
    for row in one.rows:
        by_parent.setdefault(int(table.parents[row]), set()).add(row)
    for parent, below in by_parent.items():
        if parent == NO_ROW or (len(below) == 1 and parent not in one.named):
            continue
        place = table.brood.index_of(parent)
        siblings = [] if place is None else table.brood.children(place).tolist()
        left = [row for row in siblings if not _is_named(table, row, one.named) and table.values[one.column, row]]
        if left:
            yield say(
                "of the parts of {parent} the sum skips: {rows}",
                parent=_row(table, parent),
                rows=_told(table, left, one.column),
            )


def uncovered(document: Document, these: Iterable[Range], others: Iterable[Range]) -> Iterator[str]:
    """Rows that of two ranges which are mostly the same one covers and the other does not, though it states money."""
    every = [*others]
    for one in these:
        for other in every:
            shared = one.rows & other.rows
            alike = 2 * len(shared) >= max(len(one.rows), len(other.rows)) and len(shared) > 1
            if one.formula is other.formula or one.table != other.table or not alike:
                continue
            table = document.tables[one.table]
            missing = [
                row for row in sorted(other.rows - one.rows) if table.values[one.column, row] and row not in one.named
            ]
            if missing:
                yield say(
                    "“{other}” also adds up: {rows}; this rule does not",
                    other=other.rule,
                    rows=_told(table, missing, one.column),
                )


def _cells(ground: Ground, terms: Iterable[Term]) -> list[Cell]:
    own = (one for one in terms if not one.address.document)
    cells = (ground.cells_of_code(one.address) if one.by_code else (ground.cell_of(one.address),) for one in own)
    return [cell for found in cells for cell in found if cell is not None]


def _is_named(table: Table, row: int, named: frozenset[int]) -> bool:
    """Whether a row or something below it is named."""
    for one in named:
        at = one
        while at not in (row, NO_ROW):
            at = int(table.parents[at])
        if at == row:
            return True
    return False


def _row(table: Table, row: int) -> str:
    printed = table.rows[row]
    return " ".join(filter(None, (table.id, printed.code, printed.name)))


def _told(table: Table, rows: list[int], column: int) -> str:
    told = listed(_with_amount(table, row, column) for row in rows[:NAMED])
    return told if len(rows) <= NAMED else say("{rows} and others, {count} in all", rows=told, count=len(rows))


def _with_amount(table: Table, row: int, column: int) -> str:
    printed = table.rows[row]
    amount = show_amount(int(table.values[column, row]), table.unit, int(table.decimals[column, row]))
    return " ".join(filter(None, (printed.code, printed.name, amount)))
