"""Amounts that were printed among the rows of a table and found no place in it.

One or two are told as text without a place, and their cells are undecided; where they are many, what was read beside
them is doubtful too (``tests/reading/doubting/test_places.py``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from gouji.model.document import Document, Passage
from gouji.model.doubt import Doubt, Doubts, Misgiving
from gouji.model.reason import Reason, quoted
from gouji.model.source import AtLine, InSheet, OnPage, Source
from gouji.model.table import Table
from gouji.reading.doubting.bounds import SHARE_OF_SLIPS, UNPLACED
from gouji.reading.terms.figures import pointed

_SHOWN = 3
"""Places that a reason names."""

Reach = Mapping[int | str, tuple[float, float]]
"""On each page, in each sheet, or in the text, from where to where a table reaches."""


def without_a_place(document: Document) -> Mapping[int, Doubts]:
    """The tables with more amounts among their rows that found no place than one table may lack."""
    held: defaultdict[int, list[tuple[Passage, int]]] = defaultdict(list)
    reaches = [_reach(table) for table in document.tables] if document.unplaced else []
    for passage in document.unplaced:
        amounts = sum(map(pointed, passage.text.split()))
        leaf, height = _at(passage.source)
        within = (n for n, reach in enumerate(reaches) if leaf in reach and reach[leaf][0] <= height <= reach[leaf][1])
        number = next(within, None)
        if amounts and number is not None:
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


def _reach(table: Table) -> Reach:
    """From its first row to its last, page by page."""
    found: dict[int | str, tuple[float, float]] = {}
    for row in table.rows:
        leaf, height = _at(row.source)
        top, bottom = found.get(leaf, (height, height))
        found[leaf] = min(top, height), max(bottom, height)
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
