"""Columns told by where words stand: the words of a table's rows share bands of the page's width.

Figures below one another make a band, and so do names; a word is in the column whose band it stands in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from gouji.model.codes import level_of
from gouji.model.source import Box
from gouji.model.totals import is_total
from gouji.reading.columns.header_cells import Band, HeaderCell, WordLine, header_rows
from gouji.reading.columns.measures import TOUCH
from gouji.reading.page.words import PaperBlock, Word, around, line_text
from gouji.reading.terms.figures import is_money

_RUN_ON = re.compile(r"\d[\d,，]*[.,，]\d+[^\d,，.)）%％]|.*[^\d\s,，.(（-]\d[\d,，]*[.,，]\d+$")
"""A figure that its neighbour runs into: no amount comes of it, and none of the cells it covers is blank."""

_RUN_ON_WHOLE = re.compile(r".*[^\W\d_]\d{5,}")
"""A label that may have run into a figure without a separator: it is one if it reaches over another column."""


def bands_of(body: Sequence[WordLine]) -> list[Band]:
    """The stretches of the page's width that words of the body stand in.

    A total is set in the middle of all columns before its figures: it makes none beside the names of other rows, unless
    its line prints two, one on each side.
    """
    bands: list[Band] = []
    sided = {word for line in body if sum(is_total(word.text) for word in line) > 1 for word in line}
    whole = [word for line in body for word in line if not _RUN_ON.match(word.text)]
    names = [word for word in whole if any(map(str.isalpha, word.text)) and not is_total(word.text)]
    whole = [word for word in whole if not names or word in sided or not is_total(word.text)]
    for word in sorted(_within_columns(whole), key=lambda one: one.box[0]):
        left, _, right, _ = word.box
        if bands and left < bands[-1][1] - TOUCH:
            bands[-1] = (bands[-1][0], max(bands[-1][1], right))
        else:
            bands.append((left, right))
    return bands


def _within_columns(words: Sequence[Word]) -> list[Word]:
    """Words without the names that reach into a column of figures, where others that begin at their edge do not."""
    figures = [word.box for word in words if is_money(word.text) and not level_of(word.text)]
    lefts = sorted({left for left, _, _, _ in figures})

    def reaches(word: Word) -> bool:
        after = bisect_right(lefts, word.box[0])
        return after < len(lefts) and lefts[after] < word.box[2] - TOUCH

    names = [word for word in words if any(map(str.isalpha, word.text))]
    over = [word for word in names if reaches(word)]
    edges = [word.box[0] for word in names if word not in over]
    long = {word for word in over if any(abs(edge - word.box[0]) < TOUCH for edge in edges)}
    return [word for word in words if word not in long]


def columns_over(bands: Sequence[Band], word: Word, among: Sequence[int] = ()) -> list[int]:
    """The columns (of those ``among`` which it must be) that a word stands in or reaches over, else the nearest."""
    left, _, right, _ = word.box
    among = among or range(len(bands))
    over = [i for i in among if left < bands[i][1] - TOUCH and right > bands[i][0] + TOUCH]
    return over or [min(among, key=lambda i: max(bands[i][0] - right, left - bands[i][1]))]


def _of_total(bands: Sequence[Band], word: Word, of_words: Sequence[int]) -> list[int]:
    """The column of a total's label, which is set in the middle of the columns it covers: where that is, or before."""
    middle = (word.box[0] + word.box[2]) / 2
    before = [number for number in of_words if bands[number][0] <= middle]
    return before[-1:] or columns_over(bands, word, of_words)


def _of_words(bands: Sequence[Band], rows: Sequence[Sequence[Word]]) -> list[int]:
    """The columns in which no figures stand; all where there are none of them."""
    money = [word for row in rows for word in row if is_money(word.text) and not level_of(word.text)]
    of_figures = {number for word in money for number in columns_over(bands, word)}
    return [number for number in range(len(bands)) if number not in of_figures] or [*range(len(bands))]


def loose_block(
    header: Sequence[HeaderCell], rows: Sequence[Sequence[Word]], bands: Sequence[Band], number: int
) -> PaperBlock:
    """The cells of a header and of rows, each word in the column that it stands in."""
    edges = (bands[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(bands)), bands[-1][1])
    boxes: list[list[Box | None]] = []
    texts: list[list[str | None]] = []
    of_words = _of_words(bands, rows)
    heads = header_rows(header)
    for at, line in enumerate((*heads, *rows)):
        cells: list[list[Word]] = [[] for _ in bands]
        reached: set[int] = set()
        for word in sorted(line, key=lambda one: (round(one.middle), one.box[0])):
            total = at >= len(heads) and is_total(word.text) and not _RUN_ON.match(word.text)
            first, *others = _of_total(bands, word, of_words) if total else columns_over(bands, word)
            cells[first].append(word)
            if others and (_RUN_ON.match(word.text) or _RUN_ON_WHOLE.match(word.text)):
                for other in others:
                    cells[other].append(word)
            else:
                reached.update(others)
        _, top, _, bottom = around(line)
        texts.append([line_text(cell) if cell else None if i in reached else "" for i, cell in enumerate(cells)])
        boxes.append([around(cell) if cell else (edges[i], top, edges[i + 1], bottom) for i, cell in enumerate(cells)])
    words = [word for line in (*heads, *rows) for word in line]
    return PaperBlock.of(number, boxes, texts, edges, loose=True, words=words)
