"""Limits of which the bound may be blank: that is nothing only where the sums of its row show it.

A blank beside figures that add up without it holds nothing; a row that prints none, or does not add up, may have lost
a figure, and is no bound. Held by ``tests/checking/accounts/test_bounds.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gouji.checking.families.family import (
    AGREES,
    DIFFERS,
    NOT_APPLICABLE,
    ROUNDING,
    UNCHANGED,
    UNCHECKABLE,
    Family,
    Flags,
    Outcome,
)
from gouji.checking.families.sense import Sense
from gouji.checking.families.sides import Sides
from gouji.checking.families.ties import Ties
from gouji.checking.rules.laws import Law
from gouji.model.document import Cell, Document
from gouji.model.table import Content

Proof = tuple[Family, int]
"""A relation that shows what a blank of its row holds."""


class Bounds(Ties):
    """One limit, with the sums of the row in which its bound stands."""

    def __init__(self, document: Document, law: Law, limit: Sides, sense: Sense, proofs: Sequence[Proof]) -> None:
        super().__init__(document, law, [limit], sense)
        self._proofs = tuple(proofs)
        self._proving = frozenset(cell for family, i in proofs for cell in family.sides(i).cells)

    def verdict(self, i: int, changed: Mapping[Cell, Content] = UNCHANGED) -> tuple[Outcome, int]:
        """Nothing differs from a blank that the sums of its row do not show to be nothing."""
        outcome, difference = super().verdict(i, changed)
        unknown = outcome is DIFFERS and self._is_blank(changed) and not self._is_shown(changed)
        return (UNCHECKABLE if unknown else outcome), difference

    def message(self, i: int, sides: Sides) -> str:
        if int(self.outcomes[i]) == UNCHECKABLE and self._is_blank(UNCHANGED):
            return "{place}: its bound is blank, and no sum of its row shows that to be nothing"
        return super().message(i, sides)

    def parted(self, withheld: Flags) -> tuple[Ties | None, Ties]:
        """It is one relation."""
        assert withheld.all()
        return None, self

    def touching(self, cell: Cell) -> Iterator[int]:
        return iter((0,)) if cell in self._proving else super().touching(cell)

    def _is_blank(self, changed: Mapping[Cell, Content]) -> bool:
        return not any(self._prints(cell, changed) for cell in self.relations[0].expected)

    def _is_shown(self, changed: Mapping[Cell, Content]) -> bool:
        """Whether every sum of the row that states money comes out, and one does."""
        outcomes = {family.verdict(i, changed)[0] for family, i in self._proofs} - {NOT_APPLICABLE}
        return bool(outcomes) and outcomes <= {AGREES, ROUNDING}
