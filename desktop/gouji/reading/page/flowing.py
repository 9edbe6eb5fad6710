"""What has no pages of its own, a Word document or a page of the web, laid out as lines: a paragraph or a row each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gouji.model.doubt import Doubts
from gouji.model.reason import Reason
from gouji.model.source import AtLine, Source
from gouji.reading.page.page import Grid, Line

LAID = frozenset({"docx", "doc", "rtf", "html", "mht"})
"""Kinds of files that are read so."""


@dataclass(frozen=True, slots=True)
class LaidBlock:
    """Rows of a table, the first on line ``first``. ``reaches`` tells of the cells that cover several columns."""

    rows: Sequence[Sequence[str | None]]
    first: int
    width: int
    reaches: Mapping[tuple[int, int], int]
    edges: tuple[float, ...] = ()
    loose: bool = False
    unsure: Reason | None = None
    doubts: Doubts = ()

    @property
    def height(self) -> int:
        return len(self.rows)

    def text(self, row: int, column: int) -> str | None:
        return self.rows[row][column]

    def reach(self, row: int, column: int) -> int:
        return self.reaches.get((row, column), 1)

    def source(self, row: int, column: int) -> Source:
        return AtLine(self.first + row)


def laid_out(grid: Grid) -> str:
    """The lines of a document as its figures name them, tabs between the cells of a row."""
    lines: dict[int, str] = {}
    for item in (item for page in grid.pages for item in page.items):
        if isinstance(item, Line):
            if isinstance(item.source, AtLine):
                lines[item.source.line] = item.text
        elif isinstance(item, LaidBlock):
            for number, row in enumerate(item.rows, start=item.first):
                lines[number] = "\t".join(" ".join((text or "").split()) for text in row)
    return "\n".join(lines.get(number, "") for number in range(1, max(lines, default=0) + 1))
