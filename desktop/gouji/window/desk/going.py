"""The ways to a figure on a desk: table and source go to it together, and the pane of relations tells of it.

Who only looks keeps the keyboard: the lists below, the relations, the field in which is searched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from gouji.casework.seeking import Hit
from gouji.checking.families.sides import Elsewhere
from gouji.checking.findings import Finding
from gouji.model.document import Cell
from gouji.model.rawgrid import RawCell
from gouji.window.describing.raw_table import GridPage

if TYPE_CHECKING:
    from gouji.window.desk.desk import Desk


class Going(QObject):
    """Goes to what is pointed at anywhere on its desk."""

    @property
    def _desk(self) -> Desk:
        """Asked for each time: one that is kept here would keep the desk alive when the window lets go of it."""
        return cast("Desk", self.parent())

    def look_at(self, finding: Finding) -> None:
        """Table and source go to a finding together; the list keeps the focus."""
        self.look_at_cause((*finding.flagged, *finding.elsewhere), finding)

    def look_at_cause(self, cells: tuple[Cell | Elsewhere, ...], finding: Finding | None) -> None:
        """The same for a cause: to the figure that is wrong, or the likeliest; and the relation that tells of it."""
        if cells:
            self.look_at_part(cells)
        if finding is not None:
            self._desk.relating.pane.show_finding(finding)

    def look_at_part(self, spots: tuple[Cell | Elsewhere, ...]) -> None:
        """Table and source go to a figure of a relation, and the source to its others; the relations keep the focus."""
        if self._desk.finish_editing():
            if isinstance(first := spots[0], Cell):
                self._desk.tables.setCurrentRow(first.table)
                self._desk.sheet(first.table).look_at(first)
            self._desk.source.show_cells(spots)

    def to_cell(self, cell: Cell) -> None:
        """Bring a figure into view and give it the focus."""
        self._desk.tables.setCurrentRow(cell.table)
        self._desk.sheet(cell.table).show_cell(cell)
        self.show_source(cell)

    def to_hit(self, hit: Hit) -> None:
        if self._desk.finish_editing():
            self._desk.tables.setCurrentRow(hit.table)
            self.show_source(self._desk.sheet(hit.table).look_at_row(hit.row, hit.column))

    def show_source(self, cell: Cell | RawCell) -> None:
        self._desk.source.show_cells([cell])
        if isinstance(cell, Cell):
            self._desk.relating.pane.show_cell(cell)

    def to_spot(self, cell: Cell | RawCell) -> None:
        """What a spot in the source became."""
        if isinstance(cell, Cell):
            self.to_cell(cell)
            return
        self._desk.tables.setCurrentRow(len(self._desk.case.document.tables) + cell.grid)
        if isinstance(page := self._desk.stack.currentWidget(), GridPage):
            page.show_cell(cell)

    def to_table(self, number: int, top: int) -> None:
        """Bring a table into view with the row ``top`` uppermost; nothing where there is no such table."""
        if number < len(self._desk.case.document.tables):
            self._desk.tables.setCurrentRow(number)
            self._desk.sheet(number).show_from(top)

    def to_file(self, number: int) -> None:
        """Bring the first table of a file into view, or else the file itself."""
        document = self._desk.case.document
        files = [one.file for one in document.tables] + [one.file for one in document.as_printed]
        if number in files:
            self._desk.tables.setCurrentRow(files.index(number))
        else:
            self._desk.source.show_file(number)
