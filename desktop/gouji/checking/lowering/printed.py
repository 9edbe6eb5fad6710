"""Rows and columns of a table by what they may be called, as a form prints them.

What stands below something is named with it: ``年初财政拨款结转和结余/一般公共预算财政拨款`` is the row of a row, and
``决算数/公务接待费`` the column of that name above or below which a form prints that heading. By itself a label that is
printed several times means the row that no other label holds, and never one below money carried over: what stands there
need not be numbered, so that its rows are told by their order. 收入总计 and 支出总计 are the 总计 of one side.

The first column of amounts goes by several names (``leading``): where none of those that are asked for is printed it is
meant, unless another of that side may be.

A side may print the same columns several times, as for 预算数 and 决算数 or for two years (``copies``): each of them is
cast by itself. Held by ``tests/checking/lowering/test_printed.py``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache

from gouji.model.brood import NO_ROW
from gouji.model.codes import level_of
from gouji.model.document import NUMBERING, bare_label
from gouji.model.table import Table
from gouji.model.totals import is_bare_total, total_of

Called = Mapping[int, str]
"""Columns with their names."""

UNDER = "/"
"""Parts a name from that of what it stands below."""

_AROUND = re.compile(r"^20\d\d年度?|\((?:百万|[千万亿])?元\)$")
_SIDES = ("收入", "支出")
_FIRST = "#1"
"""The row without a label; the only one of a table is meant too, whatever it is called."""
_CARRIED = re.compile("结转|结余")
_BELOW_CARRIED = 2
"""How far down a label stands there: farther than any other."""
_NUMERALS = re.compile("[一二三四五六七八九十]+")
_DIGITS = re.compile(r"\d+")


_YEAR = re.compile(r"\s*(20\d\d)年")
_STAGE = re.compile("(预算|决算)(?:数|金?额)$|^(预算|决算)$")


@lru_cache(2**12)
def bare_column(column: str) -> str:
    """A column's name without the year that some print before it and the unit that some print after it."""
    return _AROUND.sub("", bare_label(column))


def columns_called(called: Called, texts: Sequence[str], leading: Set[str], year: int | None = None) -> list[int]:
    """Every column that is called by one of the texts of a name; where none is, the one ``leading`` column of the side.

    Of several that are called alike but for their year, or stand below headings that tell it, it is that of ``year``.
    """
    return [*_columns_called(tuple(called.items()), tuple(texts), frozenset(leading), year)]


@lru_cache(2**14)
def _columns_called(
    printed: tuple[tuple[int, str], ...], texts: tuple[str, ...], leading: frozenset[str], year: int | None
) -> tuple[int, ...]:
    """Asked of the same columns by one law after the other, and each time that a document is lowered."""
    called = dict(printed)
    found = [_column_called(called, text, year) for text in texts]
    if not any(column is not None for column in found) and not leading.isdisjoint(texts):
        found = [_leading_column(called, texts, leading, year)]
    return tuple(column for column in found if column is not None)


def _column_called(called: Called, text: str, year: int | None) -> int | None:
    """The column that is called just so."""
    bare = bare_label(text)
    alike = [column for column, name in called.items() if bare_column(name) == bare]
    if alike:
        return _column_of(called, alike, year)
    return _column_under(called, bare) if UNDER in bare else _column_of_year(called, bare, year)


def _column_of(called: Called, alike: Sequence[int], year: int | None) -> int | None:
    """Of columns that are called alike that of a year, else the one that tells none; not one of several other years."""
    for wanted in dict.fromkeys((year, None)):
        found = next((column for column in alike if _year_of(called[column]) == wanted), None)
        if found is not None:
            return found
    return alike[0] if len(alike) == 1 else None


