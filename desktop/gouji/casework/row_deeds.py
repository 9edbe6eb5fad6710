"""Entries of the journal that change the rows of a table, and what goes on with them: marks on figures, and changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from gouji.casework.deeds import Deed
from gouji.keeping.casefile import Entry
from gouji.model.change import Change
from gouji.model.document import Cell, Document
from gouji.model.doubt import Confirmation
from gouji.model.row_change import RowChange, delete, insert, recode
from gouji.reading.hierarchy.typed_rows import coded, parents_with
from gouji.review.marks import Marking, Marks

ROW_KINDS = frozenset(("insert-row", "delete-rows", "recode-row"))
"""The kinds of these entries."""


def row_deed(document: Document, marks: Marks, entry: Entry) -> Deed:
    """What such an entry says to do: the rows, and the marks on figures that stand elsewhere then, or nowhere."""
    change = _row_change(document, entry)
    return (*_moved_marks(marks, change), change)


def refuse_absent(document: Document, kind: str, body: Mapping[str, Any]) -> None:
    """Raises ValueError for rows that a table has not: asked before an entry is kept, and of one that is read."""
    rows = range(len(document.tables[int(body["table"])].rows))
    match kind:
        case "insert-row":
            there = body["row"] in (*rows, len(rows))
        case "delete-rows":
            there = bool(body["rows"]) and all(row in rows for row in body["rows"])
        case _:
            there = body["row"] in rows
    if not there:
        raise ValueError(f"no such row: {body!r}")


def _row_change(document: Document, entry: Entry) -> RowChange:
    body, by = entry.body, Confirmation(entry.who, entry.at)
    refuse_absent(document, entry.kind, body)
    number = int(body["table"])
    match entry.kind:
        case "insert-row":
            return insert(document, number, body["row"], int(body["side"]), by)
        case "delete-rows":
            return delete(document, number, body["rows"])
    table, at = document.tables[number], int(body["row"])
    row = coded(table.rows[at], body["code"], str(body["name"]), by)
    return recode(document, number, at, row, parents_with(table, at, row))


def _moved_marks(marks: Marks, change: RowChange) -> Iterator[Marking]:
    """The marks on figures of the table, each to where its figure stands then."""
    moved = change.moved
    for pile in ("verified", "ruled_out"):
        old = {cell: fen for cell, fen in getattr(marks, pile).items() if cell.table == change.table}
        new = {cell._replace(row=moved[cell.row]): fen for cell, fen in old.items() if cell.row in moved}
        for cell in dict.fromkeys((*old, *new)):
            before, after = _mark(old, cell), _mark(new, cell)
            if before != after:
                yield Marking(pile, cell, before, after)


def _mark(pile: dict[Cell, int | None], cell: Cell) -> tuple[int | None, ...]:
    return (pile[cell],) if cell in pile else ()


def carried(changes: Iterable[Change], rows: RowChange) -> Iterator[Change]:
    """Changes of figures that still stand after the rows changed, each where its figure is then."""
    moved = rows.moved
    for one in changes:
        if one.cell.table != rows.table:
            yield one
        elif one.cell.row in moved:
            yield replace(one, cell=one.cell._replace(row=moved[one.cell.row]))
