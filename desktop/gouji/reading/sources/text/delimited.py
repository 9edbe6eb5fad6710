"""Delimited values and pasted cells → one page. UTF-8, UTF-16 and GB18030 are read.

The separator of delimited values is the one that divides most lines and cuts fewest figures. Held by
``test_commas_within_figures_part_no_values``.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath
from typing import Literal

from gouji.model.doubt import Doubts
from gouji.model.reason import Reason
from gouji.model.source import AtLine, Source
from gouji.reading.page.page import Page
from gouji.reading.sources.refusals import damaged
from gouji.reading.sources.source import FileSource
from gouji.reading.sources.text.text import decode

_SEPARATORS = (",", "\t", ";", "|")

_HEAD = re.compile(r"\s*[(-]?\d{1,3}\s*")
_FIGURE = re.compile(r"\s*[(-]?\d[\d,.]*[)]?\s*")
_THOUSANDS = re.compile(r"\s*\d{3}(?:\.\d+)?[)]?\s*")
"""What a figure falls into where its commas are taken for separators."""


_CUT = Reason("what heads its columns cannot be told with certainty")

Divided = tuple[list[list[str]], list[int]]
"""Rows of values, and the line that each begins on."""


@dataclass(frozen=True, slots=True)
class DelimitedBlock:
    """Rows of values; ``lines`` is the line that each row begins on."""

    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    width: int
    edges: tuple[float, ...] = ()
    loose: bool = False
    unsure: Reason | None = None
    doubts: Doubts = ()

    @property
    def height(self) -> int:
        return len(self.rows)

    def text(self, row: int, column: int) -> str:
        values = self.rows[row]
        return values[column] if column < len(values) else ""

    def reach(self, row: int, column: int) -> int:
        return 1

    def source(self, row: int, column: int) -> Source:
        return AtLine(self.lines[row])


class DelimitedSource(FileSource):
    """The one block of a file of values, called by the file; the separator is the one that divides most lines alike."""

    def pages(self) -> Generator[Page | None, None, None]:
        """The page, and None for each separator before it is tried."""
        text = decode(self._data, self.file.name)
        separators = "\t" if self.file.format == "tsv" else _SEPARATORS
        tried: list[Divided] = []
        for separator in separators:
            yield None
            tried.append(_divided(text, separator, self.file.name))
            self.done = len(tried) / len(separators)
        rows, lines = max(tried, key=_divides)
        width = max(map(len, rows), default=0)
        yield Page(
            (DelimitedBlock(rows, lines, width, unsure=_CUT if _cuts_figures(rows) else None),),
            PurePath(self.file.name).stem,
        )


def _divided(text: str, separator: str, name: str) -> Divided:
    try:
        return separated(text, separator)
    except csv.Error as error:
        raise damaged(name) from error


def separated(text: str, separator: str) -> Divided:
    """The rows of values and the line that each begins on. Raises csv.Error for a value of more than 131,072 signs.

    A quotation mark that would swallow separators of cells, or the rest of the text, is none: web pages print them.
    """
    try:
        rows, lines = _values(text, separator, csv.QUOTE_MINIMAL, strict=separator == "\t")
        if separator != "\t" or not any("\t" in value for row in rows for value in row):
            return rows, lines
    except csv.Error:
        if separator != "\t":
            raise
    return _values(text, separator, csv.QUOTE_NONE, strict=False)


def _values(text: str, separator: str, quoting: Literal[0, 3], *, strict: bool) -> Divided:
    rows: list[list[str]] = []
    lines: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting, strict=strict)
    at = 1
    for row in reader:
        rows.append(row)
        lines.append(at)
        at = reader.line_num + 1
    return rows, lines


def _divides(divided: Divided) -> tuple[bool, int, int]:
    """Whether a separator divides rows, how many, less those where it cuts figures, and how many of them alike."""
    rows = [row for row in divided[0] if len(row) > 1]
    cut = sum(map(_is_cut, rows))
    widths = Counter(map(len, rows))
    return bool(rows), len(rows) - 2 * cut, max(widths.values(), default=0)


def _is_cut(row: Sequence[str]) -> bool:
    """Whether the commas of a figure may have been taken for separators."""
    return any(_HEAD.fullmatch(a) and _THOUSANDS.fullmatch(b) for a, b in pairwise(row))


def _cuts_figures(rows: Sequence[Sequence[str]]) -> bool:
    """Whether figures were cut: then their rows are longer than the header above them."""
    header = 0
    worded = False
    for row in rows:
        words = not any(_FIGURE.fullmatch(text) for text in row)
        if words and len(row) > 1:
            header = max(header if worded else 0, len(row))
        elif len(row) > header and _is_cut(row):
            return True
        worded = words
    return False
