"""Documents held against each other: what of the right is more, less, new, gone or elsewhere than on the left.

A figure has changed where the intervals that the two prints stand for do not meet: 326.71 万元 is 3,267,143.20 元. What
is blank and what is nothing amount to the same. Held by ``tests/comparing/test_comparing.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from gouji.checking.check import Check
from gouji.comparing.laid import Amount, Laid, Single, Spot, Unpaired
from gouji.comparing.laying import laid
from gouji.comparing.trails import Difference, Trail, trails
from gouji.model.document import Cell


class Sort(StrEnum):
    """What became of a figure."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that is another: where it stands in the right and in each left document, and what it is there."""

    spot: Spot
    cells: tuple[Cell | None, ...]
    old: Amount
    new: Amount
    sort: Sort

    @property
    def difference(self) -> int:
        """分."""
        return self.new.fen - self.old.fen


@dataclass(frozen=True, slots=True)
class Change:
    """One change: the figure in which it begins, the same figure elsewhere, and the totals that it runs through; of
    what moved, the figure that it was."""

    begins: Changed
    sisters: tuple[Changed, ...]
    through: tuple[Changed, ...]
    was: Changed | None = None

    @property
    def sort(self) -> Sort:
        return Sort.MOVED if self.was else self.begins.sort

    @property
    def old(self) -> Amount:
        return self.was.old if self.was else self.begins.old

    @property
    def difference(self) -> int:
        """分."""
        return self.begins.new.fen - self.old.fen

    @property
    def all(self) -> tuple[Changed, ...]:
        """Every figure of it."""
        return (self.begins, *self.sisters, *self.through, *((self.was,) if self.was else ()))


@dataclass(frozen=True)
class Comparison:
    """What became of all that both print."""

    laid: Laid
    changes: tuple[Change, ...]
    figures: dict[Spot, Changed]
    """Every figure that changed."""
    same: int
    """How many printed figures stayed."""
    rounded: int
    """How many of these are printed otherwise, and are the same within their rounding."""

    @property
    def right(self) -> Check:
        return self.laid.checks[0]

    @property
    def lefts(self) -> tuple[Check, ...]:
        return self.laid.checks[1:]

    @property
    def singles(self) -> Sequence[Single]:
        """What was not compared."""
        return self.laid.singles

    @cached_property
    def means_the_same(self) -> bool:
        """Whether all are of one year and stage, so that their figures should be the same."""
        return len({(one.document.year, one.document.stage) for one in self.laid.checks}) == 1


def compare(right: Check, *lefts: Check) -> Comparison:
    """What of the right is otherwise than what the left ones print together."""
    both = laid(right, lefts)
    figures: dict[Spot, Changed] = {}
    same = rounded = 0
    for spot in both.spots():
        cells = both.cells(spot)
        if both.is_undecided(cells):
            both.singles += [
                Single(n, cell.table, cell.row, cell.column, Unpaired.UNDECIDED)
                for n, cell in enumerate(cells)
                if cell is not None and both.is_undecided([None] * n + [cell])
            ]
            continue
        old, new = both.left(cells), both.amount(0, cells[0])
        if abs(new.fen - old.fen) > old.half + new.half:
            figures[spot] = Changed(spot, cells, old, new, _sort(both, spot))
        elif old.printed and new.printed:
            same += 1
            rounded += new.fen != old.fen
    moved = _moved(both, figures)
    differences = {spot: Difference(one.difference, one.old.half + one.new.half) for spot, one in figures.items()}
    found = trails(both, differences)
    return Comparison(both, tuple(_changes(figures, found, moved)), figures, same, rounded)


def _sort(both: Laid, spot: Spot) -> Sort:
    line = both.sheets[spot.sheet].lines[spot.line]
    if line.right is None:
        return Sort.REMOVED
    return Sort.ADDED if all(one is None for one in line.lefts) else Sort.CHANGED


def _moved(both: Laid, figures: dict[Spot, Changed]) -> dict[Spot, Spot]:
    """Figures that came, and as which they went."""
    found = {}
    for spot in figures:
        moved = both.sheets[spot.sheet].moved
        if spot.line in moved and (there := Spot(spot.sheet, moved[spot.line], spot.column)) in figures:
            found[there] = spot
    return found


def _changes(figures: dict[Spot, Changed], found: Sequence[Trail], moved: dict[Spot, Spot]) -> list[Change]:
    """The trails as changes; what went and came again is one."""
    made, taken = [], set()
    for trail in found:
        went = next((moved[one] for one in (trail.begins, *trail.sisters) if one in moved), None)
        other = next((t for t in found if went is not None and went in (t.begins, *t.sisters)), None)
        sisters, through = list(trail.sisters), list(trail.through)
        if other is not None and other.begins != trail.begins:
            taken.add(other.begins)
            sisters += [one for one in other.sisters if one not in sisters]
            through = sorted({*through, *other.through})
        was = None if other is None else figures[other.begins]
        told = [figures[one] for one in sisters], [figures[one] for one in through]
        made.append(Change(figures[trail.begins], tuple(told[0]), tuple(told[1]), was))
    return [one for one in made if one.begins.spot not in taken]
