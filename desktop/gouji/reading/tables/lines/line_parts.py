"""The lines of a page → those of each of its tables, be their titles above the rows or below the first of them.

Text as PDF programs export it has the rows of a page first and its title behind them. Where page breaks were lost too,
the rows above a title are the first of its table, and those further up the last of the table before. Held by
``test_titles_below_the_first_rows_without_page_breaks``,
``test_rows_before_a_title_are_of_the_table_before_where_titles_stand_above``,
``test_text_cut_anywhere_accuses_nobody``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from gouji.model.document import NUMBERING
from gouji.model.totals import is_total
from gouji.reading.page.page import Line
from gouji.reading.tables.contents import entry_of, is_contents
from gouji.reading.tables.lines.line_table import Lines
from gouji.reading.terms.figures import is_money
from gouji.reading.terms.lines import label_pair
from gouji.reading.terms.vocabulary import Vocabulary


@dataclass
class LineParts:
    """Cuts the pages of a source one after the other; ``above``: the first title that stands with rows is over them."""

    words: Vocabulary
    above: bool | None = None

    def of(self, lines: Lines) -> list[Lines]:
        """The lines of a page, cut where each of its tables begins."""
        if self.above is None:
            self.above = _titles_stand_above(lines, self.words)
        return _line_parts(lines, self.words, above=bool(self.above))


def _titles_stand_above(lines: Lines, words: Vocabulary) -> bool | None:
    """Whether the first title of a page stands above its rows; None for a page that prints no title or no rows."""
    rest = lines[_contents_end(lines, words) :]
    title = next((at for at, line in enumerate(rest) if line.term.is_title), None)
    row = next((at for at, line in enumerate(rest) if _prints_row(line)), None)
    return None if title is None or row is None else title < row


def _line_parts(lines: Lines, words: Vocabulary, *, above: bool = False) -> list[Lines]:
    """The lines of a page, cut where each of its tables begins: so that most of them end with their total.

    Where both ways to cut do alike, the title that stands first tells: above rows, or below them. Where the titles of
    a document are known to stand ``above``, each table begins with its own.
    """
    listed = _contents_end(lines, words)
    rest = lines[listed:]
    titles = [at for at, line in enumerate(rest) if line.term.is_title]
    rows = [at for at, line in enumerate(rest) if _prints_row(line)]
    ways = [titles[1:], _with_prose_between(rest, titles, [*_starts_between(rest, titles, rows, words)])]
    if above:
        ways = [titles]
    elif rows and not (titles and titles[0] < rows[0]):
        ways.reverse()
    starts = max(ways, key=lambda starts: _wholes(rest, starts, rows))
    cuts = sorted({0, *starts, *_prose_around(rest, [*titles, *rows]), len(rest)})
    return [part for part in (lines[:listed], *(rest[a:b] for a, b in pairwise(cuts))) if part]


def _prose_around(lines: Lines, held: Sequence[int]) -> Iterator[int]:
    """Where the text above the titles and rows of a page ends, and where that below them begins."""
    if not held:
        return
    first, last = min(held), max(held)
    above = (at for at in range(first - 1, -1, -1) if lines[at].term.parts_tables)
    below = (at for at in range(last + 1, len(lines)) if lines[at].term.parts_tables)
    yield from (at + 1 for at in islice(above, 1))
    yield from islice(below, 1)


def _with_prose_between(lines: Lines, titles: Sequence[int], starts: Sequence[int]) -> Sequence[int]:
    """The same places, and the last sentence between two titles where no table begins there: none goes on across it."""
    told = [
        max((at for at in range(before, title) if lines[at].term.parts_tables), default=None)
        for before, title in pairwise(titles)
        if not _between(starts, before + 1, title + 1)
    ]
    return sorted({*starts, *(at for at in told if at is not None)})


def _wholes(lines: Lines, starts: Sequence[int], rows: Sequence[int]) -> int:
    """How many parts end with a total, less those in which more rows follow one of another table."""
    count = 0
    for first, last in pairwise([0, *starts, len(lines)]):
        own = _between(rows, first, last)
        closed = [upper for upper, lower in pairwise(own) if lower > upper + 1 and _closes(lines[upper])]
        count += (bool(own) and _closes(lines[own[-1]])) - bool(closed)
    return count


def _starts_between(lines: Lines, titles: Sequence[int], rows: Sequence[int], words: Vocabulary) -> Iterator[int]:
    """Where tables begin whose titles stand behind their first rows: between two stretches of rows, and at the end.

    Each begins with the unit or the department that heads its page, or behind the total of the table before. Below a
    title stands what belongs to it: another table begins there with the last of such lines, and only where its own
    title stands behind the stretch, or a total closed the one before.
    """
    for upper, lower in pairwise([*rows, len(lines)] if rows else ()):
        heads = [at for at in range(upper + 1, lower) if _heads_page(lines[at])]
        above = _between(titles, upper + 1, lower)
        closed = lower > upper + 1 and _closes(lines[upper])
        ends = lower == len(lines)
        first = next((at for at in heads if not above or at < above[0]), None)
        if above and first is not None:
            if not ends or any(line.term.total for line in lines[upper + 1 : above[0]]):
                yield first  # at the end only a blank table: its total stands there without figures
        elif not above and not ends and (heads or (closed and _prints_header(lines[upper + 1 : lower], words))):
            yield heads[0] if heads else upper + 1
        for before, title in pairwise(above):
            yield max((at for at in heads if before < at < title), default=title)
        if above and heads and heads[-1] > above[-1] and not ends:
            at = bisect_right(titles, lower)
            behind = titles[at] if at < len(titles) else None
            goes_on = behind is None or any(_heads_page(lines[at]) for at in range(lower, behind))
            if closed or not goes_on:
                yield heads[-1]


def _between(places: Sequence[int], first: int, end: int) -> Sequence[int]:
    """Those of places in their order that stand from the ``first`` to before the ``end``."""
    return places[bisect_left(places, first) : bisect_left(places, end)]


def _heads_page(line: Line) -> bool:
    """Whether a line stands at the head of a page that a table begins on: its unit or its department."""
    return line.term.is_caption and not line.term.is_title


def _prints_header(lines: Lines, words: Vocabulary) -> bool:
    """Whether lines between rows are no rows without figures, but head columns."""
    return any(words.heads_columns(word) for line in lines for word in line.text.split())


def _closes(line: Line) -> bool:
    labels = line.term.labels
    return any(is_total(name) for name, _ in labels) if labels else line.term.total is not None


def _prints_row(line: Line) -> bool:
    row = line.term.row
    if (row and row.amounts) or sum(map(is_money, line.term.figures)) > 1:
        return True
    return any(amounts for _, amounts in line.term.labels or label_pair(line.text))


def _contents_end(lines: Lines, words: Vocabulary) -> int:
    """How many lines there are up to the end of the list of contents, where an entry is met again; 0 without one."""
    end = next((at for at, line in enumerate(lines, start=1) if is_contents(line.text)), 0)
    listed: set[str] = set()
    while 0 < end < len(lines) and _is_entry(lines[end], words) and lines[end].text.strip() not in listed:
        listed.add(entry_of(lines[end].text))
        end += 1
    return end


def _is_entry(line: Line, words: Vocabulary) -> bool:
    entry = NUMBERING.match(line.text) or words.document.part.match(line.text) or line.term.is_title
    return bool(entry) and line.term.unit is None and not any(map(is_money, line.text.split()))
