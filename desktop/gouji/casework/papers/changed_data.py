"""What stands otherwise than in the source, as data without a word of any language: what a case's fingerprint rests on.

Figures are told as the papers that were signed before rows and text could be changed have them, so that those stand.
Held by ``tests/casework/test_fingerprint.py``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import numpy as np

from gouji.casework.case import Case
from gouji.model.brood import NO_ROW
from gouji.model.document import Cell
from gouji.model.money import Figure, Unit, show_amount
from gouji.model.table import Origin

_BLANK = "空"
"""How a blank figure is told, whatever is spoken: as on the papers that were signed in Chinese."""


def changed(case: Case) -> dict[str, object]:
    """Figures, rows, figures of the text, and whether publication is looked ahead to: each only where there is any."""
    tables = range(len(case.document.tables))
    told: dict[str, object] = {"changes": [one for number in tables for one in _figures(case, number)]}
    if rows := [one for number in tables for one in _rows(case, number)]:
        told["rows"] = rows
    if case.document.retold:
        told["retold"] = [*_retold(case)]
    if case.document.before_publication:
        told["before-publication"] = True
    return told


def _figures(case: Case, number: int) -> Iterator[list[str]]:
    document, table, printed = case.document, case.document.tables[number], case.printed.tables[number]
    for column, row in np.argwhere(table.origin == Origin.EDITED).tolist():
        was = table.printed_row(row)
        old = None if was == NO_ROW else printed.content(was, column).figure
        new = table.content(row, column).figure
        if old != new:
            yield [document.address(Cell(number, row, column)), _amount(old, table.unit), _amount(new, table.unit)]


def _amount(figure: Figure | None, unit: Unit) -> str:
    return _BLANK if figure is None else show_amount(figure.fen, unit, figure.decimals)


def _rows(case: Case, number: int) -> Iterator[list[object]]:
    """Rows that were added or are another, with where they stand, where they are printed, and by whom; then those
    that were deleted, by where they are printed."""
    table, printed = case.document.tables[number], case.printed.tables[number]
    for row, one in enumerate(table.rows):
        was = table.printed_row(row)
        is_new = was == NO_ROW
        if is_new or (one.code, one.name) != (printed.rows[was].code, printed.rows[was].name):
            by = [confirmed.who if confirmed else "" for confirmed in (one.added, one.coded)]
            yield [table.id, row, None if is_new else was, one.code, one.name, *by]
    for row in sorted({*range(len(printed.rows))} - {*map(table.printed_row, range(len(table.rows)))}):
        yield [table.id, row]


def _retold(case: Case) -> Iterator[list[object]]:
    """Each figure of the text that was typed over: where it begins, of which words, and what stands there now."""
    document = case.document
    for place, new in sorted(document.retold.items()):
        words = hashlib.sha256(document.prose[place.passage].text.encode()).hexdigest()
        yield [*place, words, new]
