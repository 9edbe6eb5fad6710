"""What lowering went by of the figures: where one of its answers turns, the document is lowered anew.

So an open case stands as it would when opened again: with money carried over come or gone, a table that prints its
first figure, a relation more or less among those set aside. Held by
``tests/casework/test_lowered_anew.py``.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from gouji.checking.families.family import NOT_APPLICABLE, Family
from gouji.model.document import Cell, Document
from gouji.model.table import Origin


class Premises:
    """The questions that were asked of the figures of a document, with their answers."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._states: dict[Cell, bool | None] = {}
        self._prints: dict[int, bool] = {}
        self._withheld: list[Family] = []

    def states(self, cell: Cell) -> bool | None:
        """Whether a figure states money; None where its column is undecided."""
        return self._states.setdefault(cell, self._is_stated(cell))

    def prints(self, number: int) -> bool:
        """Whether a table holds money, or figures of which is not known where they stand."""
        return self._prints.setdefault(number, self._is_printed(number))

    def withhold(self, family: Family) -> int:
        """How many relations a family that is set aside would hold."""
        family.sweep()
        self._withheld.append(family)
        return int(np.count_nonzero(family.outcomes != NOT_APPLICABLE))

    def stand(self, changed: Iterable[Cell]) -> bool:
        """Whether every answer is the same after these figures changed."""
        return all(
            self._states.get(cell, self._is_stated(cell)) is self._is_stated(cell)
            and self._prints.get(cell.table, self._is_printed(cell.table)) is self._is_printed(cell.table)
            and not self._applies_otherwise(cell)
            for cell in changed
        )

    def _is_stated(self, cell: Cell) -> bool | None:
        table = self._document.tables[cell.table]
        undecided = table.origin[cell.column, cell.row] == Origin.UNDECIDED
        return None if undecided else bool(table.values[cell.column, cell.row])

    def _is_printed(self, number: int) -> bool:
        table = self._document.tables[number]
        return bool(table.values.any() or (table.origin == Origin.UNDECIDED).any())

    def _applies_otherwise(self, cell: Cell) -> bool:
        """Whether a relation that is set aside would now be held and was not, or the other way round."""
        turned = False
        for family in self._withheld:
            for i in family.touching(cell):
                before = family.outcomes[i] == NOT_APPLICABLE
                family.judge(i)
                turned |= bool(before != (family.outcomes[i] == NOT_APPLICABLE))
        return turned
