"""Printed rows → a Table: parents by code or numbering, figures into columns where their place is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from gouji.model.codes import parent_of
from gouji.model.document import NUMBERING, Passage
from gouji.model.money import AmountError, Figure, Unit, parse_amount
from gouji.model.table import NO_ROW, Content, Origin, Row, Table
from gouji.reading.labels import is_total, starts_over
from gouji.reading.rows import ANYWHERE, Amount, PrintedRow
from gouji.reading.tokens import is_blank, whole_amount

Parents = np.ndarray[tuple[int], np.dtype[np.int32]]

_EVERYTHING = re.compile(r"(?:收入|支出)?(?:总计|合计)")
_SECTION = re.compile(r"\s*[（(]")
_OF_WHICH = re.compile(r"\s*其中")


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
            kind = Origin.BLANK if figure is None else Origin.READ if column in self.certain else origin
            self.table.put(self.row, column, Content(figure, kind))

    @property
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


def parents_of(printed: Sequence[PrintedRow]) -> Parents:
    """For each row the row whose subtotal contains it, NO_ROW where the print does not say.

    Codes know their parents. Labels are numbered. A total holds what stands before it, or all that follows where it
    stands first and alone. Codes of a side without a total belong to the total whose label reaches over that side.
    """
    rows = [one.row for one in printed]
    parents = np.full(len(rows), NO_ROW, np.int32)
    orphans: list[int] = []
    apart = len({row.side for row in rows if row.code}) > 1
    for side in sorted({row.side for row in rows}):
        members = [number for number, row in enumerate(rows) if row.side == side]
        coded = any(rows[number].code for number in members)
        tops = _coded(rows, members, parents) if coded else _labelled(rows, members, parents)
        totals = [number for number in members if rows[number].level == 0 and rows[number].code is None]
        if coded and not totals:
            orphans += tops
            continue
        if coded and apart:
            totals = [number for number in totals if not _holds_everything(rows[number])]
        _totals(rows, [*tops, *totals], totals, parents)
    covering = [(one.over, one.row.side, number) for number, one in enumerate(printed) if is_total(one.row.name)]
    for number in orphans:
        held = [total for first, last, total in covering if first <= rows[number].side < last]
        parents[number] = held[0] if held else NO_ROW
    return parents


def _coded(rows: list[Row], members: list[int], parents: Parents) -> list[int]:
    """Give coded rows their parents; returns the rows that have none among the codes.

    A code that is printed again begins anew, unless nothing stood below it yet: then it is the same row, printed twice.
    """
    tops = []
    latest: dict[str, int] = {}
    first: dict[str, int] = {}
    holding: set[int] = set()
    for number in members:
        first.setdefault(rows[number].code or "", number)
    for number in members:
        code = rows[number].code
        if code is None:
            continue
        if code not in latest or latest[code] in holding:
            latest[code] = number
        above = parent_of(code)
        while above and above not in first:
            above = parent_of(above)
        if above:
            parents[number] = latest.get(above, first[above])
            holding.add(int(parents[number]))
        else:
            tops.append(number)
    return tops


def _labelled(rows: list[Row], members: list[int], parents: Parents) -> list[int]:
    """Give numbered rows the row they belong to; returns the rows of the first level."""
    tops: list[int] = []
    first = section = group = NO_ROW
    numbered = False
    for number in members:
        row = rows[number]
        if row.level == 0:
            first = section = group = NO_ROW
        elif not row.name or _OF_WHICH.match(row.name):
            continue
        elif row.level > 1:
            parents[number] = section if section != NO_ROW and not _SECTION.match(row.name) else first
            if _SECTION.match(row.name):
                section = number
        else:
            first, section = number, NO_ROW
            if not NUMBERING.match(row.name):
                group = number
            elif numbered and group != NO_ROW and (starts_over(row.name) or parents[_before(members, number)] == group):
                parents[number] = group
                continue
            else:
                group = NO_ROW
            numbered = numbered or NUMBERING.match(row.name) is not None
            tops.append(number)
    return tops


def _before(members: list[int], number: int) -> int:
    return members[max(0, members.index(number) - 1)]


def _totals(rows: list[Row], candidates: list[int], totals: list[int], parents: Parents) -> None:
    """Give the rows of the first level, and lesser totals, to the total that holds them."""
    pending: list[int] = []
    since = 0
    if totals and totals[0] == min(candidates):
        if len(totals) == 1:
            parents[[number for number in candidates if number != totals[0]]] = totals[0]
        return
    for number in sorted(candidates):
        if number in totals:
            everything = _holds_everything(rows[number])
            held = pending if everything else pending[since:]
            parents[held] = number
            pending = [*([] if everything else pending[:since]), number]
            since = len(pending)
        else:
            pending.append(number)


def _holds_everything(row: Row) -> bool:
    """A grand total, which on one of several sides of codes would also hold the other sides."""
    return _EVERYTHING.fullmatch("".join(row.name.split())) is not None


def fill_rows(table: Table, printed: list[PrintedRow]) -> tuple[list[Lone], list[Passage]]:
    """Put the figures of each row into its columns; returns the rows that need solving and the text without a place."""
    lone: list[Lone] = []
    unplaced: list[Passage] = []
    for row, one in enumerate(printed):
        columns = table.row_columns(row)
        if one.amounts and all(amount.column is not None for amount in one.amounts):
            unplaced += _put(table, row, [amount for amount in one.amounts if amount.column != ANYWHERE])
            for stray in (amount for amount in one.amounts if amount.column == ANYWHERE):
                lone.append(
                    Lone(table, row, (_figure(stray.text, table.unit),), tuple((column,) for column in columns))
                )
            continue
        try:
            stated = [None if is_blank(amount.text) else _figure(amount.text, table.unit) for amount in one.amounts]
        except AmountError:
            stated = None
        if stated is None or len(stated) > len(columns):
            unplaced.append(Passage(one.row.source, " ".join(amount.text for amount in one.amounts)))
            Lone(table, row, (), ()).leave_open()
        elif figures := tuple(figure for figure in stated if figure is not None):
            candidates = _candidates(columns, stated)
            lone_row = Lone(table, row, figures, candidates)
            if len(candidates) > 1:
                lone.append(lone_row)
            else:
                lone_row.fill(candidates[0])
    return lone, unplaced


def _candidates(columns: Sequence[int], printed: Sequence[Figure | None]) -> tuple[tuple[int, ...], ...]:
    """The columns where the figures of a row may stand. A dash holds a column; of several figures the first leads."""
    if len(printed) == 1:
        return tuple((column,) for column in columns)
    rest = combinations(columns[1:], len(printed) - 1)
    taken = (zip((columns[0], *others), printed, strict=True) for others in rest)
    return tuple(dict.fromkeys(tuple(c for c, figure in pairs if figure is not None) for pairs in taken))


def _put(table: Table, row: int, amounts: Sequence[Amount]) -> list[Passage]:
    """Figures whose columns are known; returns those that are no amounts."""
    strange = []
    for amount in amounts:
        assert amount.column is not None
        table.sources[row, amount.column] = amount.source
        try:
            table.put(row, amount.column, Content(_figure(amount.text, table.unit), Origin.READ))
        except AmountError:
            strange.append(Passage(amount.source, amount.text))
            table.put(row, amount.column, Content(None, Origin.UNDECIDED))
    return strange


def _figure(text: str, unit: Unit) -> Figure:
    """One printed figure; two that a cell holds side by side are none."""
    figure = parse_amount(text, unit) if whole_amount(text) else None
    if figure is None:
        raise AmountError("not an amount")
    return figure
