"""A source as it is shown beside its tables: the lines of a text, or sheets of texts, with no value and no format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gouji.model.source import InSheet, Source
from gouji.reading.page.flowing import LAID, laid_out
from gouji.reading.page.page import Grid
from gouji.reading.sources.workbook.cell_names import cell_name


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """The cells of a sheet from A1, all rows as wide; None where a merged cell to the left or above reaches over."""

    name: str
    rows: Sequence[Sequence[str | None]]

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def text(self, row: int, column: int) -> str | None:
        return self.rows[row][column]

    def source(self, row: int, column: int) -> Source:
        return InSheet(self.name, cell_name(row, column))


@dataclass(frozen=True, slots=True)
class Shown:
    """The ``text`` of what has no pages of its own, else the visible ``sheets`` of a workbook."""

    text: str
    sheets: tuple[ShownSheet, ...]


def shown(grid: Grid) -> Shown:
    """A source that was read, as it is shown."""
    if grid.file.format in LAID:
        return Shown(laid_out(grid), ())
    sheets = (
        ShownSheet(page.name, [[block.text(row, at) for at in range(block.width)] for row in range(block.height)])
        for page in grid.pages
        for block in page.blocks
    )
    return Shown("", tuple(sheets))
