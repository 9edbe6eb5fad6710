"""Which relations name a cell: those of its table's families, of a wide table also by their column.

A table has one family for each column that is footed, so that asking all of them about each of its cells would take
as many steps as it has columns, squared (``test_a_table_of_twice_the_columns_is_read_and_checked_in_twice_the_steps``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import merge

from gouji.checking.families.family import Family
from gouji.model.document import Cell


class Naming:
    """The families of a check by what they name; the families stay the same while it lasts."""

    def __init__(self, families: Sequence[Family]) -> None:
        self._families = families
        self._numbers: defaultdict[tuple[int, int | None], list[int]] = defaultdict(list)
        """By table, and by column for those that name figures of no other."""
        for number, family in enumerate(families):
            for table in family.tables:
                self._numbers[table, family.column].append(number)

    def of(self, cell: Cell) -> Iterator[tuple[int, int]]:
        """The relations, each by its family and its place in that, in the order of the families."""
        several, one = ((cell.table, column) for column in (None, cell.column))
        for number in merge(self._numbers.get(several, ()), self._numbers.get(one, ())):
            for i in self._families[number].naming(cell):
                yield number, i
