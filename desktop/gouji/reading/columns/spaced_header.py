"""The header of a table whose columns are kept by spaces: broken words put together, each above its column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from gouji.reading.columns.header_cells import Band, HeaderCell
from gouji.reading.columns.measures import LETTER, LETTERS
from gouji.reading.columns.spaced_words import WordLine, number_of
from gouji.reading.page.words import Word
from gouji.reading.terms.vocabulary import Vocabulary, vocabulary


def stacked_cells(header: Sequence[WordLine]) -> list[HeaderCell]:
    """The cells of a header; a word goes on below another where both together are known, or neither is by itself."""
    words = vocabulary()
    cells: list[HeaderCell] = []
    ends: dict[int, int] = {}
    """The cells that may go on, each with the line that its last word stands on."""
    for number, line in enumerate(header):
        ends = {place: end for place, end in ends.items() if number - end <= LETTERS.stacked}
        for word in line:
            over = [place for place, end in ends.items() if end < number and _share(cells[place].box, word.box)]
            above = max(over, key=ends.__getitem__, default=None)
            if above is not None and _goes_on(cells[above], word, words):
                cells[above] = HeaderCell((*cells[above].words, word))
                ends[above] = number
            else:
                ends[len(cells)] = number
                cells.append(HeaderCell((word,)))
    return cells


def text_of(cell: HeaderCell) -> str:
    """What a cell prints over its lines."""
    return "".join(word.text for word in cell.words)


def _share(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two boxes stand above one another."""
    return one[0] < other[2] and other[0] < one[2]


def _goes_on(cell: HeaderCell, word: Word, words: Vocabulary) -> bool:
    centres = abs(cell.box[0] + cell.box[2] - word.box[0] - word.box[2]) / 2
    apart = min(centres, abs(cell.box[0] - word.box[0]))
    upper, heads = text_of(cell), words.heads_columns
    if heads(upper + word.text) and not (heads(upper) and heads(word.text)):
        return apart <= 2 * LETTERS.centred
    return apart <= LETTERS.centred and not heads(upper) and not heads(word.text)


def lowest_of(cells: Sequence[HeaderCell]) -> list[HeaderCell]:
    """The cells that stand above no other, nor between two that stand lower; from left to right."""
    return sorted((cell for cell in cells if not _stands_above(cell, cells)), key=lambda cell: cell.box[0])


def _stands_above(cell: HeaderCell, cells: Sequence[HeaderCell]) -> bool:
    left, top, right, bottom = cell.box
    below = [one.box for one in cells if one.box[1] >= bottom]
    if any(_share(box, cell.box) for box in below):
        return True
    beside = [one.box for one in cells if one is not cell and one.box[1] < bottom and one.box[3] > top]
    start = max((box[2] for box in beside if box[2] <= left), default=float("-inf"))
    end = min((box[0] for box in beside if box[0] >= right), default=float("inf"))
    if vocabulary().names_column(text_of(cell)):  # it may stand merged downwards between lower words
        start, end = (start + left) / 2, (end + right) / 2
    near = [box for box in below if start <= (box[0] + box[2]) / 2 <= end]
    return any(box[2] <= left for box in near) and any(box[0] >= right for box in near)


def heads_above(cells: Sequence[HeaderCell], bands: Sequence[Band], figures: Sequence[Band]) -> dict[HeaderCell, Band]:
    """The column that each lowest cell heads, as far as it can be told; of figures all or none.

    Words stand a little aside of their columns in such text. Where between columns of words there are as many headers
    as columns of figures, they belong together in their order; else each figure must stand below one header.
    """
    words = vocabulary()
    heads = [(names, [*group]) for names, group in groupby(lowest_of(cells), lambda cell: _names(cell, words))]
    columns = [(names, [*group]) for names, group in groupby(bands, lambda band: band not in figures)]
    alike = [kind for kind, _ in heads] == [kind for kind, _ in columns]
    pairs = [(names, own, its) for (names, own), (_, its) in zip(heads, columns, strict=False) if alike]
    found = {cell: band for _, own, its in pairs if len(own) == len(its) for cell, band in zip(own, its, strict=True)}
    above = [cell for names, own in heads for cell in own if not names]
    if all(cell in found for cell in above) and len(above) == len(figures):
        return found
    placed = dict(_placed(above, bands, figures))
    return {cell: band for cell, band in found.items() if cell not in above} | placed if placed else {}


def names_of(cells: Sequence[HeaderCell]) -> list[HeaderCell]:
    """The lowest cells that stand above figures, as far as their words tell."""
    return [cell for cell in lowest_of(cells) if not _names(cell, vocabulary())]


def _placed(
    heads: Sequence[HeaderCell], bands: Sequence[Band], figures: Sequence[Band]
) -> Iterator[tuple[HeaderCell, Band]]:
    """Heads with the columns that they stand above, blank ones among them; none unless all are certain."""
    near = {
        cell: [b for b in bands if b[0] - LETTERS.clear < cell.box[2] and cell.box[0] < b[1] + LETTERS.clear]
        for cell in heads
    }
    over = {cell: [b for b in own if b[0] < cell.box[2] and cell.box[0] < b[1]] for cell, own in near.items()}
    apart = all(left.box[2] <= right.box[0] for left, right in pairwise(heads))
    once = [band for own in over.values() for band in own]
    if apart and over == near and all(len(own) < 2 for own in over.values()) and sorted(once) == sorted(figures):
        for cell, own in over.items():
            yield cell, own[0] if own else (cell.box[0], cell.box[2])


def _names(cell: HeaderCell, words: Vocabulary) -> bool:
    """Whether a header stands above codes or names."""
    return any(role.fullmatch(text_of(cell)) for role in (words.roles.code, words.roles.text))


def over_column(cell: HeaderCell, column: Band) -> HeaderCell:
    """A cell moved to where its column stands."""
    middle = (column[0] + column[1]) / 2
    left, right = middle - LETTER / 2, middle + LETTER / 2
    return HeaderCell(tuple(Word(word.text, (left, word.box[1], right, word.box[3])) for word in cell.words))


def header_lines(cells: Sequence[HeaderCell]) -> Iterator[tuple[int, str]]:
    """The cells of a header line by line, each on its first."""
    ordered = sorted(cells, key=lambda cell: (cell.box[1], cell.box[0]))
    for number, line in groupby(ordered, lambda cell: number_of(cell.words[0])):
        yield number, "  ".join(map(text_of, line))
