"""Rows that a person adds, deletes or gives another code: as data, the table before and after, so that it is undone.

Both tables are kept, and share what the print tells and every row and address that stays; what follows from the rows of
the one that is not looked at is let go (``test_what_is_kept_of_an_action_is_little_more_than_its_figures``).

The print stays what it is: a table tells of each row which one of the print it is (``Table.printed_rows``), and a row
that was added or coded by hand tells by whom. A row keeps its address as long as it goes by its code or label, whatever
rows come and go: what names it names no other. Rows that are as printed keep their parents unless codes gave them, or a
row comes that their labels belong to. A row that comes belongs to nothing before its code or its name tells it
(``reading/hierarchy/typed_rows.py``), and only where the others of which the same is told do belong there. Held by
``tests/model/test_row_change.py``, ``tests/casework/test_typed_rows.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gouji.model.brood import NO_ROW
from gouji.model.code_tree import Parents, parents_by_codes
from gouji.model.document import Document
from gouji.model.doubt import Confirmation
from gouji.model.table import Row, Table, numbered

Rows = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class RowChange:
    """Other rows of table number ``table``; ``taken`` tells of each row of the new table which one of the old it is,
    NO_ROW for none."""

    table: int
    what: str
    """Message id of what was done; the ``label`` of the first row fills its place, with what it is called then."""
    label: str
    count: int
    """Of how many rows."""
    row: int
    """Where it was done."""
    old: Table
    new: Table
    taken: Rows

    def reverse(self) -> RowChange:
        return replace(self, old=self.new, new=self.old, taken=_turned(self.taken, len(self.old.rows)))

    def apply(self, document: Document) -> None:
        document.tables[self.table] = self.new
        self.old.forget_what_follows()

    def key(self, key: str) -> str | None:
        """What the key of a row of the old table is in the new one; None where only another row goes by it."""
        row = _row_of(self.old, key)
        if row is not None and (now := int(self._now[row])) != NO_ROW:
            return self.new.keys[now]
        return key if _row_of(self.new, key) is None else None

    @property
    def moved(self) -> dict[int, int]:
        """Where the rows of the old table stand in the new one; those that went are not in it."""
        return {row: now for row, now in enumerate(self._now.tolist()) if now != NO_ROW}

    @cached_property
    def _now(self) -> Rows:
        """Where each row of the old table stands in the new one, NO_ROW for those that went."""
        return _turned(self.taken, len(self.old.rows))

    @property
    def goes_to(self) -> int:
        """The row to look at, NO_ROW where the table has none."""
        return min(self.row, len(self.new.rows) - 1)


INSERTED, DELETED, RECODED = "insert a row into {what}", "delete {what}", "give {what} another code"
"""What is said of each, as message ids."""


def insert(document: Document, number: int, at: int, side: int, by: Confirmation) -> RowChange:
    """A blank row on a side of a table, before the row ``at``, beside which it stands."""
    table = document.tables[number]
    beside = _beside(table, at, side)
    level = table.rows[beside].level if beside != NO_ROW else 1
    taken = np.insert(np.arange(len(table.rows)), at, NO_ROW)
    rows = [*table.rows[:at], Row("", None, level, side, added=by), *table.rows[at:]]
    return RowChange(number, INSERTED, "", 1, at, table, _made(table, taken, rows), taken)


def _beside(table: Table, at: int, side: int) -> int:
    """The row beside which one before ``at`` stands: that, else the one before it; never a total."""
    near = [*range(at, min(at + 1, len(table.rows))), *range(at - 1, -1, -1)]
    own = (row for row in near if table.rows[row].side == side)
    return next((row for row in own if table.rows[row].level > 0), NO_ROW)


def delete(document: Document, number: int, gone: Iterable[int]) -> RowChange:
    """A table without these rows; what stood below them belongs to what they belonged to."""
    table, lost = document.tables[number], sorted(set(gone))
    taken = np.delete(np.arange(len(table.rows)), lost)
    made = _made(table, taken, [table.rows[row] for row in taken.tolist()])
    return RowChange(number, DELETED, _label(table.rows[lost[0]]), len(lost), lost[0], table, made, taken)


def recode(document: Document, number: int, at: int, row: Row, told: Parents) -> RowChange:
    """A table in which a row goes by another code and name: it belongs to what its code says, or else to what is told
    of its label; and so do the rows of which the label tells that they belong to it."""
    table = document.tables[number]
    rows = [*table.rows[:at], row, *table.rows[at + 1 :]]
    taken = np.arange(len(rows))
    made = _made(table, taken, rows, at)
    if row.code is None:
        _place(made, at, told)
    before = table.rows[at]
    now = _label(row) if row.name != before.name else row.code or "—"
    label = f"{_label(before)} → {now}" if _label(before) else _label(row)
    return RowChange(number, RECODED, label, 1, at, table, made, taken)


def _place(table: Table, at: int, told: Parents) -> None:
    """Give a row without a code to what its label tells, and to it what belongs to it as far as that is told."""
    above, parents = int(told[at]), table.parents
    like = {int(parents[row]) for row in np.flatnonzero(told == above).tolist() if row != at and told[row] != NO_ROW}
    parents[at] = above if like <= {above, at} else NO_ROW
    for row in np.flatnonzero(told == at).tolist():
        if parents[row] in (NO_ROW, parents[at]):
            parents[row] = at


def _label(row: Row) -> str:
    return " ".join(filter(None, (row.code, row.name)))


def _turned(taken: Rows, size: int) -> Rows:
    """The same the other way round."""
    turned = np.full(size, NO_ROW, np.int64)
    known = np.flatnonzero(taken != NO_ROW)
    turned[taken[known]] = known
    return turned


def _made(table: Table, taken: Rows, rows: Sequence[Row], recoded: int = NO_ROW) -> Table:
    """The table of these rows, each with the figures of the one it was."""
    now = _turned(taken, len(table.rows))
    printed = [*map(table.printed_row, range(len(table.rows)))]
    known = taken != NO_ROW
    made = replace(
        table,
        rows=rows,
        parents=_parents(table, taken, rows, recoded),
        gaps=tuple(dict.fromkeys(_after(now, gap, len(rows)) for gap in table.gaps)),
        printed_rows=tuple(printed[row] if row != NO_ROW else NO_ROW for row in taken.tolist()),
    )
    for name in ("values", "present", "decimals", "origin"):
        getattr(made, name)[:, known] = getattr(table, name)[:, taken[known]]
    made.__dict__["precisions"] = table.precisions  # the print is as exact as before,
    made.__dict__["told_in_parts"] = table.told_in_parts  # and tells the same in parts
    kept = [table.keys[was] if _goes_on(table, was, row) else "" for was, row in zip(taken.tolist(), rows, strict=True)]
    made.__dict__["keys"] = numbered(rows, kept)
    return made


def _goes_on(table: Table, was: int, row: Row) -> bool:
    """Whether a row is called what it was."""
    return bool(was != NO_ROW and table.rows[was].called == row.called)


def _row_of(table: Table, key: str) -> int | None:
    """The row of an address that is its own."""
    row = table.row_of.get(key)
    return row if row is not None and table.keys[row] == key else None


def _after(now: Rows, gap: int, end: int) -> int:
    """Where the first row at or behind a gap stands now."""
    return next((int(row) for row in now[gap:] if row != NO_ROW), end)


def _parents(table: Table, taken: Rows, rows: Sequence[Row], recoded: int) -> NDArray[np.int32]:
    """Rows that codes gave their parents are given them again; the others keep theirs, or what that belonged to."""
    now, by_code = _turned(taken, len(table.rows)), parents_by_codes(rows)
    told = parents_by_codes(table.rows)
    parents = np.full(len(rows), NO_ROW, np.int32)
    new = [row for row, one in enumerate(taken.tolist()) if one == NO_ROW or row == recoded]
    for row, was in enumerate(taken.tolist()):
        if row in new:
            continue
        above = int(table.parents[was])
        by_codes = above == told[was] if told[was] != NO_ROW else above == NO_ROW or table.rows[above].code is None
        if by_codes and by_code[row] != NO_ROW:
            parents[row] = by_code[row]
            continue
        while above != NO_ROW and now[above] == NO_ROW:
            above = int(table.parents[above])
        parents[row] = now[above] if above != NO_ROW else NO_ROW
    for row in new:
        parents[row] = _as_beside(rows, parents, by_code, row, new)
    return parents


def _as_beside(
    rows: Sequence[Row], parents: NDArray[np.int32], by_code: NDArray[np.int32], row: int, new: Sequence[int]
) -> int:
    """What a coded row belongs to: what its code says, where the others of which that is said belong to it too."""
    if rows[row].code is None:
        return int(parents[row])
    above = int(by_code[row])
    like = [one for one, other in enumerate(rows) if other.code and other.side == rows[row].side and one not in new]
    held = {int(parents[one]) for one in like if by_code[one] == above}
    if above == NO_ROW:
        return held.pop() if len(held) == 1 else NO_ROW
    return above if held <= {above} else NO_ROW
