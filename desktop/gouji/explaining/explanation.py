"""What an explanation is, as data: groups of findings, solutions in order, the corrections of each."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.model.document import Cell, Document
from gouji.model.money import Figure


@dataclass(frozen=True, slots=True)
class NewFigure:
    """One cell of a correction; None is blank."""

    cell: Cell
    stated: Figure | None
    suggested: Figure | None


@dataclass(frozen=True, slots=True)
class LostRow:
    """A row that a table lacks: below which row, and what is known of it."""

    table: int
    parent: int
    code: str | None
    name: str
    amounts: tuple[tuple[int, int], ...]
    """(column, 分) of every figure the row would hold."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One slip and its repair. A structural slip is one correction of several cells."""

    pattern: str
    """Message id of the slip's name."""
    figures: tuple[NewFigure, ...]
    lost_row: LostRow | None = None
    bound: bool = False
    """The suggested figure is only the limit that an inequality sets."""

    @property
    def changes(self) -> tuple[tuple[Cell, Figure | None], ...]:
        """What to put where to apply it. A row that was lost cannot be put in by figures alone: it gives none."""
        return tuple((one.cell, one.suggested) for one in self.figures)


@dataclass(frozen=True, slots=True)
class Solution:
    """Corrections that together settle the group. ``rank`` counts from 1; equals share it."""

    rank: int
    corrections: tuple[Correction, ...]
    settles: tuple[str, ...]
    """Ids of the findings that would agree."""
    remaining: int
    """Findings of the group that would stay open."""
    unique: bool
    tails: int = 0
    """Sums of the corrected figures that would then agree only within the rounding."""

    @property
    def changes(self) -> tuple[tuple[Cell, Figure | None], ...]:
        return tuple(change for one in self.corrections for change in one.changes)

    def stands(self, document: Document) -> bool:
        """Whether the figures that it was found on still stand."""
        figures = (figure for made in self.corrections for figure in made.figures)
        return all(
            document.tables[one.cell.table].content(one.cell.row, one.cell.column).figure == one.stated
            for one in figures
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that hang together and what would settle them, the likeliest first."""

    findings: tuple[str, ...]
    solutions: tuple[Solution, ...]
    why_open: str | None = None
    """Message id: why the answer is not unique, or why there is none; None when it is unique."""
    cut: bool = False
    """The search was stopped before it had seen everything."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The standing suspicion about a document, group by group, the largest first."""

    groups: tuple[Group, ...] = ()

    @property
    def cut(self) -> bool:
        return any(group.cut for group in self.groups)