def _leading_column(called: Called, texts: Iterable[str], leading: Set[str], year: int | None) -> int | None:
    """The first column of this year, where no other may be meant: what was budgeted is not what was spent."""
    own = [column for column, name in called.items() if year is None or _year_of(name) in (None, year)]
    first = next(iter(own), None)
    if first is None or [column for column in own if bare_column(called[column]) in leading] != [first]:
        return None
    asked, printed = (_stages(names) for names in (texts, (called[column] for column in own)))
    stage = _stages([called[first]])
    return first if not stage or (printed == stage and (not asked or stage <= asked)) else None


def _stages(names: Iterable[str]) -> set[str]:
    """Whether columns hold what was budgeted, what was spent or both, as far as they tell; a fund may be a 预算 too."""
    found = (_STAGE.search(bare_column(name)) for name in names)
    return {one[one.lastindex or 0] for one in found if one}


def _year_of(name: str) -> int | None:
    """The year that a column prints before its name."""
    found = _YEAR.match(name)
    return int(found[1]) if found else None


def _column_under(called: Called, path: str) -> int | None:
    """The one column below a heading, or above it; where no column of the side has any, by its own name."""
    heading, _, own = path.partition(UNDER)
    if not any(UNDER in name for name in called.values()):
        return next((column for column, name in called.items() if bare_column(name) == own), None)
    found = []
    for column, name in called.items():
        parts = [bare_column(part) for part in name.split(UNDER)]
        if heading in parts:
            parts.remove(heading)
            found += [column] if parts and parts[-1] == own else []
    return found[0] if len(found) == 1 else None


def _column_of_year(called: Called, own: str, year: int | None) -> int | None:
    """The one column of that name below a heading of a year."""
    headed = [column for column, name in called.items() if UNDER in name and f"{year}年" in name]
    found = [column for column in headed if own in map(bare_column, called[column].split(UNDER))]
    return found[0] if len(found) == 1 else None


def stands_under(name: str, text: str) -> bool:
    """Whether a column that stands below others, or over them, is called so there."""
    return UNDER in name and bare_label(text) in map(bare_column, name.split(UNDER))


def copies(table: Table, side: Sequence[int]) -> Iterator[Called]:
    """The columns of a side as they are called, then each set of those that it prints several times."""
    yield {column: table.columns[column] for column in side}
    paths = {column: table.columns[column].split(UNDER) for column in side}
    if all(len(path) > 1 for path in paths.values()):
        for end in (0, -1):
            yield from _repeated(paths, end)


def _repeated(paths: Mapping[int, list[str]], end: int) -> Iterator[Called]:
    """The columns apart by the first or last part of their paths, where all that is left is the same of each."""
    apart: dict[str, dict[int, list[str]]] = {}
    for column, path in paths.items():
        apart.setdefault(path[end], {})[column] = path[1:] if end == 0 else path[:-1]
    rests = {tuple(map(tuple, sorted(one.values()))) for one in apart.values()}
    if len(apart) > 1 and len(rests) == 1:
        for one in apart.values():
            lowest = [path[-1] for path in one.values()]
            yield {
                column: path[-1] if lowest.count(path[-1]) == 1 else UNDER.join(path) for column, path in one.items()
            }


_Mark = tuple[str, int | str]
"""What ends what stands below a label: a row of the same parent, number or level."""


def _style(name: str) -> str:
    """How a label is numbered, whatever its number: ``（一）`` as ``（二）``; "" without a number."""
    found = NUMBERING.match(name)
    return _DIGITS.sub("1", _NUMERALS.sub("一", found[0].strip())) if found else ""


