"""Text whose columns are kept by spaces → lines and blocks: a page on which every letter stands at its own place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.model.doubt import Doubts
from gouji.model.reason import Reason
from gouji.model.source import AtLine, Source
from gouji.reading.columns.finder import Found, find_table
from gouji.reading.columns.measures import LETTERS, PITCH
from gouji.reading.columns.sections import sections
from gouji.reading.columns.side_by_side import strips_below_titles
from gouji.reading.columns.spaced_words import Laying, Printed, WordLine, number_of
from gouji.reading.page.page import Block, Line
from gouji.reading.page.whole_titles import whole_titles
from gouji.reading.page.words import PaperBlock, line_text
from gouji.reading.terms.figures import figure_like, is_money
from gouji.reading.terms.vocabulary import squeeze, vocabulary

_CLEARLY = 1.0
"""By how much less must speak against the headers of a page if its letters are as wide as they make them."""

_GAP = re.compile(r"(?:\S\s{2,}|^\s{8,})(?=\S)")


@dataclass(frozen=True, slots=True)
class AlignedBlock:
    """A table by where its words stand; ``lines`` is the line of each cell.

    Its columns may stand elsewhere on another page, so that they have no edges.
    """

    texts: Sequence[Sequence[str | None]]
    lines: Sequence[Sequence[int]]
    unsure: Reason | None = None
    doubts: Doubts = ()
    edges: tuple[float, ...] = ()
    loose: bool = True

    @property
    def height(self) -> int:
        return len(self.texts)

    @property
    def width(self) -> int:
        return len(self.texts[0])

    def text(self, row: int, column: int) -> str | None:
        return self.texts[row][column]

    def reach(self, row: int, column: int) -> int:
        return 1

    def source(self, row: int, column: int) -> Source:
        return AtLine(self.lines[row][column])


@dataclass
class Aligning:
    """The pages of a text, laid out one after the other."""

    _laying: Laying
    _heads: frozenset[str] = frozenset()
    """What the header of the table before prints."""
    _in_lines: bool = False
    """Whether that table was left as lines: then it goes on so."""
    _goes_on: bool = False
    """Whether the page before ended with a table."""

    def pages(self, printed: Printed) -> Iterator[list[Line | Block] | None]:
        """The lines and the tables of a page of columns, and None between them; nothing where spaces keep none.

        Where it is not certain what the headers of a known table stand above, it is left as lines, a page by itself:
        the order of its figures, and their sums, may still tell. Where they are those of the page before, they are left
        out.
        """
        rows = [text for _, text in printed if any(map(_is_figure, text.split()))]
        if not rows or 2 * sum(_GAP.search(text) is not None for text in rows) < len(rows):
            return
        items: list[Line | Block] = []
        goes_on = self._goes_on
        yield None
        for section in self._sections(printed):
            yield None
            table = find_table(section, 1, LETTERS, goes_on)
            goes_on = table is not None
            yield None
            lines = [*_lines(section, table)]
            if table is None:
                items += lines
                continue
            count = sum(number_of(line[0]) < table.lines[0][0] for line in section)
            above, below = lines[:count], lines[count:]
            heads, headed = table.heading.texts, table.heading.why is None
            again, self._heads = heads == self._heads, heads or self._heads
            known = _titled(above, table.heading.names) if table.told and not headed else None
            if any(vocabulary().is_title(line.text) for line in above):
                self._in_lines = known is not None
            elif self._in_lines and table.told and (again or not heads):
                known = above
            if known is not None:
                if items:
                    yield items
                yield [*known, *(Line(AtLine(number), text) for number, text in table.lines)]
                items = [*below]
            elif not headed and again:
                items += [*above, _at_lines(table.headless), *below]
            else:
                items += [*above, _at_lines(table.block), *below]
        self._goes_on = goes_on
        if items:
            yield items

    def _sections(self, printed: Printed) -> list[list[WordLine]]:
        """The sections of a page; where figures do not tell how wide letters are, headers that fit them may."""
        ways = [
            [section for strip in strips_below_titles(way.word_lines(printed)) for section in sections(strip)]
            for way in self._laying.ways
        ]
        first, *others = ways
        return next((way for way in others if self._strangeness(way) + _CLEARLY < self._strangeness(first)), first)

    def _strangeness(self, parts: Sequence[Sequence[WordLine]]) -> float:
        """How much speaks against the headers of the tables in sections."""
        tables = (find_table(section, 1, LETTERS, self._goes_on) for section in parts)
        return sum(table.heading.cost for table in tables if table)


def _is_figure(word: str) -> bool:
    """Whether a word is money, perhaps broken."""
    return is_money(word) or ("," in word and figure_like(word))


def _lines(section: Sequence[WordLine], table: Found | None) -> Iterator[Line]:
    """The lines that are no part of the table."""
    for line in section:
        if table is None or table.held.isdisjoint(line):
            yield Line(AtLine(number_of(line[0])), line_text(line))


def _titled(above: Sequence[Line], names: frozenset[str]) -> list[Line] | None:
    """Lines above a table with its title on one of them; None where it is of no kind that has such columns."""
    lines = [*whole_titles(above, vocabulary())]
    return lines if any(_has_columns(line.text, names) for line in lines) else None


def _has_columns(title: str, names: frozenset[str]) -> bool:
    form = vocabulary().table_form(title)
    known = {name for side in form.sides for name in side} if form else set()
    return bool(names) and set(map(squeeze, names)) <= known


def _at_lines(block: PaperBlock) -> AlignedBlock:
    lines = [[round(box[1] / PITCH) if box else 0 for box in row] for row in block.boxes]
    return AlignedBlock(block.texts, lines, block.unsure, block.doubts)
