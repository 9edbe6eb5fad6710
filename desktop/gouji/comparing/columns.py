"""Which columns of two tables are the same, side by side: by their name and those that they stand below; by the last
of these; by what laws call them (``names.toml``); by what they are the sum of.

A year is told from that of its document: 2024年预算数 in a budget of 2024 is 2023年预算数 in that of 2023, and what
tells no year is of this one. Held by ``tests/comparing/test_columns.py``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from gouji.checking.lowering.printed import UNDER, bare_column
from gouji.checking.rules.names import Names
from gouji.comparing.pairing import Pairs
from gouji.model.catalogue import folded
from gouji.model.table import Table
from gouji.model.totals import total_of

_YEAR = re.compile(r"20\d\d(?=年)")


@dataclass(frozen=True, slots=True)
class Seen:
    """A column of a side: where it stands in its table, in which year as told from its document, and its names from
    the highest header down."""

    number: int
    years: tuple[int, ...]
    path: tuple[str, ...]


def seen(table: Table, side: Sequence[int], year: int | None) -> list[Seen]:
    """The columns of a side."""
    return [seen_as(number, table.columns[number], year) for number in side]


def seen_as(number: int, name: str, year: int | None) -> Seen:
    """A column by its name, in a document of a year."""
    parts = name.split(UNDER)
    years = tuple(int(found) - (year or 0) for part in parts for found in _YEAR.findall(part))
    return Seen(number, tuple(one for one in years if one), tuple(folded(bare_column(part)) for part in parts))


def columns_paired(lefts: Sequence[Seen], rights: Sequence[Seen], names: Names) -> Pairs[Seen]:
    """The columns of a side of each of two tables."""
    pairs = Pairs(lefts, rights)
    pairs.look(lambda one: {(one.years, one.path)})
    pairs.look(lambda one: {(one.years, one.path[-1])})
    pairs.look(lambda one: {(one.years, name) for name in _names(one, names)})
    pairs.look(lambda one: {(one.years, _bare(one.path[-1]))})
    return pairs


def _bare(name: str) -> str:
    """A name without the word that says that it is a sum: 基本支出小计 is 基本支出 where nothing else is."""
    total = total_of(name)
    return total.of or name if total is not None else name


def _names(one: Seen, names: Names) -> Collection[str]:
    return names.of("/".join(one.path)) | names.of(one.path[-1])
