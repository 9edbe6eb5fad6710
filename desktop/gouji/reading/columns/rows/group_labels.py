"""Labels that stand once for several rows, before the names of these: which rows each covers, without rules to tell.

A label stands beside the first of its rows, or in the middle of them: then the rows that each is the middle of follow
one another without a gap. In text the middle of an even number of rows is a line between them, or the upper one of two.
One way holds for all labels of a table, and a 小计 stands at an end of its group. Where nothing holds so, or several
ways and not alike, it cannot be told, and the table is in doubt. Rows of a table that goes on may belong to the last
label of the page before: there every label begins at its 小计, where the page prints any. Held by
``test_a_label_covers_the_rows_it_stands_beside_the_first_or_in_the_middle_of``,
``test_rows_above_the_first_label_overleaf_belong_to_the_last_label_of_the_page_before``,
``test_labels_in_the_middle_of_their_groups_in_text``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from gouji.model.codes import level_of
from gouji.model.totals import is_subtotal, is_total
from gouji.reading.columns.bands import columns_over
from gouji.reading.columns.header.cells import Band
from gouji.reading.columns.measures import Measures
from gouji.reading.page.words import Word
from gouji.reading.terms.figures import is_money

Row = Sequence[Word]

_A_LINE = 1.6
"""Heights of print that the lines of one label are apart at most."""

_MOST_WAYS = 64
"""Ways to part rows that are gone through."""


def with_group_labels(
    rows: Sequence[Row], bands: Sequence[Band], measures: Measures, rest: bool = False
) -> tuple[Sequence[Row], range] | None:
    """Rows with each label in the first row it covers, and the rows so covered; None where that cannot be told.

    Rows as they are, and none covered, where no labels stand before names. Those of a ``rest`` go on with rows of the
    page before, of which the first may be covered by a label there.
    """
    words = _words(rows, bands)
    if not words:
        return rows, range(0)
    held = set(map(id, words))
    bare = [own for row in rows if (own := [word for word in row if id(word) not in held])]
    first = next(at for at, row in enumerate(bare) if not _is_whole(row))
    last = max(at for at, row in enumerate(bare) if not _is_whole(row))
    covered = bare[first : last + 1]
    told = {
        tuple(zip(begins, labels, strict=True))
        for labels in _labels(words, measures)
        for begins in _ways(covered, labels, measures)
        if (rest or begins[0] == 0) and _sums_at_an_end(covered, begins)
    }
    if rest and any(map(_is_subtotal, bare)):
        told = {one for one in told if all(_is_subtotal(bare[first + at]) for at, _ in one)}
    if len(told) != 1:
        return None
    labelled = told.pop()
    for at, lines in labelled:
        bare[first + at] = [*lines, *bare[first + at]]
    return bare, range(first + labelled[0][0], last + 1)


def _labels(words: Sequence[Word], measures: Measures) -> Iterator[tuple[tuple[Word, ...], ...]]:
    """The labels, each with its lines; in text the lines of two may stand as near as those of one."""
    labels: list[tuple[Word, ...]] = []
    for word in words:
        if labels and word.middle - labels[-1][-1].middle < _A_LINE * (word.box[3] - word.box[1]):
            labels[-1] = (*labels[-1], word)
        else:
            labels.append((word,))
    yield tuple(labels)
    if measures.shift and len(labels) < len(words):
        yield tuple((word,) for word in words)


def _words(rows: Sequence[Row], bands: Sequence[Band]) -> list[Word]:
    """The words of the labels of a table whose rows have names behind them; none where each row has one."""
    if len(bands) < 3:
        return []
    columns = [[(columns_over(bands, word)[0], word) for word in row] for row in rows]
    names = [[word for at, word in row if at == 1] for row in columns if any(at for at, _ in row)]
    words = sorted((word for row in columns for at, word in row if at == 0), key=lambda one: one.middle)
    if any(level_of(one.text) or is_money(one.text) or is_total(one.text) for one in words):
        return []
    if not all(any(map(str.isalpha, one.text)) for line in names for one in line) or not all(names):
        return []
    return words if len(words) < len(names) else []


def _is_whole(row: Row) -> bool:
    """A total of all labels."""
    return any(is_total(word.text) and not is_subtotal(word.text) for word in row)


def _is_subtotal(row: Row) -> bool:
    return any(is_subtotal(word.text) for word in row)


def _ways(rows: Sequence[Row], labels: Sequence[Sequence[Word]], measures: Measures) -> Iterator[tuple[int, ...]]:
    """The first of the rows that each label covers, in every way that holds for all of them."""
    middles = [row[-1].middle for row in rows]
    beside = [at for one in labels for at, middle in enumerate(middles) if abs(middle - one[0].middle) < measures.edge]
    if len(beside) == len(labels):
        yield tuple(beside)
    if not measures.shift:
        own = [(one[0].middle + one[-1].middle) / 2 for one in labels]
        yield from _around(own, middles, lambda middle, label: abs(middle - label) < measures.edge)
        return
    own = [(_place(one[0], rows) + _place(one[-1], rows)) / 2 for one in labels]
    yield from _around(own, range(len(rows)), lambda middle, label: middle == label)
    if all(place.is_integer() for place in own):
        yield from _around(own, range(len(rows)), lambda middle, label: middle // 1 == label)


def _place(word: Word, rows: Sequence[Row]) -> float:
    """Where a label stands among rows: the number of the one that it stands beside, or half way between two."""
    for at, row in enumerate(rows):
        top, bottom = min(one.box[1] for one in row), max(one.box[3] for one in row)
        if top <= word.middle <= bottom:
            return at
    return sum(row[-1].middle < word.middle for row in rows) - 0.5


def _around(
    labels: Sequence[float], rows: Sequence[float], is_middle: Callable[[float, float], bool]
) -> list[tuple[int, ...]]:
    """The first of the rows of each label, in every way in which each stands in the middle of its own."""
    ways: list[tuple[int, ...]] = [(start,) for start in range(len(rows))]
    for label in labels:
        ways = [
            (*way, end + 1)
            for way in ways
            for end in range(way[-1], len(rows))
            if is_middle((rows[way[-1]] + rows[end]) / 2, label)
        ][:_MOST_WAYS]
    return [way[:-1] for way in ways if way[-1] == len(rows)]


def _sums_at_an_end(rows: Sequence[Row], begins: Sequence[int]) -> bool:
    """Whether each group has one 小计 at most, and where they have them all begin with it or all end."""
    sums = [*map(_is_subtotal, rows)]
    groups = [sums[start:end] for start, end in pairwise((*begins, len(rows)))]
    told = [group for group in groups if any(group)]
    return all(group.count(True) == 1 for group in told) and (
        all(group[0] for group in told) or all(group[-1] for group in told)
    )
