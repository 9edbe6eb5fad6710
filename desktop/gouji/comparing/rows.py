"""Which rows of two tables are the same: by code, else by name within what they belong to; then by what laws call them.

A code that meanwhile means something else, while its old name goes by another, is not the same row: 30311 was
住房公积金 until 2017, which is 30113 since. What is called a 类 by its name alone is that 类.

A row that goes by another code, or stands below another parent, has ``moved`` where its name is that of these two codes
alone, or stands once below one parent, or its figures are the very same; else it is one that went and one that came.
Held by ``tests/comparing/test_rows.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from gouji.checking.rules.names import Names
from gouji.comparing.pairing import Pairs
from gouji.model.brood import NO_ROW
from gouji.model.catalogue import FILES, catalogue, folded
from gouji.model.codes import level_of, parent_of
from gouji.model.kinds import kinds
from gouji.model.table import Table
from gouji.model.totals import is_grand_total

FUNCTIONS = "2"


@dataclass(frozen=True, slots=True)
class Seen:
    """A row as two tables share it."""

    number: int
    side: int
    code: str
    name: str
    """Folded."""
    level: int
    known: str
    """Its code, the code of the 类 that its name is, or its name."""
    above: tuple[str, ...]
    """What it belongs to is known by, from the nearest up."""
    is_single: bool
    """Whether no other row of its side prints its code."""
    figures: tuple[int | None, ...]


@dataclass
class Rows:
    """The rows of two tables: ``pairs``, and which of the left ``moved`` to which of the right."""

    pairs: Pairs[Seen]
    moved: dict[int, int] = field(default_factory=dict)


def seen(table: Table, year: int | None, *, one_side: bool = False) -> list[Seen]:
    """The rows of a table, all of ``one_side`` where its sides are one list."""
    digit = (kinds()[table.kind].codes if table.kind in kinds() else "")[:1]
    known = [_known(row.code, row.name, digit, year) for row in table.rows]
    printed = Counter((0 if one_side else row.side, row.code) for row in table.rows)
    made = []
    for number, row in enumerate(table.rows):
        own = table.row_columns(number)
        figures = tuple(int(table.values[c, number]) if table.present[c, number] else None for c in own)
        above = tuple(known[one] for one in _above(table, number))
        side = 0 if one_side else row.side
        single = printed[side, row.code] == 1
        made.append(
            Seen(number, side, row.code or "", folded(row.name), row.level, known[number], above, single, figures)
        )
    return made


def _above(table: Table, row: int) -> Iterator[int]:
    met = {row}
    while (row := int(table.parents[row])) != NO_ROW and row not in met:
        met.add(row)
        yield row


def _known(code: str | None, name: str, digit: str, year: int | None) -> str:
    """What a row is known by: a 类 that a table lists by name is its code."""
    if code:
        return code
    every = catalogue(digit or FUNCTIONS)
    found = every.codes(name, 1)
    if year is not None and len(found) > 1:
        found = frozenset(one for one in found if any(e.name == name for e in every.names(one, year)))
    return next(iter(found)) if len(found) == 1 else folded(name)


def rows_paired(lefts: Sequence[Seen], rights: Sequence[Seen], names: Names, year: int | None) -> Rows:
    """The rows of two tables; the right one tells of a ``year``."""
    pairs = Pairs(lefts, rights)

    def same(left: int, right: int) -> bool:
        return not _means_another(lefts[left], rights[right], year)

    def not_two_codes(left: int, right: int) -> bool:
        return not (lefts[left].code and rights[right].code)

    pairs.look(lambda one: {(one.side, one.code)} if one.code and one.is_single else set(), fits=same)
    pairs.look(lambda one: {(one.side, one.known, one.above)}, fits=same)
    pairs.look(lambda one: {(one.side, one.known, one.above[:1])}, fits=same)
    pairs.look(lambda one: {(one.side, one.known)} if not one.code or one.is_single else set(), fits=same)
    pairs.look(lambda one: {(one.side, name) for name in names.of(one.name)} if not one.code else set())
    pairs.look(lambda one: {(one.side, "total")} if one.level == 0 and is_grand_total(one.name) else set())
    pairs.look(lambda one: {(one.side, one.name)}, fits=not_two_codes)
    rows = Rows(pairs)
    for left, right in _moves(pairs):
        rows.moved[left] = right
    return rows


def _means_another(left: Seen, right: Seen, year: int | None) -> bool:
    """Whether a code that both print has meanwhile come to mean something else."""
    code = right.code
    if not code or left.code != code or left.name == right.name or code[0] not in FILES or year is None:
        return False
    entries = [one for one in catalogue(code[0]).by_name.get(left.name, ()) if level_of(one.code) == level_of(code)]
    now = {one.code for one in entries if one.stands(year)}
    return bool(now) and code not in now and any(one.code == code for one in entries)


Way = Callable[[Seen], Hashable]
"""By what a row that moved is known; None where it is by nothing."""


def _moves(pairs: Pairs[Seen]) -> Iterator[tuple[int, int]]:
    """What went here and came there, and is one."""
    went, came = pairs.single_lefts, pairs.single_rights
    for ways in (_by_name_alone, _within_parent, _by_figures):
        lefts, rights = (
            _by_key(numbers, things, ways) for numbers, things in ((went, pairs.lefts), (came, pairs.rights))
        )
        for key, here in lefts.items():
            there = rights.get(key, [])
            if len(here) == len(there) == 1 and _may_move(pairs.lefts[here[0]], pairs.rights[there[0]], ways):
                yield here[0], there[0]
                went, came = [n for n in went if n != here[0]], [n for n in came if n != there[0]]


def _by_key(numbers: Sequence[int], things: Sequence[Seen], way: Way) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = {}
    for number in numbers:
        if (key := way(things[number])) is not None:
            found.setdefault(key, []).append(number)
    return found


def _by_name_alone(one: Seen) -> Hashable:
    return ("name", one.side, one.level, one.name) if one.code and one.name else None


def _within_parent(one: Seen) -> Hashable:
    return ("parent", one.side, parent_of(one.code), one.name) if one.code and one.name else None


def _by_figures(one: Seen) -> Hashable:
    if not any(one.figures) or (one.code and not one.name):
        return None
    return (
        ("figures", one.side, one.figures, one.name) if one.code else ("figures", one.side, one.figures, one.above[:1])
    )


def _may_move(left: Seen, right: Seen, way: object) -> bool:
    if way is not _by_name_alone:
        return True
    digit = right.code[0]
    if digit not in FILES or left.code[0] != digit:
        return False
    called: Collection[str] = catalogue(digit).codes(right.name, right.level)
    return bool(called) and set(called) <= {left.code, right.code}
