"""Whether the parts of a document that was kept fit each other: what one names is there in the other.

Nothing behind this meets a row that holds itself, a figure beside its table, or a message whose places nothing fills.
Held by ``test_no_mutation_of_a_case_is_met_behind_the_border``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import Formatter

import numpy as np

from gouji.model.brood import NO_ROW
from gouji.model.document import Document
from gouji.model.rawgrid import Answer, RawGrid
from gouji.model.reason import Reason
from gouji.model.table import Table


def refuse_unfit(document: Document) -> None:
    """Raises ValueError where the parts of a document do not fit each other."""
    if not all(_fits(document)):
        raise ValueError("the parts of the document do not fit each other")


def refuse_unfit_table(table: Table) -> None:
    """The same of a table by itself."""
    if not _table_fits(table):
        raise ValueError(f"the parts of {table.id} do not fit each other")


def refuse_strange_message(message: str, params: Mapping[str, object]) -> None:
    """Raises ValueError where a message has a place that nothing fills, or does more than name it."""
    for _, name, form, conversion in Formatter().parse(message):
        if name is not None and (name not in params or form or conversion):
            raise ValueError(message)
    if "message" in params:  # which is what ``say`` calls the id itself
        raise ValueError(message)


def _fits(document: Document) -> Iterator[bool]:
    tables = range(len(document.tables))
    yield len({table.id for table in document.tables}) == len(document.tables)
    yield from map(_table_fits, document.tables)
    printed = (*document.as_printed, *(one.grid for one in document.described.values()), *document.in_doubt.values())
    yield from map(_grid_fits, printed)
    yield all(number in tables for number in (*document.described, *document.in_doubt))
    yield all(_answer_fits(one.grid, one.answer) for one in document.described.values())
    files = range(len(document.files))
    held = (document.tables, printed, document.prose, document.unplaced, document.notices)
    yield all(one.file in files for many in held for one in many)
    for notice in document.notices:
        refuse_strange_message(notice.message, notice.params)
    _refuse_strange_reasons(document.no_department)


def _refuse_strange_reasons(why: Iterable[Reason]) -> None:
    for one in why:
        refuse_strange_message(one.message, one.params)


def _table_fits(table: Table) -> bool:
    rows, columns = range(len(table.rows)), range(len(table.columns))
    _refuse_strange_reasons(doubt.why for doubt in table.doubts)
    return (
        len(table.columns) > 0
        and {column for side in table.sides for column in side} == {*columns}
        and all(row.side < len(table.sides) for row in table.rows)
        and all(row in rows and column in columns for row, column in table.sources)
        and all(0 <= gap <= len(rows) for gap in table.gaps)
        and not table.values[~table.present].any()
        and _is_tree(table.parents, len(rows))
    )


def _is_tree(parents: Sequence[int] | np.ndarray[tuple[int], np.dtype[np.int32]], size: int) -> bool:
    """Whether each of so many rows has one parent or none, and none holds itself."""
    if len(parents) != size or any(not NO_ROW <= above < size for above in parents):
        return False
    above = np.array(parents, np.int64)
    for _ in range(size.bit_length() + 1):  # each time twice as far up: nothing is left of a tree
        known = above != NO_ROW
        above[known] = above[above[known]]
    return bool((above == NO_ROW).all())


def _grid_fits(grid: RawGrid) -> bool:
    _refuse_strange_reasons(grid.why)
    width = len(grid.cells[0]) if grid.cells else 0
    return (
        width > 0
        and grid.headers <= len(grid.cells) == len(grid.sources)
        and all(len(row) == len(places) == width for row, places in zip(grid.cells, grid.sources, strict=True))
        and (not grid.words or len(grid.words) == len(grid.cells))
        and (not grid.edges or (len(grid.edges) == width + 1 and list(grid.edges) == sorted(grid.edges)))
    )


def _answer_fits(grid: RawGrid, answer: Answer) -> bool:
    width = len(answer.edges) - 1 if answer.edges else len(grid.cells[0])
    named = (*answer.codes, *answer.texts, *answer.amounts)
    return (
        width > 0
        and answer.headers <= len(grid.cells)
        and len(answer.names) == len(answer.amounts) > 0
        and all(column < width for column in named)
        and list(answer.edges) == sorted(answer.edges)
    )
