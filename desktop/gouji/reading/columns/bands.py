"""Columns told by where words stand: the words of a table's rows share bands of the page's width.

Figures below one another make a band, and so do names; a word is in the column whose band it stands in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest

from gouji.model.codes import level_of
from gouji.model.source import Box
from gouji.model.totals import is_total
from gouji.reading.columns.column_roles import Role, codes_before_names
from gouji.reading.columns.header.cells import Band, WordLine
from gouji.reading.columns.header.heading import Heading
from gouji.reading.columns.measures import LETTER, TOUCH
from gouji.reading.page.words import PaperBlock, Word, around, line_text
from gouji.reading.terms.figures import is_blank, is_money, well_formed

_RUN_ON = re.compile(r"\d[\d,，]*[.,，]\d+[^\d,，.)）%％]|.*[^\d\s,，.(（-]\d[\d,，]*[.,，]\d+$")
"""A figure that its neighbour runs into: no amount comes of it, and none of the cells it covers is blank."""

_STEPS = ("类", "款", "项")

_RUN_ON_WHOLE = re.compile(r".*[^\W\d_]\d{5,}")
"""A label that may have run into a figure without a separator: it is one if it reaches over another column."""


def bands_of(body: Sequence[WordLine]) -> list[Band]:
    """The stretches of the page's width that words of the body stand in.

    A total, or a name that reaches into a column of figures, is set in the middle of columns or fills more than its
    own: it makes a band only where no other name stands before the figures behind it.
    """
    whole = [word for line in body for word in line if not _RUN_ON.match(word.text)]
    over = _reaching_over(whole)
    own = [word for word in whole if word not in over]
    figures = [word.box for word in own if is_money(word.text) and not level_of(word.text)]
    names = [word.box for word in own if not is_money(word.text) or level_of(word.text)]
    for word in sorted(over, key=lambda one: one.box[0]):
        left, top, right, bottom = word.box
        before = max((box[2] for box in figures if box[2] <= left + TOUCH), default=0.0)
        if not any(before - TOUCH <= box[0] < right for box in names):
            right = min((box[0] for box in figures if box[0] > left), default=right)
            names.append((left, top, min(right, word.box[2]), bottom))
    bands: list[Band] = []
    for left, _, right, _ in sorted([*figures, *names]):
        if bands and left < bands[-1][1] - TOUCH:
            bands[-1] = (bands[-1][0], max(bands[-1][1], right))
        else:
            bands.append((left, right))
    return bands


def _reaching_over(words: Sequence[Word]) -> set[Word]:
    """Totals, and names that reach into a column of figures and begin at an edge of their own or of shorter ones."""
    lefts = sorted({word.box[0] for word in words if is_money(word.text) and not level_of(word.text)})

    def reaches(word: Word) -> bool:
        after = bisect_right(lefts, word.box[0])
        return after < len(lefts) and lefts[after] < word.box[2] - TOUCH

    labels = [word for word in words if any(map(str.isalpha, word.text))]
    totals = {word for word in labels if is_total(word.text)}
    names = [word for word in labels if word not in totals]
    over = [word for word in names if reaches(word)]
    edges = [word.box[0] for word in names if word not in over]
    beside = [sum(abs(one.box[0] - word.box[0]) < TOUCH for one in over) for word in over]
    long = {
        word
        for word, count in zip(over, beside, strict=True)
        if count == 1 or any(abs(edge - word.box[0]) < TOUCH for edge in edges)
    }
    return long | totals


def figure_bands(body: Sequence[WordLine], bands: Sequence[Band]) -> list[Band]:
    """The bands that figures stand in, no fewer than other words, and no codes before names.

    A label set over several columns that only reaches into a band tells nothing of it
    (``test_a_label_that_reaches_into_a_column_of_few_figures_hides_none_of_them``).
    """
    held: list[list[str]] = [[] for _ in bands]
    for line in body:
        for word in line:
            column = columns_over(bands, word)[0]
            if not _reaches_into(word, bands[column]):
                held[column].append(word.text)
    counts = [sum(is_blank(one) or well_formed(one) for one in texts) for texts in held]
    numbers = [0 < len(texts) <= 2 * count for texts, count in zip(held, counts, strict=True)]
    roles = [Role.AMOUNT if is_number else Role.TEXT for is_number in numbers]
    codes_before_names(roles, [*zip_longest(*held, fillvalue="")])
    return [band for band, role in zip(bands, roles, strict=True) if role is Role.AMOUNT]


def _reaches_into(word: Word, band: Band) -> bool:
    """Whether a label begins before a band, which is of others, and ends in it."""
    left, _, right, _ = word.box
    is_label = any(map(str.isalpha, word.text)) and _RUN_ON.match(word.text) is None
    return is_label and left < band[0] - TOUCH and band[0] + TOUCH < right < band[1] + TOUCH


def name_bands(body: Sequence[WordLine], bands: Sequence[Band]) -> list[Band]:
    """The bands in which words stand that are no totals, and nothing that begins with a digit."""
    held: list[list[str]] = [[] for _ in bands]
    for line in body:
        for word in line:
            if not is_total(word.text):
                held[columns_over(bands, word)[0]].append(word.text)
    return [band for band, texts in zip(bands, held, strict=True) if texts and not any(t[:1].isdigit() for t in texts)]


def columns_over(bands: Sequence[Band], word: Word, among: Sequence[int] = ()) -> list[int]:
    """The columns (of those ``among`` which it must be) that a word stands in or reaches over, else the nearest.

    ``bands`` stand beside one another, in their order.
    """
    left, _, right, _ = word.box
    first = bisect_right(bands, left, key=lambda band: band[1] - TOUCH)
    over = [*range(first, bisect_left(bands, right, key=lambda band: band[0] + TOUCH))]
    if among:
        over = [i for i in among if i in over]
    beside = among or range(max(first - 1, 0), min(first + 1, len(bands)))
    return over or [min(beside, key=lambda i: max(bands[i][0] - right, left - bands[i][1]))]


def skips_a_step(heading: Heading, rows: Sequence[Sequence[Word]]) -> bool:
    """Whether a row prints its 项 and no 款, or its 款 and no 类: a code that stands aside of its column.

    Another side begins with its own 类 (``test_the_codes_of_two_sides_are_no_steps_of_one_another``).
    """
    heads = [head for head in heading.cells if head.cell.text in _STEPS and len(head.over) == 1]
    steps = sorted((head.over.start, _STEPS.index(head.cell.text)) for head in heads)
    down = [(one, other) for (one, high), (other, low) in pairwise(steps) if low == high + 1]
    for row in rows:
        told = {columns_over(heading.columns, word)[0] for word in row if word.text.isdecimal()}
        if any(lower in told and higher not in told for higher, lower in down):
            return True
    return False


def _of_words(bands: Sequence[Band], rows: Sequence[Sequence[Word]]) -> list[int]:
    """The columns in which words stand and no figures; those without figures where there are none of them."""
    money = [word for row in rows for word in row if is_money(word.text) and not level_of(word.text)]
    of_figures = {number for word in money for number in columns_over(bands, word)}
    names = {columns_over(bands, word)[0] for row in rows for word in row if any(map(str.isalpha, word.text))}
    worded = names - of_figures
    return sorted(worded) or [n for n in range(len(bands)) if n not in of_figures] or [*range(len(bands))]


def labels_over(bands: Sequence[Band], rows: Sequence[Sequence[Word]]) -> dict[int, int]:
    """The column of each label, by its id, that is set in the middle of several columns: that before its figure.

    Totals are, and labels that reach over columns or stand in none of names; others where no name begins as they do.
    """
    of_words = _of_words(bands, rows)
    labels = [[word for word in line if any(map(str.isalpha, word.text))] for line in rows]
    lefts = sorted(word.box[0] for line in labels for word in line if not is_total(word.text))
    found = {}
    for line, own in zip(rows, labels, strict=True):
        for word in own:
            over = columns_over(bands, word)
            aside = is_total(word.text) or len(over) > 1 or over[0] not in of_words
            begins = bisect_right(lefts, word.box[0] + LETTER) - bisect_left(lefts, word.box[0] - LETTER)
            if _RUN_ON.match(word.text) is None and (aside or begins == 1):
                column = _of_label(bands, line, word, of_words)
                if column is not None and (aside or column > over[0]):
                    found[id(word)] = column
    return found


def _of_label(bands: Sequence[Band], line: Sequence[Word], word: Word, of_words: Sequence[int]) -> int | None:
    """The column of names before the figure of a label; None where none follows, unless it is a total."""
    middle = (word.box[0] + word.box[2]) / 2
    among = of_words
    behind = [one for one in line if one.box[0] > middle and abs(one.middle - word.middle) < TOUCH]
    after = min(behind, key=lambda one: one.box[0], default=word)
    names = of_words[: bisect_left(of_words, columns_over(bands, after)[0])]
    if names and is_money(after.text):
        among = [number for place, number in enumerate(names, 1) if names[-1] - number == len(names) - place]
    elif not is_total(word.text):
        return None
    before = [number for number in among if bands[number][0] <= middle]
    return before[-1] if before else columns_over(bands, word, among)[0]


def loose_block(
    heading: Heading,
    rows: Sequence[Sequence[Word]],
    number: int,
    covered: range = range(0),
    labels: Mapping[int, int] | None = None,
) -> PaperBlock:
    """The cells of a header and of rows, each word in the column that it stands in.

    In the rows ``covered`` a label of the first column stands for those below it too. ``labels`` are those of
    ``labels_over``, where they were told before.
    """
    bands, edges = heading.columns, heading.edges
    boxes, texts = _header_rows(heading, edges)
    labels = labels_over(bands, rows) if labels is None else labels
    amounts = [bands.index(band) for band in figure_bands(rows, bands)]
    for at, line in enumerate(rows):
        cells: list[list[Word]] = [[] for _ in bands]
        reached: set[int] = {0} if at in covered else set()
        told = {**labels, **_in_order(bands, line, amounts)}
        for word in sorted(line, key=lambda one: (round(one.middle), one.box[0])):
            first, *others = columns_over(bands, word)
            runs_on = _RUN_ON.match(word.text) is not None
            if id(word) in told:
                first, others = told[id(word)], []
            cells[first].append(word)
            if others and (runs_on or _RUN_ON_WHOLE.match(word.text)):
                for other in others:
                    cells[other].append(word)
            else:
                reached.update(others)
        _, top, _, bottom = around(line)
        texts.append([line_text(cell) if cell else None if i in reached else "" for i, cell in enumerate(cells)])
        boxes.append([around(cell) if cell else (edges[i], top, edges[i + 1], bottom) for i, cell in enumerate(cells)])
    words = [word for line in rows for word in line]
    words += [word for head in heading.cells for word in head.cell.words]
    return PaperBlock.of(number, boxes, texts, edges, loose=True, words=words)


def _in_order(bands: Sequence[Band], line: Sequence[Word], amounts: Sequence[int]) -> dict[int, int]:
    """The column of each figure of a row, by its id, that prints one for every column of amounts: there is no other
    way for them to stand, however far text without its page has moved them from their places."""
    figures = [word for word in line if is_blank(word.text) or well_formed(word.text)]
    own = sorted((one for one in figures if columns_over(bands, one)[0] in amounts), key=lambda one: one.box[0])
    side_by_side = not any(left.shares_a_column(right) for left, right in pairwise(own))
    return dict(zip(map(id, own), amounts, strict=True)) if len(own) == len(amounts) and side_by_side else {}


def _header_rows(heading: Heading, edges: Sequence[float]) -> tuple[list[list[Box | None]], list[list[str | None]]]:
    """Boxes and texts of a header: what reaches over columns, or is merged downwards, leaves none where it reaches."""
    lines = max((head.level + 1 for head in heading.cells), default=0)
    width = len(edges) - 1
    boxes: list[list[Box | None]] = [[None] * width for _ in range(lines)]
    texts: list[list[str | None]] = [[None] * width for _ in range(lines)]
    for head in heading.cells:
        _, top, _, bottom = head.cell.box
        first = head.over.start
        boxes[head.level][first] = (edges[first], top, edges[head.over.stop], bottom)
        texts[head.level][first] = line_text(head.cell.words)
    top = min((head.cell.box[1] for head in heading.cells), default=0.0)
    headed = {column for head in heading.cells for column in head.over}
    for bare in (column for column in range(width) if column not in headed and lines):
        boxes[0][bare], texts[0][bare] = (edges[bare], top, edges[bare + 1], top), ""
    return boxes, texts
