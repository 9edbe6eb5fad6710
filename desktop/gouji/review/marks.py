"""Tick marks and remarks on findings, and what the user knows of single figures.

A mark stands for the figures it was given on: change one and the finding, or the figure, is open again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from gouji.checking.findings import Finding
from gouji.model.document import Cell, Document

Figures = tuple[int | None, ...]
"""分 of each cell of a finding, None for blank."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Who ticked a finding off, when (ISO 8601 with zone), and which figures stood there then."""

    who: str
    at: str
    figures: Figures


@dataclass
class Marks:
    """Ticks and remarks by finding id."""

    ticks: dict[str, Tick] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    verified: dict[Cell, int | None] = field(default_factory=dict)
    """Cells read against the source, with the 分 that stood there (None for blank)."""
    ruled_out: dict[Cell, int | None] = field(default_factory=dict)
    """Cells that the user does not hold for the slip, likewise."""

    def tick_on(self, document: Document, finding: Finding) -> Tick | None:
        """The tick that still stands on a finding."""
        tick = self.ticks.get(finding.id)
        return tick if tick and tick.figures == figures_of(document, finding) else None


def standing(marked: dict[Cell, int | None], document: Document) -> frozenset[Cell]:
    """The marked cells that still hold the figure they were marked with."""
    return frozenset(cell for cell, fen in marked.items() if figure_in(document, cell) == fen)


def figure_in(document: Document, cell: Cell) -> int | None:
    """分 in a cell, None for blank."""
    figure = document.tables[cell.table].content(cell.row, cell.column).figure
    return figure.fen if figure else None


def figures_of(document: Document, finding: Finding) -> Figures:
    """The figures a finding rests on, now."""
    return tuple(figure_in(document, cell) for cell in finding.cells)
