"""What a page break cut in two: a row, or the name of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gouji.model.document import NUMBERING
from gouji.reading.tables.rows import Amount, PrintedRow
from gouji.reading.terms.figures import joined_words, well_formed
from gouji.reading.terms.labels import is_of_which, numbering_style


def named_on(last: PrintedRow, top: Sequence[PrintedRow], row: Sequence[PrintedRow | None]) -> PrintedRow | None:
    """A numbered row with the rest of its name, which the page break cut: no figure beside, the next number below."""
    if len(top) < 2 or top[0] not in row or any(one and (one.amounts or one.row.level == 0) for one in row):
        return None
    rest, below = top[0].row.name, numbering_style(top[1].row.name)
    if below is None or below != numbering_style(last.row.name) or NUMBERING.match(rest) or is_of_which(rest):
        return None
    return replace(last, row=replace(last.row, name=joined_words(last.row.name + rest)))


def joined_row(last: PrintedRow, first: PrintedRow) -> PrintedRow | None:
    """A coded row that a page break split in two, put together; None when ``first`` is a row of its own."""
    if last.row.code is None or first.row.code or first.row.level == 0 or not first.row.name:
        return None
    figures = {amount.column: amount for amount in last.amounts}
    for rest in first.amounts:
        start = figures.get(rest.column)
        if start is None or (well_formed(start.text) and well_formed(rest.text)):
            return None
        whole = "".join((start.text + rest.text).split())
        if not well_formed(whole):
            return None
        figures[rest.column] = Amount(whole, start.source, start.column)
    row = replace(last.row, name=joined_words(last.row.name + first.row.name))
    return replace(last, row=row, amounts=tuple(figures.values()))
