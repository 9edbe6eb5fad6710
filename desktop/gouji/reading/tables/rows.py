"""A printed row of a table, before its figures stand in columns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from gouji.model.document import Passage
from gouji.model.source import Source
from gouji.model.table import Row

ANYWHERE = -1
"""The column of a figure that was printed beside a table's columns."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed figure. ``column`` is its column in the table; None where only the order of the figures is known."""

    text: str
    source: Source
    column: int | None = None


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row with its figures in printed order. ``over`` is the first side that its label reaches over.

    Figures that are ``untold`` may stand where no row is: the row is not known to be blank.
    """

    row: Row
    amounts: tuple[Amount, ...]
    over: int = 0
    untold: bool = False
    parts: tuple[str, ...] = ()
    """What it prints of a code whose 类, merged over several rows, stands beside another of them."""
    stands: tuple[int, ...] = ()
    """The columns of words that it prints its name in, from left to right."""


class Doubt(Enum):
    """Which figures of a row, known by their order alone, may stand in columns that are not known."""

    NONE = auto()
    AFTER_THE_FIRST = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of each side's columns, how far they can be trusted, and the words of the header that are none."""

    sides: list[tuple[str, ...]]
    doubt: Doubt = Doubt.NONE
    strange: tuple[Passage, ...] = ()


def order_rows(printed: list[PrintedRow]) -> list[PrintedRow]:
    """The left side's rows, then the right side's, each in printed order."""
    return sorted(printed, key=lambda one: one.row.side)
