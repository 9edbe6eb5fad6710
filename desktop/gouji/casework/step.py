"""What one action did to a case: for whoever shows it, so that no more is drawn anew than is another."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.casework.findings import Turn
from gouji.model.document import Cell, Letter
from gouji.model.rawgrid import RawGrid
from gouji.model.row_change import RowChange
from gouji.review.marks import Marking


@dataclass(frozen=True, slots=True)
class Step:
    """What one action did: the cells that changed, what that did to the findings, and what it marked.

    After a printed table was ``described`` or a file ``joined``, or that was taken back, everything is looked at anew.
    """

    cells: tuple[Cell, ...]
    turns: tuple[Turn, ...] = ()
    """Row by row of their list."""
    marked: tuple[Marking, ...] = ()
    described: RawGrid | None = None
    joined: bool = False
    retold: Letter | None = None
    """Where a figure of the text begins that is another now."""
    publishing: bool = False
    """It is looked for what is not meant for the public, or no longer."""
    ruled: bool = False
    """Other rules judge the case from now on: chosen by a person, or of its user's own."""
    rows: RowChange | None = None
    """A table has other rows from now on: its cells are others, and all findings are told anew."""

    @property
    def touches_relations(self) -> bool:
        """Whether what was found of relations, or what they hold, may be another: not where only marks were given."""
        return bool(self.cells or self.vouched or self.ruled or self.rows)

    @property
    def touches_text(self) -> bool:
        """Whether what was found of the text may be another."""
        return self.touches_relations or self.retold is not None or self.publishing

    @property
    def vouched(self) -> tuple[int, ...]:
        """The tables whose reading somebody vouched for, or no longer does."""
        return tuple(int(one.key) for one in self.marked if one.pile == "confirmed")

    @property
    def marked_cells(self) -> tuple[Cell, ...]:
        return tuple(one.key for one in self.marked if isinstance(one.key, Cell))
