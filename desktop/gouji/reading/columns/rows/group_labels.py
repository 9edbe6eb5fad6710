"""Labels that stand once for several rows, before the names of these: which rows each covers, without rules to tell.

A label stands beside the first of its rows, or in the middle of them: then the rows that each is the middle of follow
one another without a gap. Where neither holds, or both and not alike, it cannot be told, and the table is in doubt.
Rows of a table that goes on may belong to the last label of the page before: there every label begins at its 小计,
where the page prints any.
Held by ``test_a_label_covers_the_rows_it_stands_beside_the_first_or_in_the_middle_of``,
``test_rows_above_the_first_label_overleaf_belong_to_the_last_label_of_the_page_before``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    middles = [row[-1].middle for row in bare[first : last + 1]]
    told = {
        tuple(zip(begins, labels, strict=True))
        for labels in _labels(words, measures)
        for begins in (_beside(middles, labels, measures), _around(middles, labels, measures))
        if begins and (rest or begins[0] == 0)
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


def _beside(middles: Sequence[float], labels: Sequence[Sequence[Word]], measures: Measures) -> tuple[int, ...]:
    """The rows that labels stand beside."""
    found = [at for one in labels for at, middle in enumerate(middles) if abs(middle - one[0].middle) < measures.edge]
    return tuple(found) if len(found) == len(labels) else ()


def _around(middles: Sequence[float], labels: Sequence[Sequence[Word]], measures: Measures) -> tuple[int, ...]:
    """The first of the rows that each label stands in the middle of; the last label covers the last row."""
    begins: list[int] = []
    end = len(middles) - 1
    for one in reversed(labels):
        middle = (one[0].middle + one[-1].middle) / 2
        starts = [
            start for start in range(end + 1) if abs((middles[start] + middles[end]) / 2 - middle) < measures.edge
        ]
        if not starts:
            return ()
        begins.insert(0, starts[-1])
        end = starts[-1] - 1
    return tuple(begins)
