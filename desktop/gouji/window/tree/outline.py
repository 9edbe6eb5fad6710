"""Which rows of a tree are shown, and in which order. A flat list of them is quick however many there are.

A table on screen is a tree laid flat: a plain table view over the rows that are shown, because QTreeView asks
for every row when it is expanded (60,000 rows: 1 to 3 seconds in which nothing else happens). Held by
``test_many_rows_are_opened_and_closed_in_as_many_steps_as_few``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from gouji.model.brood import NO_ROW
from gouji.model.table import Bools, Table

Rows = NDArray[np.int64]


def shown_above(table: Table) -> Rows:
    """The row below which each row of a table is shown; one that was added and belongs to nothing stands beside the row
    that it was put before, or behind."""
    above = table.parents.astype(np.int64)
    rows = table.rows
    added = np.array([] if table.printed_rows is None else table.printed_rows, np.int64) == NO_ROW
    for row in np.flatnonzero(added)[::-1].tolist():
        if above[row] == NO_ROW and rows[row].level > 0:
            near = (row + 1, *range(row - 1, -1, -1))
            beside = (one for one in near if one < len(rows) and rows[one].side == rows[row].side)
            above[row] = next((above[one] for one in beside if rows[one].level > 0), NO_ROW)
    is_total = np.zeros(len(rows) + 1, np.bool_)  # the last of what stands below nothing
    is_total[above] = True
    is_total[NO_ROW] = False
    for row in np.flatnonzero(is_total).tolist():
        is_total[row] = rows[row].level == 0
    above[is_total[above]] = NO_ROW  # the grand total stands beside the classes, where it is printed
    return above


@dataclass(frozen=True, eq=False)
class Outline:
    """A tree of rows laid flat, each parent followed by what stands below it.

    ``order`` holds the rows as they follow one another when everything is open, ``position`` their inverse; ``ends`` by
    row is the position after the last one below it; ``closed`` by row hides what stands below, and what is not ``kept``
    is hidden too.
    """

    above: Rows
    depth: Rows
    order: Rows
    position: Rows
    ends: Rows
    closed: Bools
    kept: Bools | None = None
    """By row, where only some are shown."""
    shown: list[int] = field(init=False)
    """The rows that are shown, from the top."""
    _shown_at: Rows = field(init=False)

    def __post_init__(self) -> None:
        at = self._open_positions()
        object.__setattr__(self, "_shown_at", at)
        object.__setattr__(self, "shown", self.order[at].tolist())

    @classmethod
    def of(cls, above: Rows) -> Outline:
        """The outline of a tree in which everything is open; ``above[r]`` is the row above r, NO_ROW for none."""
        depth = _depth(above)
        sizes = np.ones(len(above), np.int64)
        levels = [np.flatnonzero(depth == level) for level in range(int(depth.max(initial=0)) + 1)]
        for rows in reversed(levels[1:]):
            np.add.at(sizes, above[rows], sizes[rows])
        position = np.zeros(len(above), np.int64)
        for level in levels:
            rows = level[np.argsort(above[level], kind="stable")]
            first = np.flatnonzero(np.diff(above[rows], prepend=NO_ROW - 1))
            heads = above[rows][first]
            before = np.cumsum(sizes[rows]) - sizes[rows]
            brood = np.searchsorted(heads, above[rows])
            base = np.where(heads == NO_ROW, 0, position[heads] + 1)
            position[rows] = base[brood] + before - before[first][brood]
        return cls(above, depth, np.argsort(position), position, position + sizes, np.zeros(len(above), np.bool_))

    def _open_positions(self) -> Rows:
        """Positions that stand below no closed row."""
        closed = np.flatnonzero(self.closed)
        edges = np.zeros(len(self.order) + 1, np.int64)
        np.add.at(edges, self.position[closed] + 1, 1)
        np.add.at(edges, self.ends[closed], -1)
        is_open = np.cumsum(edges)[:-1] == 0
        return np.flatnonzero(is_open if self.kept is None else is_open & self.kept[self.order])

    def place(self, row: int) -> int | None:
        """Where a row stands among those that are shown; None when it is not."""
        position = self.position[row]
        place = int(np.searchsorted(self._shown_at, position))
        return place if place < len(self.shown) and self._shown_at[place] == position else None

    def is_parent(self, row: int) -> bool:
        """Whether anything stands below a row."""
        return bool(self.ends[row] > self.position[row] + 1)

    def is_closed(self, row: int) -> bool:
        return bool(self.closed[row])

    def over(self, row: int) -> list[int]:
        """The rows that a row stands below, the nearest first."""
        found = []
        while (row := int(self.above[row])) != NO_ROW:
            found.append(row)
        return found

    def turned(self, row: int) -> Outline:
        """The same with a row closed that was open, or open that was closed."""
        closed = self.closed.copy()
        closed[row] = not closed[row]
        return replace(self, closed=closed)

    @property
    def levels(self) -> int:
        """How many levels there are."""
        return int(self.depth.max(initial=-1)) + 1

    def to_level(self, level: int) -> Outline:
        """The same with the rows of so many levels shown, and none below them."""
        return replace(self, closed=(self.ends > self.position + 1) & (self.depth >= level - 1))

    def with_closed(self, closed: Bools) -> Outline:
        """The same with just these rows closed."""
        return replace(self, closed=closed)

    def keeping(self, rows: Iterable[int] | None) -> Outline:
        """The same with only some rows shown, and those they stand below; with all of them for None."""
        if rows is None:
            return replace(self, kept=None)
        kept = np.zeros(len(self.order), np.bool_)
        for row in rows:
            kept[[row, *self.over(row)]] = True
        return replace(self, kept=kept)


def _depth(above: Rows) -> Rows:
    """How many rows each stands below."""
    depth, reached = np.zeros(len(above), np.int64), above
    while (standing := reached != NO_ROW).any():
        depth += standing
        reached = np.where(standing, above[reached], NO_ROW)
    return depth
