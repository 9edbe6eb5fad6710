"""The header of a table without vertical rules: its cells by where their words stand.

Without vertical rules a column is named by its own lowest header only. Where those above would have to tell two
apart, or a header stands too high to be one merged downwards, the table stays raw: nothing on paper says how
far it reaches. Held by ``test_columns_without_rules_that_only_those_above_tell_apart_are_not_named``,
``test_a_header_above_two_columns_without_rules_takes_the_place_of_none``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from gouji.model.source import Box
from gouji.model.totals import is_grand_total
from gouji.reading.columns.measures import POINTS
from gouji.reading.page.words import Word, around
from gouji.reading.terms.vocabulary import vocabulary

WordLine = Sequence[Word]
Band = tuple[float, float]
"""Left and right of a column."""


@dataclass(frozen=True)
class HeaderCell:
    """A header cell, its words over one or more lines."""

    words: tuple[Word, ...]

    @cached_property
    def box(self) -> Box:
        return around(self.words)


def header_cells(header: Sequence[WordLine]) -> list[HeaderCell]:
    """The words of a header; one that goes on centred below another, a line further down, belongs to it."""
    cells: list[HeaderCell] = []
    for line in header:
        for word in _spelled(line):
            above = [cell for cell in cells if _goes_on(cell.words[-1], word) and not _parts_it(cell, word, line)]
            if above:
                cells[cells.index(above[-1])] = HeaderCell((*above[-1].words, word))
            else:
                cells.append(HeaderCell((word,)))
    return cells


def _spelled(line: WordLine) -> Iterator[Word]:
    """Words of a header line; letters set far apart, as in ``合 计``, make one word where such a word heads columns."""
    roles = vocabulary().roles
    at = 0
    while at < len(line):
        pair = line[at : at + 2]
        text = "".join(word.text for word in pair)
        if len(text) == len(pair) == 2 and (
            is_grand_total(text) or roles.header.fullmatch(text) or roles.text.fullmatch(text)
        ):
            yield Word(text, around(pair))
            at += 2
        else:
            yield line[at]
            at += 1


def _goes_on(upper: Word, lower: Word) -> bool:
    centres = (upper.box[0] + upper.box[2] - lower.box[0] - lower.box[2]) / 2
    height = lower.box[3] - lower.box[1]
    return abs(centres) < POINTS.centred and 0.5 * height < lower.middle - upper.middle < 1.6 * height


def _parts_it(cell: HeaderCell, word: Word, line: WordLine) -> bool:
    """Whether a word is one of several that stand below a cell, as 类 款 项 do: then it heads a column of its own."""
    left, _, right, _ = cell.box
    return any(one.box[0] < right and one.box[2] > left for one in line if not _overlaps(one, word))


def _overlaps(one: Word, other: Word) -> bool:
    return one.box[0] < other.box[2] and one.box[2] > other.box[0]


def is_unsure(cells: Sequence[HeaderCell]) -> bool:
    """Whether a header cell with nothing below it stands too high for one that was merged downwards.

    It may stand above columns that were found beside it; where all begin at one height, they are of one row.
    """
    tops = [cell.box[1] for cell in cells]
    if max(tops) - min(tops) < POINTS.edge:
        return False
    return any(_is_high(cell, cells) for cell in cells if is_lowest(cell, cells))


def _ground(cell: HeaderCell, cells: Sequence[HeaderCell]) -> Band:
    """How far a header cell reaches: halfway to its neighbours at the same height."""
    left, top, right, bottom = cell.box
    beside = [one.box for one in cells if one is not cell and one.box[1] < bottom and one.box[3] > top]
    lefts = [box[2] for box in beside if box[2] <= left]
    rights = [box[0] for box in beside if box[0] >= right]
    return (max(lefts) + left) / 2 if lefts else 0.0, (min(rights) + right) / 2 if rights else float("inf")


def is_lowest(cell: HeaderCell, cells: Sequence[HeaderCell]) -> bool:
    """Whether a header cell stands above no other: none below it, nor, for one in the upper half, two beside that."""
    left, _, right, bottom = cell.box
    below = [one.box for one in cells if one.box[1] >= bottom - 1]
    if any(box[0] < right and box[2] > left for box in below):
        return False
    centre = (left + right) / 2
    ground = _ground(cell, cells)
    near = [middle for box in below if ground[0] <= (middle := (box[0] + box[2]) / 2) <= ground[1]]
    return not (_is_high(cell, cells) and min(near, default=centre) < centre < max(near, default=centre))


def _is_high(cell: HeaderCell, cells: Sequence[HeaderCell]) -> bool:
    """Whether a cell stands clearly above the middle of the header, where cells merged downwards stand."""
    _, top, _, bottom = around([word for one in cells for word in one.words])
    height = min(word.box[3] - word.box[1] for one in cells for word in one.words)
    return bottom - top > 1.8 * height and (cell.box[1] + cell.box[3] + height) / 2 < (top + bottom) / 2


def header_rows(cells: Sequence[HeaderCell]) -> list[list[Word]]:
    """Header cells by height: cells that share a height make one row."""
    rows: list[list[HeaderCell]] = []
    for cell in sorted(cells, key=lambda one: one.box[1] + one.box[3]):
        middle = (cell.box[1] + cell.box[3]) / 2
        if rows and rows[-1][0].box[1] <= middle <= rows[-1][0].box[3]:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [[word for cell in row for word in cell.words] for row in rows]
