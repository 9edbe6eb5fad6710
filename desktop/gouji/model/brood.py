"""Which rows of a table stand below which, grouped by what they belong to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NO_ROW = -1


@dataclass(frozen=True, eq=False)
class Brood:
    """Children grouped by parent: ``order[starts[i]:starts[i + 1]]`` are the children of ``parents[i]``."""

    parents: NDArray[np.int32]
    order: NDArray[np.int32]
    starts: NDArray[np.int32]
    places: NDArray[np.int32]
    """For each row its position among ``parents``, NO_ROW for a row without children."""
    contiguous: bool
    """The children lie in ``order`` as one ascending run, so that a slice can stand for a gather."""

    @classmethod
    def of(cls, parents: NDArray[np.int32]) -> Brood:
        order = np.argsort(parents, kind="stable").astype(np.int32)
        order = order[np.searchsorted(parents[order], 0) :]
        above = parents[order]
        first = np.flatnonzero(np.diff(above, prepend=NO_ROW))
        heads = above[first]
        starts = np.append(first, len(order)).astype(np.int32)
        places = np.full(len(parents), NO_ROW, np.int32)
        places[heads] = np.arange(len(heads))
        contiguous = bool(len(order)) and bool(np.all(np.diff(order) == 1))
        return cls(heads.astype(np.int32), order, starts, places, contiguous)

    def is_below_its_children(self, row: int) -> bool:
        """Whether a row is a parent, and stands below all its children."""
        place = self.index_of(row)
        return place is not None and bool((self.children(place) < row).all())

    def index_of(self, row: int) -> int | None:
        """Position of ``row`` among the parents, None when it has no children."""
        i = int(self.places[row])
        return None if i == NO_ROW else i

    def children(self, i: int) -> NDArray[np.int32]:
        return self.order[self.starts[i] : self.starts[i + 1]]
