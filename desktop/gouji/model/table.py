"""One published table: a tree of rows keyed by code (or by printed label) over int64 columns of 分.

A figure is as exact as its column prints (``precisions``). The print is the document as it was read, so that a
case opened again judges as it did. Held by ``tests/model/test_precision.py``,
``test_a_case_opened_again_is_as_exact_as_its_print``.

Codes that a table prints for each of several units are tied to no single row (``repeated``): one repeated code
is a slip, more are units. Held by ``test_the_codes_of_several_units_are_tied_to_no_single_row``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gouji.model.brood import NO_ROW, Brood
from gouji.model.doubt import Confirmation, Doubts
from gouji.model.figures.precision import precisions
from gouji.model.money import Figure, Unit, half_unit
from gouji.model.source import NOWHERE, Source

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Origin(IntEnum):
    """How a cell came to hold what it holds."""

    BLANK = 0
    READ = 1
    PLACED = 2
    """Printed without its column, which was deduced from the sums."""
    EDITED = 3
    UNDECIDED = 4
    """The row prints a figure that may belong here or elsewhere; nothing is known of this cell."""


@dataclass(frozen=True, slots=True)
class Content:
    """What one cell holds: a figure or blank, and where it comes from."""

    figure: Figure | None
    origin: Origin


Read = tuple[int, int, Figure]
"""A figure in its row and column."""


@dataclass(frozen=True, slots=True)
class Row:
    """The text of a row; its amounts live in the table's columns."""

    name: str
    code: str | None = None
    level: int = 1
    """0 grand total, 1 类 or 一、, 2 款 or 1., 3 项."""
    side: int = 0
    """Which side of a two-sided table, 0 left."""
    source: Source = NOWHERE
    added: Confirmation | None = None
    """Who added it; None for one that is printed."""
    coded: Confirmation | None = None
    """Who gave it its code and name by hand."""

    @property
    def called(self) -> str:
        """Its code, else its label without spaces: the row part of its address, where no other row has it."""
        return self.code or "".join(self.name.split())

    @property
    def by(self) -> Confirmation | None:
        """Who made it what it is, in the end; None for one as it is printed."""
        return self.coded or self.added


