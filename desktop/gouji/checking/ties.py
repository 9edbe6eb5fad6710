"""Relations that name their cells one by one, and rules whose table is absent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gouji.checking.relations import UNCHANGED, UNCHECKABLE, Family, Sense, Sides
from gouji.checking.rulepack import Rule
from gouji.model.document import Cell, Document
from gouji.model.table import Content


class Ties(Family):
    """Relations that name cells one by one: ties between tables, couplings, formulas.

    ``guards`` are cells that turn the equality into a lower bound as soon as one of them holds money.
    """

    def __init__(
        self, document: Document, rule: Rule, relations: Sequence[Sides], sense: Sense, guards: Sequence[Cell] = ()
    ) -> None:
        super().__init__(document, rule, len(relations))
        self.relations = tuple(relations)
        self.guards = tuple(guards)
        self._plain_sense = sense
        self._naming: dict[Cell, list[int]] = {}
        for i, sides in enumerate(self.relations):
            for cell in sides.cells:
                self._naming.setdefault(cell, []).append(i)

    @property
    def sense(self) -> Sense:
        return self.sense_with(UNCHANGED)

    def sense_with(self, changed: Mapping[Cell, Content]) -> Sense:
        tables = self.document.tables
        for cell in self.guards:
            content = changed.get(cell)
            if content is None:
                holds_money = bool(tables[cell.table].values[cell.column, cell.row])
            else:
                holds_money = content.figure is not None and content.figure.fen != 0
            if holds_money:
                return Sense.AT_LEAST
        return self._plain_sense

    @property
    def tables(self) -> frozenset[int]:
        return frozenset(cell.table for cell in self._naming)

    def sides(self, i: int) -> Sides:
        return self.relations[i]

    def touching(self, cell: Cell) -> Iterator[int]:
        return iter(range(len(self.relations)) if cell in self.guards else self._naming.get(cell, ()))


class Absent(Family):
    """A rule whose table the document does not have: one relation, never judged."""

    def __init__(self, document: Document, rule: Rule, kinds: Sequence[str]) -> None:
        super().__init__(document, rule, 1)
        self.kinds = tuple(kinds)
        self.outcomes[0] = UNCHECKABLE

    @property
    def tables(self) -> frozenset[int]:
        return frozenset()

    def sides(self, i: int) -> Sides:
        return Sides(None, ())

    def touching(self, cell: Cell) -> Iterator[int]:
        return iter(())

    def judge(self, i: int) -> bool:
        return False
