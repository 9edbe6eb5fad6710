"""What speaks for columns among lines of words: else they are text, however far apart their words stand.

A header speaks for them, or figures of several rows that stand at one edge; a date, and a figure with its unit behind
it, stand in a sentence. Lines of the contents and of prose have neither. Held by
``test_no_line_of_prose_or_of_the_contents_makes_a_table``, ``test_one_row_that_is_part_of_another_goes_on_overleaf``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.model.codes import level_of
from gouji.model.totals import is_total
from gouji.reading.columns.header.cells import WordLine
from gouji.reading.columns.measures import Measures
from gouji.reading.page.words import Word
from gouji.reading.terms.figures import is_dated, is_money
from gouji.reading.terms.labels import is_of_which
from gouji.reading.terms.vocabulary import vocabulary

_UNIT = re.compile(r"(?:百万|[千万亿])?元|[%％]")

_FEWEST = 3
"""Rows whose figures stand at one edge that make a table without a header."""

_HEADING = 2
"""Words of a header that are known as such."""


def has_columns(
    header: Sequence[WordLine], body: Sequence[WordLine], measures: Measures, goes_on: bool = False
) -> bool:
    """Whether lines are the rows of a table; fewer speak for one where a table of the page before ``goes_on``."""
    known = sum(vocabulary().heads_columns(word.text) for line in header for word in line)
    if known >= _HEADING:
        return True
    headed = goes_on or any(len(line) > 1 for line in header)
    figures = [(at, word) for at, line in enumerate(body) for word in _figures(line)]
    if (headed or len(figures) > 1) and any(_is_labelled(body[at]) for at, _ in figures):
        return True
    if goes_on and any(is_total(text) or is_of_which(text) for at, _ in figures for text in (body[at][0].text,)):
        return True
    below = {
        place
        for edge in (0, 2)
        for place in _at_one_edge([(word.box[edge], at) for at, word in figures], measures.edge)
    }
    rows = {figures[place][0] for place in below}
    return 2 * len(below) > len(figures) and len(rows) >= (2 if headed else _FEWEST)


def _at_one_edge(edges: Sequence[tuple[float, int]], apart: float) -> Iterator[int]:
    """The places of edges, each with its row, that stand where one of another row does."""
    order = sorted(range(len(edges)), key=edges.__getitem__)
    for one, other in pairwise(order):
        if edges[other][0] - edges[one][0] <= apart and edges[one][1] != edges[other][1]:
            yield from (one, other)


def _figures(line: WordLine) -> Iterator[Word]:
    """The figures of a line that stand in no sentence: neither dates nor followed by what they count."""
    for word, after in pairwise([*line, Word("", (0.0, 0.0, 0.0, 0.0))]):
        if is_money(word.text) and not is_dated(word.text, after.text) and not _UNIT.match(after.text):
            yield word


def _is_labelled(line: WordLine) -> bool:
    """A line that begins with a code, or is a total, and prints one name at most."""
    names = sum(any(map(str.isalpha, word.text)) for word in line)
    return names < 2 and (level_of(line[0].text) > 0 or is_total(line[0].text))
