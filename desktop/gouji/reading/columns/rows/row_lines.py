"""The lines of a table's body → its rows: a line that is none goes on with the row it stands nearest to.

A name may stand in several lines around its figures. Held by
``test_a_name_that_stands_around_its_figure_is_one``,
``test_a_name_that_fills_its_cell_up_to_its_figures_is_of_a_row``,
``test_a_name_without_a_figure_between_the_last_figure_and_a_total_is_a_row``,
``test_the_rest_of_a_name_below_a_repeated_header``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise, takewhile
from math import inf
from statistics import median

from gouji.model.codes import level_of
from gouji.model.document import NUMBERING
from gouji.model.totals import is_total
from gouji.reading.columns.header.cells import WordLine
from gouji.reading.columns.measures import TOUCH, Measures
from gouji.reading.page.words import Word, line_text
from gouji.reading.terms.figures import figure_before_label, figure_like, is_blank, is_dated, is_money, well_formed
from gouji.reading.terms.labels import begins_row

_A_ROW = 0.93
"""Share of the distance of two rows from which on a line is none that goes on with its neighbour."""

_APART = 0.7
"""The same of a label without figures, and of bare figures."""

_ALONE = 1.6
"""Heights of its print that a single row is taken to be high."""


def sure_rows(lines: Sequence[WordLine]) -> list[WordLine]:
    """The lines that are rows by what they print: their codes, or figures apart from the words that lead to them.

    A name may fill its cell up to its figures: these are of a row where each stands in a column of such lines.
    Bare figures that stand nearer to a labelled row than rows do are of it: where it has none there, or they go on.
    """
    rows = [line for line in lines if _is_row(line)]
    told, places = set(map(id, rows)), {place for line in rows for place in _places(line)}
    rows = [line for line in lines if id(line) in told or _ends_in_columns(line, places)]
    named = [level_of(line[0].text) > 0 or not all(_is_in_column(word.text) for word in line) for line in rows]
    labelled = [line for line, is_named in zip(rows, named, strict=True) if is_named]
    labels = [line[0].middle for line in lines if NUMBERING.match(line_text(line)) and not is_money(line[0].text)]
    pitch = min((b - a for a, b in pairwise(sorted({*(line[0].middle for line in labelled), *labels}))), default=0.0)
    return [
        line
        for line, is_named in zip(rows, named, strict=True)
        if is_named or min(distances(_that_may_have(line, labelled), line)) > pitch * _APART
    ]


def _that_may_have(figures: WordLine, rows: Sequence[WordLine]) -> list[float]:
    """Where the rows stand that bare figures may belong to: which have none in their columns, or some that go on."""
    own = [word for word in figures if well_formed(word.text)]
    found = []
    for row in rows:
        pairs = [(one, word) for one in row if figure_like(one.text) for word in own if one.shares_a_column(word)]
        pieces = (sorted(pair, key=lambda word: word.middle) for pair in pairs)
        if not pairs or any(well_formed(upper.text + lower.text) for upper, lower in pieces):
            found.append(row[0].middle)
    return found


def distances(middles: Sequence[float], line: WordLine) -> tuple[float, float]:
    """How far a line stands below the nearest of lines above it, and above the nearest below."""
    own = line[0].middle
    at = bisect_left(middles, own)
    above = own - middles[at - 1] if at else inf
    return above, middles[at] - own if at < len(middles) else inf


def pitch_of(rows: Sequence[WordLine], lines: Sequence[WordLine], measures: Measures) -> float:
    """How far apart rows are, also those whose labels alone tell them; some heights of print where nothing tells."""
    edge = measures.edge
    numbered = [line for line in lines if NUMBERING.match(line_text(line))]
    labels = [b[0].middle - a[0].middle for a, b in pairwise(numbered) if abs(a[0].box[0] - b[0].box[0]) < edge]
    usual = [median(labels)] if labels else []  # a name that overflows its row stands nearer to the one above
    height = rows[0][0].box[3] - rows[0][0].box[1]
    inside = [line for line in lines if line[0].middle <= rows[-1][0].middle]  # below may stand a note or a title
    apart = [b[0].middle - a[0].middle for a, b in pairwise(inside)]
    if len(rows) > 1 and max(apart) - min(apart) < edge and min(apart) > _ALONE * height:
        return min(apart)  # lines that stand evenly, and no nearer than rows, are rows
    return min([*usual, *(b[0].middle - a[0].middle for a, b in pairwise(rows))], default=0.0) or _ALONE * height


def own_rows(lines: Sequence[WordLine], rows: Sequence[WordLine], pitch: float) -> list[WordLine]:
    """The ``rows`` among lines, and those without figures: labels apart from others, or words as far apart as rows.

    What stands near a label is of its name, be a figure near or not; a label with a number is of no row that has one.
    Words by themselves are rows up to the last row or total: what stands below may be a note.
    """
    middles = [line[0].middle for line in rows]
    told = set(map(id, rows))
    told |= {
        id(line)
        for line in lines
        if _is_label(line)
        and (min(distances(middles, line)) > pitch * _APART or _stands_by_a_name(line, rows, middles))
    }
    last = max([middles[-1], *(line[0].middle for line in lines if any(is_total(word.text) for word in line))])
    middles = [line[0].middle for line in lines if id(line) in told]
    return [
        line
        for line in lines
        if id(line) in told or (line[0].middle < last and min(distances(middles, line)) > pitch * _A_ROW)
    ]


def _stands_by_a_name(line: WordLine, rows: Sequence[WordLine], middles: Sequence[float]) -> bool:
    """Whether the row that a numbered line stands nearest to has a name of its own in the column of that.

    Half way between two the lower tells: a number begins a name, which is none of the row above it.
    """
    at = bisect_left(middles, line[0].middle)
    above, below = distances(middles, line)
    near = rows[at - 1 if above < below else at]
    left, _, right, _ = line[0].box
    names = (word.box for word in near if any(map(str.isalpha, word.text)))
    return begins_row(line_text(line)) and any(box[0] < right - TOUCH and left + TOUCH < box[2] for box in names)


def _is_label(line: WordLine) -> bool:
    """A row that prints no figure: numbered, a part of another, or a total."""
    return begins_row(line_text(line)) or any(is_total(word.text) for word in line)


def joined_to_nearest(rows: Sequence[WordLine], others: Sequence[WordLine]) -> list[list[Word]]:
    """Rows with the lines that are parts of their names, each part with the nearest; one half way begins the lower."""
    joined = [list(line) for line in rows]
    middles = [line[0].middle for line in rows]
    for line in others:
        at = bisect_left(middles, line[0].middle)
        above, below = distances(middles, line)
        begins = above == below and begins_row(line_text(line))
        joined[at - 1 if above <= below and not begins else at] += line
    return joined


def _is_row(line: WordLine) -> bool:
    """A line that begins with a code, or whose figures stand apart by a gap from the words that lead to them."""
    if level_of(line[0].text) and len(line) > 1:
        return True
    if NUMBERING.match(line[0].text) and len(line) > 2 and all(_is_in_column(word.text) for word in line[1:]):
        return True
    gap = 0.8 * (line[0].box[3] - line[0].box[1])
    money = False
    for at, word in enumerate(line):
        if not is_money(word.text) or (at == 0 and len(line) > 1 and word.text.isdecimal()):
            continue
        if any(is_dated(word.text, after.text) for after in line[at + 1 : at + 2]):
            continue
        beside = line[at - 1] if at else line[1] if len(line) > 1 else None
        if beside is None and word.text.isdecimal():
            return False
        leads = at == 0 and beside is not None and figure_before_label(word.text + beside.text) == len(word.text)
        if beside is None or leads or well_formed(beside.text):
            apart = True
        else:
            between = word.box[0] - beside.box[2]
            cut = abs(between) < TOUCH  # two cells that ran into one another: no space ever parted them
            apart = cut or max(between, beside.box[0] - word.box[2]) > gap
        if not apart:
            return False
        money = True
    return money


def _places(line: WordLine) -> Iterator[tuple[str, int]]:
    """Where the figures of a line begin, end and have their middle, to half a point."""
    for word in line:
        if is_money(word.text):
            left, _, right, _ = word.box
            told = {"left": left, "right": right, "middle": (left + right) / 2}
            yield from ((edge, round(2 * place)) for edge, place in told.items())


def _ends_in_columns(line: WordLine, places: Set[tuple[str, int]]) -> bool:
    """Whether figures follow the words of a line, all of which stand where figures of other lines do."""
    last = [*takewhile(lambda word: _is_in_column(word.text), reversed(line))]
    figures = [word for word in last if is_money(word.text)]
    return 0 < len(figures) <= len(last) < len(line) and all(not places.isdisjoint(_places([one])) for one in figures)


def _is_in_column(text: str) -> bool:
    """A figure, or a dash in its place."""
    return well_formed(text) or is_blank(text)
