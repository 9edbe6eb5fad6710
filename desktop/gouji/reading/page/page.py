"""What every producer yields: pages of lines and blocks of cells, each with its place in the source.

Letters set aslant (``Page.aslant``) stand above, below and beside nothing: a watermark neither ends a table nor
heads one. Held by ``test_a_watermark_neither_ends_a_table_nor_stands_above_the_next``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from gouji.model.document import Notice, SourceFile
from gouji.model.doubt import Doubts
from gouji.model.reason import Reason
from gouji.model.source import Source
from gouji.reading.terms.term import Kept, Term


@dataclass(frozen=True)
class Line:
    """A line that is not blank."""

    source: Source
    text: str

    @Kept
    def term(self) -> Term:
        """What it is."""
        return Term(self.text)


class Block(Protocol):
    """Cells in rows and columns: a ruled table of a page, a sheet, delimited values."""

    @property
    def height(self) -> int:
        """Number of rows."""

    @property
    def width(self) -> int:
        """Number of columns."""

    def text(self, row: int, column: int) -> str | None:
        """What is printed: "" for an empty cell, None where a merged cell to the left or above reaches over."""

    def reach(self, row: int, column: int) -> int:
        """How many columns a cell covers, itself included; 1 where merged cells are not known."""

    def source(self, row: int, column: int) -> Source:
        """Where the cell stands."""

    @property
    def edges(self) -> tuple[float, ...]:
        """Left edges of the columns and the right edge of the last; empty where columns have no place on paper."""

    @property
    def loose(self) -> bool:
        """Whether columns were told from where words stand, so that a blank one may be missing."""

    @property
    def unsure(self) -> Reason | None:
        """Why it is not certain which cell each figure stands in, or what heads the columns."""

    @property
    def doubts(self) -> Doubts:
        """Why its cells may not be what is printed, though they can be read: as where two readings are as good."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page or sheet: its lines and blocks from top to bottom. ``name`` is a sheet's name."""

    items: Sequence[Line | Block]
    name: str = ""
    aslant: Sequence[Line] = ()
    """What is set across the page, such as a watermark: nothing stands above, below or beside it."""
    unread: bool = False
    """Whether it was not read: what stands on it, more of the table before it perhaps, nobody knows."""
    others: Callable[[], Iterable[Page]] = field(default=tuple, compare=False)
    """The same page read otherwise, in the order of the ways of its source; read only where they are asked for."""

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(item for item in self.items if isinstance(item, Line))

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(item for item in self.items if not isinstance(item, Line))


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole source, page by page."""

    file: SourceFile
    pages: tuple[Page, ...]
    notices: tuple[Notice, ...] = ()
