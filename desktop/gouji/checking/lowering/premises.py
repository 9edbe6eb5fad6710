"""What lowering went by of the figures, and of the text without a place: where one of its answers turns, the document
is lowered anew.

So an open case stands as it would when opened again: with money carried over come or gone, a table that prints its
first figure, a relation more or less among those set aside, the first figure of a row that is told of. Held by
``tests/casework/test_lowered_anew.py``, and that the window follows by ``tests/window/test_lowered_anew.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
OfRow = Callable[[Table, int], object]


class Premises:
    """The questions that were asked of the figures of a document and of what was not read, with their answers."""

    def __init__(self, document: Document, others: Iterable[Premises] = ()) -> None:
        """None yet, or those of ``others`` together."""
        self._document = document
        self._states: dict[Cell, bool | None] = {}
        self._prints: dict[int, bool] = {}
        self._unread: dict[str, bool] = {}
        self._of_rows: dict[tuple[int, int], list[tuple[OfRow, object]]] = {}
        self._withheld: list[Family] = []
        self._same_money: list[tuple[Ties, bool]] = []
        for one in others:
            self._states |= one._states
            self._prints |= one._prints
            self._unread |= one._unread
            for row, asked in one._of_rows.items():
                self._of_rows.setdefault(row, []).extend(asked)
            self._withheld += one._withheld
            self._same_money += one._same_money

    def states(self, cell: Cell) -> bool | None:
        """Whether a figure states money; None where its column is undecided."""
        return self._states.setdefault(cell, self._is_stated(cell))

    def prints(self, number: int) -> bool:
        """Whether a table holds money, or figures of which is not known where they stand."""
        return self._prints.setdefault(number, self._is_printed(number))

    def may_be_unread(self, key: str, unread: Unread) -> bool:
        """Whether the row of a code or a label may stand in what was not read."""
        return self._unread.setdefault(key, unread.may_hold(key))

    def of_row(self, number: int, row: int, ask: Callable[[Table, int], Answer]) -> Answer:
        """What is asked of the figures of one row."""
        answer = ask(self._document.tables[number], row)
        self._of_rows.setdefault((number, row), []).append((ask, answer))
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
        """Whether every answer is the same after these figures changed, and where other text is ``unread`` now."""
        cells = {*changed}
        tables = {cell.table for cell in cells} if self._prints else set()
        return (
            all(self._states[cell] is self._is_stated(cell) for cell in cells & self._states.keys())
            and all(self._prints[number] is self._is_printed(number) for number in tables & self._prints.keys())
            and (unread is None or all(unread.may_hold(key) is held for key, held in self._unread.items()))
            and not (self._of_rows and any(map(self._is_another_row, cells)))
            and not (self._withheld and any([*map(self._applies_otherwise, cells)]))
            and all(same is _is_same_money(tie) for tie, same in self._same_money if any(map(tie.names, cells)))
        )

    def _is_stated(self, cell: Cell) -> bool | None:
        table = self._document.tables[cell.table]
        undecided = table.origin.item(cell.column, cell.row) == UNDECIDED
        return None if undecided else bool(table.values.item(cell.column, cell.row))

    def _is_printed(self, number: int) -> bool:
        table = self._document.tables[number]
        return bool(table.values.any() or (table.origin == int(UNDECIDED)).any())

    def _is_another_row(self, cell: Cell) -> bool:
        """Whether an answer turned that was given of the row of a figure."""
        table = self._document.tables[cell.table]
        return any(ask(table, cell.row) != answer for ask, answer in self._of_rows.get(cell[:2], ()))

    def _applies_otherwise(self, cell: Cell) -> bool:
        """Whether a relation that is set aside would now be held and was not, or the other way round."""
        turned = False
        for family in self._withheld:
            for i in family.touching(cell):
                before = family.outcomes[i] == NOT_APPLICABLE
                family.judge(i)
                turned |= bool(before != (family.outcomes[i] == NOT_APPLICABLE))
        return turned


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
