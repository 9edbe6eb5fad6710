"""Tick marks and remarks on findings.

A tick stands for the figures it was given on: change one and the finding is open again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from gouji.checking.findings import Finding
from gouji.model.document import Document

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

    def tick_on(self, document: Document, finding: Finding) -> Tick | None:
        """The tick that still stands on a finding."""
        tick = self.ticks.get(finding.id)
        return tick if tick and tick.figures == figures_of(document, finding) else None


def figures_of(document: Document, finding: Finding) -> Figures:
    """The figures a finding rests on, now."""
    contents = (document.tables[cell.table].content(cell.row, cell.column) for cell in finding.cells)
    return tuple(content.figure.fen if content.figure else None for content in contents)
