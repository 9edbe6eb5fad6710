"""A table without vertical rules → a block, by where its words stand.

Columns are the bands that the words of the body share; a header word above no band makes a column that is blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gouji.model.codes import level_of
from gouji.model.source import Box
from gouji.reading.captions import is_caption
from gouji.reading.layout import PaperBlock, Word, around, line_text
from gouji.reading.tokens import well_formed
from gouji.reading.vocabulary import vocabulary

_MONEY = re.compile(r".*[,.，．].*|.{4,}")
_SENTENCE = re.compile("[。；]|，.*，")
_FEWEST = 3
"""Rows that make a table on a page without a caption."""

Band = tuple[float, float]
"""Left and right of a column."""


def unruled_block(lines: Sequence[Sequence[Word]], number: int) -> tuple[PaperBlock, frozenset[Word]] | None:
    """The table among the lines of a page, and the words it holds; None when there is none."""
    body = [line for line in lines if _is_row(line)]
    if not body:
        return None
    first, last = body[0][0].middle, body[-1][0].middle
    captions = [line for line in lines if line[0].middle < first and is_caption(line_text(line), vocabulary())]
    if not captions and len(body) < _FEWEST:
        return None
    top = captions[-1][0].box[1] if captions else max(0.0, body[0][0].box[1] - 100)
    pitch = min((b[0].middle - a[0].middle for a, b in pairwise(body)), default=20.0)
    inside = [line for line in lines if top < line[0].box[1] and line[0].middle <= last + pitch * 0.6]
    header = [line for line in inside if line[0].middle < first - pitch * 0.6]
    rows = _rows(body, [line for line in inside if line not in header and line not in body])
    bands = _bands(body, header)
    prose = any(_SENTENCE.search(word.text) for line in (*header, *rows) for word in line)
    if len(bands) < 2 or prose:
        return None
    return _block([*header, *rows], bands, number), frozenset(word for line in (*header, *rows) for word in line)


def _is_row(line: Sequence[Word]) -> bool:
    """A line that begins with a code, or whose figures stand apart from its words by a gap."""
    texts = [word.text for word in line]
    if level_of(texts[0]) and len(line) > 1:
        return True
    money = [word for word in line if well_formed(word.text) and _MONEY.fullmatch(word.text)]
    if not money:
        return False
    words = [word for word in line if not well_formed(word.text)]
    gap = 0.8 * (line[0].box[3] - line[0].box[1])
    return all(
        min(abs(one.box[0] - word.box[2]), abs(word.box[0] - one.box[2])) > gap for one in money for word in words
    )


def _rows(body: Sequence[Sequence[Word]], wrapped: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """Lines of the body with the wrapped parts of their names, each part with the nearest line."""
    rows = [list(line) for line in body]
    middles = [line[0].middle for line in body]
    for line in wrapped:
        nearest = min(range(len(rows)), key=lambda i: abs(middles[i] - line[0].middle))
        rows[nearest] += line
    return rows


def _bands(body: Sequence[Sequence[Word]], header: Sequence[Sequence[Word]]) -> list[Band]:
    bands: list[Band] = []
    for word in sorted((word for line in body for word in line), key=lambda one: one.box[0]):
        _widen(bands, word)
    for depth, line in enumerate(header):
        for i, word in enumerate(line):
            if _over(bands, word):
                continue
            left = (line[i - 1].box[2] + word.box[0]) / 2 if i else 0.0
            right = (word.box[2] + line[i + 1].box[0]) / 2 if i + 1 < len(line) else float("inf")
            below = (one for lower in header[depth + 1 :] for one in lower)
            if not any(left <= one.box[0] and one.box[2] <= right for one in below):
                bands.append((word.box[0], word.box[2]))
                bands.sort()
    return bands


def _widen(bands: list[Band], word: Word) -> None:
    left, _, right, _ = word.box
    if bands and left < bands[-1][1]:
        bands[-1] = (bands[-1][0], max(bands[-1][1], right))
    else:
        bands.append((left, right))


def _over(bands: Sequence[Band], word: Word) -> list[int]:
    """The bands that a word stands in or reaches over."""
    left, _, right, _ = word.box
    return [i for i, band in enumerate(bands) if left < band[1] and right > band[0]]


def _block(lines: Sequence[Sequence[Word]], bands: Sequence[Band], number: int) -> PaperBlock:
    edges = [bands[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(bands)), bands[-1][1]]
    boxes: list[list[Box | None]] = []
    texts: list[list[str | None]] = []
    for line in lines:
        cells: list[list[Word]] = [[] for _ in bands]
        reached: set[int] = set()
        for word in sorted(line, key=lambda one: (round(one.middle), one.box[0])):
            over = _over(bands, word) or [min(range(len(bands)), key=lambda i: abs(bands[i][0] - word.box[0]))]
            cells[over[0]].append(word)
            reached.update(over[1:])
        row = around(line)
        texts.append(
            [line_text(cell) if cell else None if i in reached else "" for i, cell in enumerate(cells)]
        )
        boxes.append([around(cell) if cell else (edges[i], row[1], edges[i + 1], row[3]) for i, cell in enumerate(cells)])
    return PaperBlock(number, boxes, texts, tuple(edges))
