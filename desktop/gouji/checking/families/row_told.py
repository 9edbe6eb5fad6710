"""What is told of a row by its code and name alone, whatever its figures are."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from gouji.checking.families.family import DIFFERS, Family, Flags, Words
from gouji.checking.families.sides import Sides
from gouji.checking.rules.laws import Law
from gouji.model.document import Cell, Document


class RowTold(Family):
    """One row of which a law tells something: a relation of no figures, that no correction of one settles.

    ``lead`` is the figure that it is shown at, ``told`` a message id that ``place`` and ``words`` fill.
    """

    def __init__(self, document: Document, law: Law, lead: Cell, told: str, words: Words) -> None:
        super().__init__(document, law, 1)
        self._lead = lead
        self._told = told
        self._words = words
        self.outcomes[0] = DIFFERS

    @property
    def tables(self) -> frozenset[int]:
        return frozenset({self._lead.table})

    @property
    def judged(self) -> Flags:
        """None of its figures was."""
        return np.zeros(1, np.bool_)

    def sides(self, i: int) -> Sides:
        return Sides(self._lead, ())

    def message(self, i: int, sides: Sides) -> str:
        return self._told

    @property
    def words(self) -> Words:
        return self._words

    def naming(self, cell: Cell) -> Iterator[int]:
        return iter(())

    def judge(self, i: int) -> None:
        """It stands while the document's rows do."""