@dataclass(eq=False)
class Table:
    """Rows × columns of one published table.

    ``values`` (分), ``present`` (blank is False and counts as 0 in ``values``), ``decimals`` and ``origin`` have shape
    (columns, rows). ``parents[r]`` is the row whose subtotal contains r, NO_ROW for none.
    """

    id: str
    kind: str
    title: str
    unit: Unit
    columns: tuple[str, ...]
    rows: Sequence[Row]
    parents: NDArray[np.int32]
    sides: tuple[tuple[int, ...], ...] = ()
    """Column numbers of each side; one side for an ordinary table."""
    sources: dict[tuple[int, int], Source] = field(default_factory=dict)
    """Where the figure of (row of the print, column) stands, for those that do not simply lie on their row's line."""
    place: Source = NOWHERE
    """Where the table begins."""
    gaps: tuple[int, ...] = ()
    """The rows before which others may stand that were not read; as many as there are rows where they would follow."""
    doubts: Doubts = ()
    """Why its reading is in doubt."""
    file: int = 0
    """In which of the document's files it stands, counted from 0."""
    printed_rows: tuple[int, ...] | None = None
    """Which row of the print each is, NO_ROW for one that was added by hand; None where all are as printed."""
    values: Ints = field(init=False)
    present: Bools = field(init=False)
    decimals: NDArray[np.int8] = field(init=False)
    origin: NDArray[np.uint8] = field(init=False)

    def __post_init__(self) -> None:
        shape = (len(self.columns), len(self.rows))
        self.values = np.zeros(shape, np.int64)
        self.present = np.zeros(shape, np.bool_)
        self.decimals = np.zeros(shape, np.int8)
        self.origin = np.zeros(shape, np.uint8)
        if not self.sides:
            self.sides = (tuple(range(len(self.columns))),)

    def content(self, row: int, column: int) -> Content:
        figure = None
        if self.present[column, row]:
            figure = Figure(int(self.values[column, row]), int(self.decimals[column, row]))
        return Content(figure, Origin(self.origin[column, row]))

    def put(self, row: int, column: int, content: Content) -> None:
        figure = content.figure
        if content.origin is Origin.EDITED:
            _ = self.precisions, self.told_in_parts  # of what is printed: known before anything else stands there
        self.values[column, row] = figure.fen if figure else 0
        self.present[column, row] = figure is not None
        self.decimals[column, row] = figure.decimals if figure else 0
        self.origin[column, row] = content.origin

    def fill(self, read: Sequence[Read]) -> None:
        """Put many figures that were read in their places, at once."""
        if not read:
            return
        rows, columns, figures = zip(*read, strict=True)
        places = (np.array(columns, np.intp), np.array(rows, np.intp))
        self.values[places] = [figure.fen for figure in figures]
        self.decimals[places] = [figure.decimals for figure in figures]
        self.present[places] = True
        self.origin[places] = Origin.READ

    def copy(self) -> Table:
        """The same rows with figures of their own; what follows from the rows alone is shared."""
        twin = copy(self)
        for name in ("values", "present", "decimals", "origin"):
            setattr(twin, name, getattr(self, name).copy())
        return twin

    @cached_property
    def precisions(self) -> tuple[int, ...]:
        """The decimals that each column is printed with (``model/figures/precision.py``); what is typed later makes no
        print more exact."""
        return precisions(self.values, np.where(self.origin == Origin.EDITED, np.int8(0), self.decimals), self.unit)

    @cached_property
    def halves(self) -> tuple[int, ...]:
        """How far a figure of each column may lie from the true one, in 分."""
        return tuple(half_unit(self.unit, decimals) for decimals in self.precisions)

    def forget_precision(self) -> None:
        """Figures have been read otherwise since it was asked for."""
        self.__dict__.pop("precisions", None)
        self.__dict__.pop("halves", None)

    def forget_what_follows(self) -> None:
        """What follows from the rows is found again where the table is looked at once more; its addresses and what its
        print tells stay."""
        for name in ("row_of", "_again", "repeated", "split_codes", "open_rows", "_unplaced", "brood"):
            self.__dict__.pop(name, None)

    def half_unit(self, row: int, column: int) -> int:
        """How far the printed figure may lie from the true one, in 分; a blank is nothing, exactly."""
        return self.half_unit_with(column, int(self.decimals[column, row])) if self.present[column, row] else 0

    def half_unit_with(self, column: int, decimals: int) -> int:
        """The same of a figure with ``decimals`` that would stand in a column."""
        return self.halves[column] if decimals <= self.precisions[column] else half_unit(self.unit, decimals)

    def source(self, row: int, column: int) -> Source:
        """Where a figure was read; its row where the figure has no place of its own."""
        return self.own_source(row, column) or self.rows[row].source

    def own_source(self, row: int, column: int) -> Source | None:
        """Where a figure was read that does not simply lie on its row's line."""
        return self.sources.get((self.printed_row(row), column))

    def printed_row(self, row: int) -> int:
        """Which row of the print a row is, NO_ROW where that has none."""
        return row if self.printed_rows is None else self.printed_rows[row]

    def row_columns(self, row: int) -> tuple[int, ...]:
        """The columns of the row's own side."""
        return self.sides[self.rows[row].side] if len(self.sides) > 1 else self.sides[0]

    @cached_property
    def keys(self) -> list[str]:
        """The row part of each row's address: its code, else its label without spaces; ``#2`` when met before. It is
        its own for good: one that comes takes a number that is free (``model/row_change.py``)."""
        return numbered(self.rows, [""] * len(self.rows))

    @cached_property
    def row_of(self) -> dict[str, int]:
        """Address key → row number; a code or label by itself is the first row that goes by it."""
        found = {key: row for row, key in enumerate(self.keys)}
        for number, row in enumerate(self.rows):
            found.setdefault(row.called or "#1", number)
        return found

    @cached_property
    def _again(self) -> frozenset[str]:
        """The codes that stand in several rows."""
        printed = Counter(row.code for row in self.rows if row.code)
        return frozenset(code for code, count in printed.items() if count > 1)

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The codes, and their bare labels, that are printed for each of several units; one code alone is a slip."""
        again = self._again
        named = {"".join(row.name.split()) for row in self.rows if row.code in again}
        return frozenset(again | named) if len(again) > 1 else frozenset()

    @cached_property
    def split_codes(self) -> frozenset[str]:
        """The codes that stand in several rows of which no one is meant: their money is told in parts, or a person gave
        one of them that code."""
        by_hand = {row.code for row in self.rows if row.by is not None and row.code}
        return self._again & (self.told_in_parts | by_hand)

    @cached_property
    def told_in_parts(self) -> frozenset[str]:
        """The codes that are printed in several rows with other figures each, whatever stands there by now."""
        rows: dict[str, set[bytes]] = {}
        for number, row in enumerate(self.rows):
            if row.code in self._again and self.values[:, number].any():
                rows.setdefault(row.code, set()).add(self.values[:, number].tobytes())
        return frozenset(code for code, figures in rows.items() if len(figures) > 1)

    @cached_property
    def open_rows(self) -> Bools:
        """The rows that may hold more than was read, for it may stand where a gap is, or a row whose place is unknown.

        These are the row before the gap, what holds rows on both sides of it, all that these belong to, and totals,
        but those that stand before it below what they hold.
        """
        unsure = np.zeros(len(self.rows), np.bool_)
        gaps = np.array(sorted({*self.gaps, *self._unplaced}), np.int64)
        if not len(gaps):
            return unsure
        totals = [row for row, one in enumerate(self.rows) if one.level == 0 and one.code is None]
        seeds = {total for total in totals if total >= gaps[0] or not self.brood.is_below_its_children(total)}
        ends = np.sort([np.arange(len(self.rows)), self.parents], axis=0)
        passed = np.searchsorted(gaps, ends, "right")  # so many gaps stand before each end of a row and what holds it
        seeds |= {*(gaps - 1).tolist(), *self.parents[passed[0] < passed[1]].tolist()}
        for seed in seeds:
            row = seed
            while row != NO_ROW and not unsure[row]:
                unsure[row] = True
                row = int(self.parents[row])
        return unsure

    @cached_property
    def _unplaced(self) -> tuple[int, ...]:
        """The rows that a person gave a code or name which does not tell what they belong to."""
        told = ((n, one) for n, one in enumerate(self.rows) if one.by is not None and (one.code or one.name))
        return tuple(n for n, one in told if one.level > 0 and self.parents[n] == NO_ROW)

    @cached_property
    def brood(self) -> Brood:
        """Every parent with its children; computed once, rows never move."""
        return Brood.of(self.parents)


def numbered(rows: Sequence[Row], keys: Sequence[str]) -> list[str]:
    """The addresses of rows, of which some have theirs; each of the others takes the first that is free."""
    taken, made = {*keys}, [*keys]
    met: dict[str, int] = {}
    for number, row in enumerate(rows):
        called, key = row.called, keys[number]
        while not key:
            met[called] = met.get(called, 0) + 1
            free = f"{called}#{met[called]}" if met[called] > 1 or not called else called
            key = free if free not in taken else ""
        taken.add(key)
        made[number] = key
    return made
