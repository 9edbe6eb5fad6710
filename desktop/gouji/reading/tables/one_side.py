"""A page on which one side alone of a table goes on: the other ended on the page before.

Text keeps no columns for what it does not print, so that the page shows one side and nothing tells which but what it
begins with: the number after the last one of that side (十一、 after 十、), or a code of the 类 that this ended in.
Where the words of all sides stand on the page, they go on together, be one of them without figures there. Held by
``test_the_longer_side_of_a_table_goes_on_alone``, ``test_one_side_that_goes_on_with_neither_or_both_stays_raw``,
``test_a_page_on_which_one_side_prints_no_figure_has_both``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.model.table import Row
from gouji.reading.tables.header import Side
from gouji.reading.tables.rows import PrintedRow
from gouji.reading.terms.figures import is_money, plain
from gouji.reading.terms.labels import number_of_label

Cells = Sequence[Sequence[str | None]]


def side_that_goes_on(cells: Cells, own: Side, printed: Sequence[PrintedRow], sides: int) -> int | None:
    """The side of a table of so many, of which rows were ``printed``, that a page of one goes on with.

    ``cells`` are those of the page, ``own`` the columns that it shows; None where that is none or several, or where a
    figure stands among its names: that is of another side, as beside a total at the end.
    """
    if any(is_money(word) for row in cells for column in own.texts for word in (row[column] or "").split()):
        return None
    code, name = (_printed(cells[0], columns) for columns in (own.codes, own.texts))
    last = [next((one.row for one in reversed(printed) if one.row.side == side), None) for side in range(sides)]
    found = [side for side, row in enumerate(last) if row is not None and _follows(row, code, name)]
    return found[0] if len(found) == 1 else None


def sides_without_figures(own: Side, sides: Sequence[Side]) -> dict[int, int] | None:
    """The columns of a page by those of a table whose sides it prints all, some of them without a figure.

    ``own`` are the columns of the page, where they look like one side. None where its words are not those of all sides,
    or it is not known which column its figures stand in.
    """
    words = sorted((*own.codes, *own.texts, *own.notes))
    named = [sorted((*side.codes, *side.texts)) for side in sides]
    if len(words) != sum(map(len, named)):
        return None
    mapped = dict(zip((column for columns in named for column in columns), words, strict=True))
    ends = [*(mapped[columns[0]] for columns in named[1:]), max(*words, *own.amounts) + 1]
    for side, columns, end in zip(sides, named, ends, strict=True):
        figures = [column for column in own.amounts if mapped[columns[-1]] < column < end]
        if len(figures) not in (0, len(side.amounts)):
            return None
        mapped.update(zip(side.amounts, figures, strict=False))
    return mapped if set(own.amounts) <= set(mapped.values()) else None


def _printed(row: Sequence[str | None], columns: Iterable[int]) -> str:
    return "".join(plain(text) for column in columns if (text := row[column])).replace(" ", "")


def _follows(last: Row, code: str, name: str) -> bool:
    """Whether a row of this code, or of this name, comes after the last one of a side."""
    if code:
        return last.code is not None and last.code[:3] == code[:3] and last.code < code
    before, number = number_of_label(last.name), number_of_label(name)
    return before is not None and number == (before[0], before[1] + 1)
