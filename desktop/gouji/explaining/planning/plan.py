"""A plan: corrections that together settle a group of broken relations."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from gouji.explaining.search.fitting import Deltas
from gouji.explaining.slips.moves import Move


@dataclass(frozen=True)
class Plan:
    """Moves and single figures that are made together; ``others`` are the other amounts the figures may take.

    ``negative`` when they may take amounts too that need a negative figure where the document prints none.
    """

    moves: tuple[Move, ...]
    singles: Deltas
    others: tuple[Deltas, ...] = ()
    negative: bool = False

    @property
    def key(self) -> object:
        """Two plans of one key change the same figures alike and add the same rows."""
        rows = frozenset(move.lost_row for move in self.moves if move.lost_row)
        changes = chain(self.singles.items(), *(move.deltas.items() for move in self.moves))
        return rows, frozenset((cell, delta) for cell, delta in changes if delta)

    @property
    def size(self) -> int:
        return len(self.moves) + len(self.singles)

    @property
    def variants(self) -> tuple[Plan, ...]:
        """The plan with each of the amounts that its figures may take."""
        return (self, *(Plan(self.moves, other, negative=self.negative) for other in self.others))
