"""A change is data: which figure of a table or of the text, what it was, what it is now. Undo applies its reverse."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gouji.model.document import Cell, Document, Letter
from gouji.model.money import Figure
from gouji.model.table import Content, Origin


@dataclass(frozen=True, slots=True)
class Slip:
    """Why figures were changed together: the slip that was found in them, and what that settled."""

    pattern: str
    """Message id of the slip's name."""
    settles: tuple[str, ...]
    """Ids of findings."""
    unique: bool
    """No other answer was as good."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell's content before and after."""

    cell: Cell
    old: Content
    new: Content
    by: str = ""
    """By which action it was made, where that was not typing: ``paste``, ``clear`` or ``fill``."""
    slip: Slip | None = None
    """The slip that was mended; None for a figure that was typed."""

    @property
    def changes_nothing(self) -> bool:
        """Whether the cell held just that, and it was known."""
        return self.old.figure == self.new.figure and self.old.origin is not Origin.UNDECIDED

    def reverse(self) -> Change:
        return replace(self, old=self.new, new=self.old)

    def apply(self, document: Document) -> None:
        document.tables[self.cell.table].put(self.cell.row, self.cell.column, self.new)


@dataclass(frozen=True, slots=True)
class Retelling:
    """A figure of the text before and after, each without its unit; the text itself stays as it is printed."""

    place: Letter
    printed: str
    old: str
    new: str
    slip: Slip | None = None
    """The slip that was mended; None for a figure that was typed."""

    @property
    def changes_nothing(self) -> bool:
        return self.old == self.new

    def reverse(self) -> Retelling:
        return replace(self, old=self.new, new=self.old)

    def apply(self, document: Document) -> None:
        others = {place: said for place, said in document.retold.items() if place != self.place}
        document.retold = others if self.new == self.printed else others | {self.place: self.new}


def edit(document: Document, cell: Cell, figure: Figure | None, by: str = "", slip: Slip | None = None) -> Change:
    """The change that puts ``figure`` (None for blank) into ``cell`` by hand, as part of an action.

    A figure typed without its last zeros is as exact as the one it replaces, else as those printed in its column.
    """
    table = document.tables[cell.table]
    old = table.content(cell.row, cell.column)
    if figure is not None:
        printed = old.figure.decimals if old.figure else int(table.decimals[cell.column].max())
        figure = Figure(figure.fen, max(figure.decimals, printed))
    return Change(cell, old, Content(figure, Origin.EDITED), by, slip)
