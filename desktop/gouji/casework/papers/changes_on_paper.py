"""What the paper says of changes against the source: rows added, deleted and given other codes, then figures.

Told is what stands in the end, whatever was done on the way: a row that was added and deleted again is not told. Held
by ``test_the_paper_lists_rows_that_were_added_deleted_and_given_other_codes``.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from gouji.casework.case import Case
from gouji.casework.papers.text_on_paper import retold_lines
from gouji.casework.telling.sentences import place
from gouji.casework.telling.slips import amount
from gouji.model.brood import NO_ROW
from gouji.model.document import Cell
from gouji.model.table import Origin, Row, Table
from gouji.paper.content import ChangeLine
from gouji.wording import say


def changes(case: Case) -> Iterator[ChangeLine]:
    """Every row and every figure that now stands otherwise than in the source, table by table, then the text."""
    for number in range(len(case.document.tables)):
        yield from _rows(case, number)
        yield from _figures(case, number)
    yield from retold_lines(case)


def _rows(case: Case, number: int) -> Iterator[ChangeLine]:
    table, printed = case.document.tables[number], case.printed.tables[number]
    for row, one in enumerate(table.rows):
        if one.by is None:
            continue
        was = table.printed_row(row)
        old = say("not printed") if was == NO_ROW else _called(printed.rows[was])
        new = say("row added by {who}", who=one.added.who) if one.added is not None else _called(one)
        if old != new:
            yield ChangeLine(f"{table.id}!{table.keys[row]}", f"{table.id} {_called(one)}", old, new)
    for row in sorted({*range(len(printed.rows))} - {*map(table.printed_row, range(len(table.rows)))}):
        told = f"{table.id} {_called(printed.rows[row])}"
        yield ChangeLine(f"{table.id}!{printed.keys[row]}", told, _amounts(printed, row), say("row deleted"))


def _called(row: Row) -> str:
    return " ".join(filter(None, (row.code, row.name))) or say("a row")


def _amounts(table: Table, row: int) -> str:
    """What a row printed, figure by figure."""
    told = (
        f"{table.columns[column]} {amount(table.content(row, column).figure, table.unit)}"
        for column in table.row_columns(row)
        if table.present[column, row]
    )
    return "\n".join(told) or say("blank")


def _figures(case: Case, number: int) -> Iterator[ChangeLine]:
    document, table, printed = case.document, case.document.tables[number], case.printed.tables[number]
    for column, row in np.argwhere(table.origin == Origin.EDITED).tolist():
        cell = Cell(number, row, column)
        was = table.printed_row(row)
        old = None if was == NO_ROW else printed.content(was, column).figure
        new = table.content(row, column).figure
        if old != new:
            told = amount(old, table.unit), amount(new, table.unit)
            yield ChangeLine(document.address(cell), place(document, cell), *told)
