"""Printed rows → a Table: figures into columns where their place is certain.

A figure is never put together from two: a cell with two figures, or a figure run into its neighbour, is
unplaced and its cells are undecided, and so are those beside it that print nothing, where one of the two may belong.
Held by ``test_two_figures_in_one_cell_are_not_one``, ``test_of_two_figures_in_one_cell_one_may_belong_beside_it``,
``test_a_figure_printed_across_its_rule_stays_whole_or_is_not_read``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, takewhile
from math import comb

from gouji.model.document import Document, Passage
from gouji.model.money import AmountError, Figure, Unit, parse_amount
from gouji.model.table import Content, Origin, Read, Table
from gouji.model.totals import is_total
from gouji.reading.tables.rows import ANYWHERE, Amount, Doubt, PrintedRow
from gouji.reading.terms.figures import is_blank, several, unit_behind, whole_amount

_BLANK = Content(None, Origin.BLANK)

_MOST = 64
"""Ways in which the figures of a row may stand, to be gone through."""


@dataclass(frozen=True)
class Lone:
    """A row that prints fewer figures than it has columns: which figure stands where is not yet known.

    ``candidates`` are tuples of columns, one column for each of ``figures``.
    """

    table: Table
    row: int
    figures: tuple[Figure, ...]
    candidates: tuple[tuple[int, ...], ...]

    def fill(self, columns: tuple[int, ...], origin: Origin = Origin.PLACED) -> None:
        """Put the figures into ``columns``; what can stand nowhere else was read in its place."""
        placed = dict(zip(columns, self.figures, strict=True))
        for column in self.table.row_columns(self.row):
            figure = placed.get(column)
            kind = Origin.READ if column in self.certain else origin
            self.table.put(self.row, column, Content(figure, kind) if figure else _BLANK)

    @cached_property
    def certain(self) -> frozenset[int]:
        """The columns that hold the same figure wherever the others stand."""
        return frozenset.intersection(*map(frozenset, self.candidates)) if self.candidates else frozenset()

    def leave_open(self) -> None:
        """What cannot be decided stays undecided: nothing is known of the columns it may stand in."""
        for column in self.table.row_columns(self.row):
            self.table.put(self.row, column, Content(None, Origin.UNDECIDED))
        for column in self.certain:
            figure = dict(zip(self.candidates[0], self.figures, strict=True))[column]
            self.table.put(self.row, column, Content(figure, Origin.READ))


def fill_rows(table: Table, printed: list[PrintedRow], doubt: Doubt = Doubt.NONE) -> tuple[list[Lone], list[Passage]]:
    """Put the figures of each row into its columns; returns the rows that need solving and the text without a place."""
    lone: list[Lone] = []
    unplaced: list[Passage] = []
    read: list[Read] = []
    for row, one in enumerate(printed):
        columns = table.row_columns(row)
        if one.untold:
            Lone(table, row, (), ()).leave_open()
            continue
        if one.amounts and all(amount.column is not None for amount in one.amounts):
            unplaced += _put(table, row, [amount for amount in one.amounts if amount.column != ANYWHERE], read)
            for stray in (amount for amount in one.amounts if amount.column == ANYWHERE):
                lone.append(
                    Lone(table, row, (_figure(stray.text, table.unit),), tuple((column,) for column in columns))
                )
            continue
        if doubt is not Doubt.NONE and one.amounts:
            unplaced += _in_doubt(table, row, one.amounts, doubt, read)
            continue
        try:
            stated = [None if is_blank(amount.text) else _figure(amount.text, table.unit) for amount in one.amounts]
        except AmountError:
            stated = None
        if stated is None or len(stated) > len(columns):
            unplaced.append(Passage(one.row.source, " ".join(amount.text for amount in one.amounts)))
            Lone(table, row, (), ()).leave_open()
        elif figures := tuple(figure for figure in stated if figure is not None):
            candidates = _candidates(columns, stated, leads=_sums(table.columns[columns[0]]))
            lone_row = Lone(table, row, figures, candidates)
            if len(candidates) > 1:
                lone.append(lone_row)
            elif not candidates:
                unplaced.append(Passage(one.row.source, " ".join(amount.text for amount in one.amounts)))
                lone_row.leave_open()
            else:
                lone_row.fill(candidates[0])
    table.fill(read)
    return lone, unplaced


def _in_doubt(table: Table, row: int, amounts: Sequence[Amount], doubt: Doubt, read: list[Read]) -> list[Passage]:
    """A row of a table with columns that are not known: the leading figure at most is put in its place."""
    Lone(table, row, (), ()).leave_open()
    leading = amounts[0]
    if doubt is Doubt.AFTER_THE_FIRST and not is_blank(leading.text) and whole_amount(leading.text):
        strange = _put(table, row, [replace(leading, column=table.row_columns(row)[0])], read)
        amounts = amounts[1:]
    else:
        strange = []
    rest = [amount for amount in amounts if not is_blank(amount.text)]
    return strange + [Passage(one.source, one.text) for one in rest]


def _sums(column: str) -> bool:
    """Whether a column sums those beside it."""
    return is_total(column.rpartition("/")[2])


def _candidates(
    columns: Sequence[int], printed: Sequence[Figure | None], *, leads: bool
) -> tuple[tuple[int, ...], ...]:
    """The columns where the figures of a row may stand; none where they are too many to go through.

    A dash holds a column; of several figures the first stands in the column that sums the others, where that ``leads``.
    """
    if len(printed) == 1 or not leads:
        if comb(len(columns), len(printed)) > _MOST:
            return ()
        places = list(combinations(columns, len(printed)))
    else:
        places = [(columns[0], *others) for others in combinations(columns[1:], len(printed) - 1)]
    taken = (zip(one, printed, strict=True) for one in places)
    return tuple(dict.fromkeys(tuple(c for c, figure in pairs if figure is not None) for pairs in taken))


def _put(table: Table, row: int, amounts: Sequence[Amount], read: list[Read]) -> list[Passage]:
    """Add figures whose columns are known to those read; returns those that are no amounts."""
    strange = []
    printed = {amount.column for amount in amounts}
    for amount in amounts:
        assert amount.column is not None
        table.sources[row, amount.column] = amount.source
        try:
            read.append((row, amount.column, _figure(amount.text, table.unit)))
        except AmountError:
            strange.append(Passage(amount.source, amount.text))
            table.put(row, amount.column, Content(None, Origin.UNDECIDED))
            if several(amount.text):
                for column in _beside(table.row_columns(row), amount.column, printed):
                    table.put(row, column, Content(None, Origin.UNDECIDED))
    return strange


def _beside(columns: Sequence[int], at: int, printed: Collection[int | None]) -> Iterator[int]:
    """The columns beside one, up to the next on either side in which something is ``printed``."""
    place = columns.index(at)
    for beside in (range(place - 1, -1, -1), range(place + 1, len(columns))):
        yield from takewhile(lambda column: column not in printed, (columns[number] for number in beside))


def _figure(text: str, unit: Unit) -> Figure:
    """One printed figure; two that a cell holds side by side are none, nor is one in another unit than its table's."""
    plain = text.isascii() and " " not in text
    exact = text if plain else whole_amount(text)
    figure = parse_amount(exact, unit) if exact and (plain or unit_behind(text) in ("", unit.value)) else None
    if figure is None:
        raise AmountError("not an amount")
    return figure


@dataclass(frozen=True)
class Recognised:
    """A document whose ``lone`` rows still wait for their columns."""

    document: Document
    lone: list[Lone]
