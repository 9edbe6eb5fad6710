"""Amounts that were printed among the rows of a table and found no place in it.

One or two are told as text without a place, and their cells are undecided; where they are many, what was read beside
them is doubtful too (``tests/reading/doubting/test_places.py``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import inf

import numpy as np

from gouji.model.document import Document, Passage
from gouji.model.doubt import Doubt, Doubts, Misgiving
from gouji.model.reason import Reason, quoted
from gouji.model.source import NOWHERE, AtLine, InSheet, OnPage, Source
from gouji.model.table import Table
from gouji.reading.doubting.bounds import SHARE_OF_SLIPS, UNPLACED
from gouji.reading.terms.figures import pointed

_SHOWN = 3
"""Places that a reason names."""

Reach = Mapping[int | str, tuple[float, float]]
"""On each page, in each sheet, or in the text, from where to where a table reaches."""

_Span = tuple[float, int, float]
"""Where a table begins on a page, in a sheet or in the text, its number, and where it ends there."""


def without_a_place(document: Document) -> Mapping[int, Doubts]:
    """The tables with more amounts among their rows that found no place than one table may lack."""
    held: defaultdict[int, list[tuple[Passage, int]]] = defaultdict(list)
    around = _Around(document.tables if document.unplaced else ())
    for passage in document.unplaced:
        amounts = sum(map(pointed, passage.text.split()))
        number = around.table(*_at(passage.source)) if amounts else None
        if number is not None:
            held[number].append((passage, amounts))
    found: dict[int, Doubts] = {}
    for number, passages in held.items():
        count = sum(amounts for _, amounts in passages)
        if count >= UNPLACED and count > SHARE_OF_SLIPS * np.count_nonzero(document.tables[number].present):
            found[number] = (Doubt(Misgiving.UNPLACED, _reason(count, [passage for passage, _ in passages])),)
    return found


def _reason(count: int, passages: Sequence[Passage]) -> Reason:
    told = {"count": str(count), "text": quoted(" ".join(passage.text for passage in passages))}
    places = tuple(passage.source for passage in passages[:_SHOWN])
    return Reason("{count} amounts printed among its rows found no place: {text}", told, places)


class _Around:
    """Which table stands around a place."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._spans: defaultdict[int | str, list[_Span]] = defaultdict(list)
        for number, table in enumerate(tables):
            for leaf, (top, bottom) in _reach(table).items():
                self._spans[leaf].append((top, number, bottom))
        self._deepest: dict[int | str, list[float]] = {}
        """How far down the tables reach, of those on a leaf that begin no lower than each."""
        for leaf, spans in self._spans.items():
            spans.sort()
            self._deepest[leaf] = [*accumulate((bottom for _, _, bottom in spans), max)]

    def table(self, leaf: int | str, height: float) -> int | None:
        """The first table around a place; None where there is none."""
        spans, deepest = self._spans.get(leaf, ()), self._deepest.get(leaf, ())
        found: list[int] = []
        at = bisect_right(spans, (height, inf, inf))
        while at and deepest[at - 1] >= height:
            at -= 1
            _, number, bottom = spans[at]
            if bottom >= height:
                found.append(number)
        return min(found, default=None)


def _reach(table: Table) -> Reach:
    """From its first row to its last, page by page, and from where it begins where its first rows may be lost."""
    found: dict[int | str, tuple[float, float]] = {}
    for row in table.rows:
        leaf, height = _at(row.source)
        top, bottom = found.get(leaf, (height, height))
        found[leaf] = min(top, height), max(bottom, height)
    leaf, height = _at(table.place)
    if leaf in found and table.place != NOWHERE:
        top, bottom = found[leaf]
        found[leaf] = min(top, height), bottom
    return found


def _at(source: Source) -> tuple[int | str, float]:
    """The page, sheet or text that something stands on, and how far down."""
    match source:
        case OnPage(page, (_, top, _, _)):
            return page, top
        case InSheet(sheet, cell):
            return sheet, float(re.sub(r"\D", "", cell) or 0)
        case AtLine(line):
            return "", line
