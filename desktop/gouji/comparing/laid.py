"""Two documents laid side by side, table by table: lines and columns that both have, what one has alone, and what
cannot be told to be the same.

On the left several documents may lie, as the units of a department: their figures are added up. ``laying.py`` lays
them. Held by ``tests/comparing/test_laid.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from gouji.checking.check import Check
from gouji.model.document import Cell
from gouji.model.table import Origin, Row


class Unpaired(StrEnum):
    """Why something was not compared."""

    ALONE = "the other document prints no such"
    NOT_ALL = "not all of the other documents print it"
    UNSURE = "it may be several of the other document"
    IN_DOUBT = "its reading is in doubt"
    LEVEL = "the other document prints no rows of this level"
    SIDES = "it has other sides than that of the other document"
    UNREAD = "it may stand where nothing was read"
    UNDECIDED = "it is not decided where figures of its row stand"


class Single(NamedTuple):
    """What was not compared: of which document (0 the right, 1… the left), which table, row and column of it."""

    document: int
    table: int
    row: int | None
    column: int | None
    why: Unpaired


@dataclass(frozen=True, slots=True)
class Line:
    """A row of both, by its place in the right table and in each left one; None where that has none."""

    right: int | None
    lefts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Across:
    """A column of both: by document, the right one first, which it is on each side that prints it."""

    numbers: tuple[Mapping[int, int], ...]

    @property
    def right(self) -> int:
        """Its first place in the right table."""
        return next(iter(self.numbers[0].values()))


@dataclass
class Sheet:
    """A table of both, side by side."""

    right: int
    lefts: tuple[int | None, ...]
    lines: list[Line] = field(default_factory=list)
    across: dict[int, list[Across]] = field(default_factory=dict)
    """The columns of each side; sides that list one thing in several columns are one."""
    sides: list[int] = field(default_factory=list)
    """The side on which each line stands."""
    moved: dict[int, int] = field(default_factory=dict)
    """The lines that went, and as which they came again."""

    def line_of(self, document: int, row: int) -> int | None:
        """The line of a row of a document."""
        return self._lines.get((document, row))

    def settle(self) -> None:
        """All lines are there."""
        self._lines = {
            (document, row): number
            for number, line in enumerate(self.lines)
            for document, row in enumerate((line.right, *line.lefts))
            if row is not None
        }


class Spot(NamedTuple):
    """A figure of both: sheet, line, and column of its side."""

    sheet: int
    line: int
    column: int


class Amount(NamedTuple):
    """What figures tell together: 分, how far that may lie from the true amount, and whether any is printed."""

    fen: int
    half: int
    printed: bool


@dataclass
class Laid:
    """Documents side by side: the right first, then the left ones."""

    checks: tuple[Check, ...]
    sheets: list[Sheet] = field(default_factory=list)
    singles: list[Single] = field(default_factory=list)

    def cells(self, spot: Spot) -> tuple[Cell | None, ...]:
        """Where a figure stands in each document."""
        sheet = self.sheets[spot.sheet]
        line, across = sheet.lines[spot.line], sheet.across[sheet.sides[spot.line]][spot.column]
        tables, rows, found = (sheet.right, *sheet.lefts), (line.right, *line.lefts), []
        for number, (table, row, columns) in enumerate(zip(tables, rows, across.numbers, strict=True)):
            column = None
            if table is not None and row is not None:
                column = columns.get(self.checks[number].document.tables[table].rows[row].side)
            found.append(None if table is None or row is None or column is None else Cell(table, row, column))
        return tuple(found)

    def row(self, sheet: int, line: int) -> Row:
        """The row of a line, as the first document that prints it calls it."""
        one = self.sheets[sheet]
        tables, rows = (one.right, *one.lefts), (one.lines[line].right, *one.lines[line].lefts)
        number, table, row = next(
            (n, table, row)
            for n, (table, row) in enumerate(zip(tables, rows, strict=True))
            if table is not None and row is not None
        )
        return self.checks[number].document.tables[table].rows[row]

    def spots(self) -> Iterator[Spot]:
        """Every figure that is compared."""
        for number, sheet in enumerate(self.sheets):
            for line, side in enumerate(sheet.sides):
                yield from (Spot(number, line, column) for column in range(len(sheet.across[side])))

    def amount(self, document: int, cell: Cell | None) -> Amount:
        """What a document prints in a cell."""
        if cell is None:
            return Amount(0, 0, False)
        table = self.checks[document].document.tables[cell.table]
        printed = bool(table.present[cell.column, cell.row])
        return Amount(int(table.values[cell.column, cell.row]), table.half_unit(cell.row, cell.column), printed)

    def is_undecided(self, cells: Sequence[Cell | None]) -> bool:
        """Whether some document does not tell what stands there."""
        return any(
            cell is not None
            and self.checks[number].document.tables[cell.table].origin[cell.column, cell.row] == Origin.UNDECIDED
            for number, cell in enumerate(cells)
        )

    def left(self, cells: Sequence[Cell | None]) -> Amount:
        """What the left documents print together."""
        every = [self.amount(number, cell) for number, cell in enumerate(cells) if number]
        return Amount(sum(one.fen for one in every), sum(one.half for one in every), any(one.printed for one in every))
