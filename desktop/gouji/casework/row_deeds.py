"""Entries of the journal that change the rows of a table, and what goes on with them: marks, states, remarks, changes.

What was noted on a row stays on it, wherever it stands and whatever it is called then; of one that goes, what was noted
is kept for the paper until another row goes by its name. Held by
``test_whatever_is_done_to_rows_what_was_noted_on_one_stays_on_it``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from gouji.casework.deeds import Deed
from gouji.keeping.entries import Entry
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
    return (*_moved_marks(marks, change), *_renamed_marks(marks, change), change)


def refuse_absent(document: Document, kind: str, body: Mapping[str, Any]) -> None:
    """Raises ValueError for rows that a table has not: asked before an entry is kept, and of one that is read."""
    rows = range(len(document.tables[int(body["table"])].rows))
    match kind:
        case "insert-row":
            side = body["side"] in range(len(document.tables[int(body["table"])].sides))
            there = side and body["row"] in (*rows, len(rows))
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
    for pile in ("signs", "ruled_out"):
        old = {cell: fen for cell, fen in getattr(marks, pile).items() if cell.table == change.table}
        new = {cell._replace(row=moved[cell.row]): fen for cell, fen in old.items() if cell.row in moved}
        for cell in dict.fromkeys((*old, *new)):
            before, after = _mark(old, cell), _mark(new, cell)
            if before != after:
                yield Marking(pile, cell, before, after)


def _renamed_marks(marks: Marks, change: RowChange) -> Iterator[Marking]:
    """States and remarks of findings that name rows of the table, each to the name that its finding has then."""
    for pile in ("handled", "remarks"):
        old: dict[str, object] = getattr(marks, pile)
        names = {name: _renamed(name, change) for name in old}
        if all(name == now for name, now in names.items()):
            continue
        new = {now: old[name] for name, now in names.items() if now is not None}
        for name in dict.fromkeys((*old, *new)):
            before, after = ((one[name],) if name in one else () for one in (old, new))
            if before != after:
                yield Marking(pile, name, before, after)


def _renamed(name: str, change: RowChange) -> str | None:
    """The id of a finding, which is its rule and the addresses that it ties, once the rows are others; None where it
    would be that of another finding."""
    rule, _, addresses = name.partition(":")
    parts = [_address(one, change) for one in addresses.split("~")]
    return None if None in parts else f"{rule}:{'~'.join(filter(None, parts))}" if addresses else name


def _address(address: str, change: RowChange) -> str | None:
    place, _, rest = address.partition("!")
    key, _, column = rest.rpartition(".")
    if place != change.old.id or column not in change.old.columns:
        return address
    now = change.key(key)
    return None if now is None else f"{place}!{now}.{column}"


def _mark(pile: dict[Cell, Any], cell: Cell) -> tuple[Any, ...]:
    return (pile[cell],) if cell in pile else ()


def carried(changes: Iterable[Change], rows: RowChange) -> Iterator[Change]:
    """Changes of figures that still stand after the rows changed, each where its figure is then; what one settled goes
    by the names that its rows have then."""
    moved = rows.moved
    for told in changes:
        one = told
        if one.slip is not None:
            names = (_renamed(name, rows) for name in one.slip.settles)
            one = replace(one, slip=replace(one.slip, settles=tuple(name for name in names if name is not None)))
        if one.cell.table != rows.table:
            yield one
        elif one.cell.row in moved:
            yield replace(one, cell=one.cell._replace(row=moved[one.cell.row]))
