"""What lowering went by: the rows of tables, their figures, the text without a place. Where one of its answers turns,
what went by it is lowered anew.

So an open case stands as it would when opened again: with other rows in a table, money carried over come or gone, a
table that prints its first figure, a relation more or less among those set aside, the first figure of a row that is
told of. Held by ``tests/casework/test_lowered_anew.py``, and that the window follows by
``tests/window/test_lowered_anew.py``.

Every answer on figures is one on a table too: rows never change, but another table takes the place of theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from typing import TypeVar

import numpy as np

from gouji.checking.families.family import NOT_APPLICABLE, UNCHECKABLE, UNDECIDED, Family
from gouji.checking.families.rounding import leeway
from gouji.checking.families.ties import Ties
from gouji.checking.rules.laws import TieLaw
from gouji.checking.unread import Unread
from gouji.model.document import Cell, Document
from gouji.model.table import Table

Answer = TypeVar("Answer")
OfTable = Callable[[Table], object]
OfRow = Callable[[Table, int], object]


class Premises:
    """The questions that were asked of a document and of what was not read of it, with their answers."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tables: dict[int, Table] = {}
        """Those that were looked at, whatever was seen there."""
        self._of_tables: dict[tuple[int, OfTable], object] = {}
        self._states: dict[Cell, bool | None] = {}
        self._prints: dict[int, bool] = {}
        self._unread: dict[str, bool] = {}
        self._of_rows: dict[tuple[int, int, OfRow], object] = {}
        self._withheld: list[Family] = []
        self._same_money: list[tuple[Ties, bool]] = []

    def take_in(self, other: Premises) -> None:
        """What was asked by a part of those who ask."""
        self._tables |= other._tables
        self._of_tables |= other._of_tables
        self._states |= other._states
        self._prints |= other._prints
        self._unread |= other._unread
        self._of_rows |= other._of_rows
        self._withheld += other._withheld
        self._same_money += other._same_money

    def table(self, number: int) -> Table:
        """A table, of which anything may be seen but its figures."""
        table = self._tables[number] = self._document.tables[number]
        return table

    def of_table(self, number: int, ask: Callable[[Table], Answer]) -> Answer:
        """What is asked of the rows of a table, where nothing else of it is seen."""
        answer = self._of_tables[number, ask] = ask(self._document.tables[number])
        return answer

    def states(self, cell: Cell) -> bool | None:
        """Whether a figure states money; None where its column is undecided."""
        if cell not in self._states:
            self._states[cell] = _is_stated(self.table(cell.table), cell)
        return self._states[cell]

    def prints(self, number: int) -> bool:
        """Whether a table holds money, or figures of which is not known where they stand."""
        if number not in self._prints:
            self._prints[number] = _is_printed(self.table(number))
        return self._prints[number]

    def may_be_unread(self, key: str, unread: Unread) -> bool:
        """Whether the row of a code or a label may stand in what was not read."""
        return self._unread.setdefault(key, unread.may_hold(key))

    def of_row(self, number: int, row: int, ask: Callable[[Table, int], Answer]) -> Answer:
        """What is asked of the figures of one row."""
        answer = self._of_rows[number, row, ask] = ask(self.table(number), row)
        return answer

    def withhold(self, family: Family) -> int:
        """How many relations a family that is set aside would hold."""
        family.sweep()
        self._withheld.append(family)
        return int(np.count_nonzero(family.outcomes != NOT_APPLICABLE))

    def same_money(self, tie: Ties) -> bool:
        """Whether the totals that a tie holds against each other, or what the 类 of each side come to, are the same."""
        same = _is_same_money(tie)
        self._same_money.append((tie, same))
        return same

    def stand(self, changed: Iterable[Cell], unread: Unread | None = None) -> bool:
        """Whether every answer is the same after these figures changed, tables took the place of others, and where
        other text is ``unread`` now."""
        tables, cells = self._document.tables, {*changed}
        return (
            all(tables[number] is table for number, table in self._tables.items())
            and all(ask(tables[number]) == answer for (number, ask), answer in self._of_tables.items())
            and (unread is None or all(unread.may_hold(key) is held for key, held in self._unread.items()))
            and (not cells or self._stand_after(cells))
        )

    def _stand_after(self, cells: Set[Cell]) -> bool:
        """Whether every answer on figures is the same after these changed."""
        tables, own = self._document.tables, {cell.table for cell in cells}
        rows = {cell[:2] for cell in cells} if self._of_rows else ()
        return (
            all(self._states[cell] is _is_stated(tables[cell.table], cell) for cell in cells & self._states.keys())
            and all(self._prints[number] is _is_printed(tables[number]) for number in own & self._prints.keys())
            and not (rows and any(self._is_another_row(*asked) for asked in self._of_rows if asked[:2] in rows))
            and not (self._withheld and any([*map(self._applies_otherwise, cells)]))
            and all(same is _is_same_money(tie) for tie, same in self._same_money if any(map(tie.names, cells)))
        )

    def _is_another_row(self, number: int, row: int, ask: OfRow) -> bool:
        """Whether an answer turned that was given of a row."""
        return ask(self._document.tables[number], row) != self._of_rows[number, row, ask]

    def _applies_otherwise(self, cell: Cell) -> bool:
        """Whether a relation that is set aside would now be held and was not, or the other way round."""
        turned = False
        for family in self._withheld:
            for i in family.touching(cell):
                before = family.outcomes[i] == NOT_APPLICABLE
                family.judge(i)
                turned |= bool(before != (family.outcomes[i] == NOT_APPLICABLE))
        return turned


def _is_stated(table: Table, cell: Cell) -> bool | None:
    undecided = table.origin.item(cell.column, cell.row) == UNDECIDED
    return None if undecided else bool(table.values.item(cell.column, cell.row))


def _is_printed(table: Table) -> bool:
    return bool(table.values.any() or (table.origin == int(UNDECIDED)).any())


def _is_same_money(tie: Ties) -> bool:
    levels: dict[int, list[int]] = {0: [], 1: []}
    for i in range(len(tie.relations)):
        levels.setdefault(_level(tie, i), []).append(i)
    printed = [i for i in levels[0] if tie.verdict(i)[0] not in (NOT_APPLICABLE, UNCHECKABLE)]
    if any(abs(tie.verdict(i)[1]) <= leeway(tie.halves(i)) for i in printed):
        return True
    apart = sum(tie.verdict(i)[1] for i in levels[1])
    return bool(levels[1]) and abs(apart) <= leeway([half for i in levels[1] for half in tie.halves(i)])


def _level(tie: Ties, i: int) -> int:
    """0 of totals, 1 of 类, whose labels may stand below others."""
    if isinstance(tie.law, TieLaw) and tie.law.tie.each == "class":
        return 1
    tables = tie.document.tables
    return min(tables[cell.table].rows[cell.row].level for cell in tie.relations[i].cells)