class Labels:
    """The rows of a table by what they are called; looked through once."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._named: dict[str, list[int]] = {}
        for row, one in enumerate(table.rows):
            if not one.code:
                self._named.setdefault(bare_label(one.name), []).append(row)
        told = [row for row, one in enumerate(table.rows) if one.code or one.name or one.added is None]
        self._only = told[0] if len(told) == 1 else 0 if len(table.rows) == 1 else None
        """The only row of a table; one that was put in by hand is none beside it until it is called something."""
        self._grand = [
            row for row, one in enumerate(table.rows) if one.level == 0 and is_bare_total(bare_label(one.name))
        ]

    def row_called(self, label: str, leading: Collection[str]) -> int | None:
        """The row of an address or label; a total that a table of one row does not name is that row.

        What is called 合计 here is 总计 there, where a table has one such total.
        """
        table = self._table
        if label == _FIRST and self._only is not None:
            return self._only
        if level_of(label) or label.startswith("#"):
            return table.row_of.get(label)
        if label in self._named:
            found = min(self._meant(label), key=self._depths.__getitem__, default=None)
        else:
            found = table.row_of.get(label)
        if found is None and UNDER in label:
            above, _, own = label.rpartition(UNDER)
            holder = self.row_called(above, leading)
            below = () if holder is None else self._below(holder)
            return next((row for row in self._named.get(own, ()) if row in below), None)
        if found is None:
            found = self._total(label)
        if found is None and label in leading and self._only is not None and not table.rows[self._only].name:
            return self._only
        return found

    def only_carried(self, label: str) -> bool:
        """Whether rows are called so, and all of them stand below money carried over."""
        return label in self._named and not self._meant(label)

    def _meant(self, label: str) -> list[int]:
        """The rows that a label by itself may mean; what says that it was carried over may stand below such money."""
        rows, named = self._table.rows, self._named[label]
        return [row for row in named if self._depths[row] < _BELOW_CARRIED or _CARRIED.search(rows[row].name)]

    def _below(self, holder: int) -> range:
        """The rows below a label, down to the next total or to what stands beside it."""
        rows, ends, end = self._table.rows, self._ends(holder), holder + 1
        while end < len(rows) and rows[end].side == rows[holder].side and rows[end].level > 0:
            if not ends.isdisjoint(self._marks(end)):
                break
            end += 1
        return range(holder + 1, end)

    def _ends(self, holder: int) -> set[_Mark]:
        """The marks of rows that do not stand below a label: not part of it though others are, or numbered as it is."""
        table, one = self._table, self._table.rows[holder]
        if table.brood.index_of(holder) is None:
            style = _style(one.name)
            return {*(("level", level) for level in range(1, one.level)), *((("number", style),) if style else ())}
        above = int(table.parents[holder])
        ends: set[_Mark] = {("parent", above)}
        while above != NO_ROW and (above := int(table.parents[above])) != NO_ROW:
            ends.add(("parent", above))
        return ends

    def _marks(self, row: int) -> Iterator[_Mark]:
        """What a row may end: what it is part of holds it, and a number tells its level."""
        one = self._table.rows[row]
        yield "parent", int(self._table.parents[row])
        if style := _style(one.name):
            yield "number", style
            yield "level", one.level

    @cached_property
    def _depths(self) -> list[int]:
        """How far down each label stands: by itself, as part of another, below money carried over; told in one pass."""
        rows, parents = self._table.rows, self._table.parents
        depths: list[int] = []
        holders: set[int] = set()
        ended: dict[_Mark, list[int]] = {}
        for row, one in enumerate(rows):
            if one.level == 0 or one.side != rows[row - 1].side:
                holders, ended = set(), {}
            for mark in self._marks(row):
                holders.difference_update(ended.pop(mark, ()))
            depths.append(_BELOW_CARRIED if holders else int(parents[row] != NO_ROW and rows[parents[row]].level > 0))
            if one.level > 0 and _CARRIED.search(one.name):
                holders.add(row)
                for mark in self._ends(row):
                    ended.setdefault(mark, []).append(row)
        return depths

    def _total(self, label: str) -> int | None:
        """The one grand total of a table, or of the side that a label names, by its other name."""
        total = total_of(label)
        if total is None or not total.is_grand or (total.of and len(self._table.sides) == 1):
            return None
        rows = self._table.rows
        grand = [row for row in self._grand if not total.of or rows[row].side == _SIDES.index(total.of)]
        return grand[0] if len(grand) == 1 else None
