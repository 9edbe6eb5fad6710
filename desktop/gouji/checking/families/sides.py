"""The cells of one relation, on the two sides of its sign, each with its weight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gouji.model.document import Beside, Cell

Term = tuple[Cell, int]
"""A figure, and how often it counts."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a relation would name a cell, had the table a row of ``key`` (a code or a bare label).

    ``weight`` is the coefficient that the cell would have in the difference.
    """

    table: int
    column: int
    key: str
    weight: int


@dataclass(frozen=True, slots=True)
class Cast:
    """Columns of one table that are cast in every row: the total and its parts."""

    table: int
    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A figure of a document that stands beside the one that is judged: no edit reaches it.

    ``cell`` is its place in that document, ``weight`` its coefficient in the difference.
    """

    beside: Beside
    cell: Cell
    weight: int


@dataclass(frozen=True, slots=True)
class Sides:
    """The cells of one relation."""

    stated: Cell | None
    """None when the stated figure has no row in a table that is there: it counts as nothing."""
    expected: tuple[Cell, ...]
    gaps: tuple[Gap, ...] = ()
    beside: tuple[Cell, ...] = ()
    """What stands on the side of the stated figure when the two sides are compared."""
    weights: tuple[int, ...] = ()
    """The coefficient in the difference of each of ``cells``; none where they are added up, once each."""
    told: int = 0
    """How far the sides may be apart, in 分, and agree: a figure is told in a coarser unit than it is printed in."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """What counts besides and stands in another document."""

    @classmethod
    def of(
        cls,
        left: Iterable[Term],
        right: Iterable[Term],
        gaps: Iterable[Gap] = (),
        told: int = 0,
        elsewhere: Iterable[Elsewhere] = (),
    ) -> Sides:
        """What stands left and right of a sign, each cell with its coefficient there; one named twice is added up."""
        total: dict[Cell, int] = {}
        on_the_left: dict[Cell, None] = {}
        for cell, weight in left:
            total[cell] = total.get(cell, 0) + weight
            on_the_left[cell] = None
        for cell, weight in right:
            total[cell] = total.get(cell, 0) - weight
        left_cells = sorted((cell for cell in on_the_left if total[cell]), key=lambda cell: total[cell] < 0)
        expected = [cell for cell in total if total[cell] and cell not in on_the_left]
        plain = all(total[cell] == 1 for cell in left_cells) and all(total[cell] == -1 for cell in expected)
        weights = () if plain else tuple(total[cell] for cell in (*left_cells, *expected))
        stated = left_cells[0] if left_cells else None
        return cls(stated, tuple(expected), tuple(gaps), tuple(left_cells[1:]), weights, told, tuple(elsewhere))

    @property
    def cells(self) -> tuple[Cell, ...]:
        return ((self.stated,) if self.stated else ()) + self.beside + self.expected

    @property
    def terms(self) -> Iterable[Term]:
        """Each cell with its coefficient in the difference."""
        weights = self.weights
        if not weights:  # tuples are the quickest, and every edit asks
            weights = (1,) * (len(self.beside) + (self.stated is not None)) + (-1,) * len(self.expected)
        return zip(self.cells, weights, strict=True)

    def weight(self, cell: Cell) -> int:
        """The coefficient of a cell in the difference; 0 where it is none of them."""
        return next((weight for one, weight in self.terms if one == cell), 0)
