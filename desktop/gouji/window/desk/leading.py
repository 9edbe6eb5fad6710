"""What is gone to in one view of a desk leads the others: the table, the text, the source and the relations follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from gouji.casework.seeking import Hit
from gouji.casework.step import Step
from gouji.checking.families.sides import Elsewhere
from gouji.checking.findings import Finding
from gouji.model.document import Cell
from gouji.model.rawgrid import RawCell
from gouji.window.describing.raw_table import GridPage

if TYPE_CHECKING:
    from gouji.window.desk.desk import Desk


class Leading(QObject):
    """The ways between the views of a desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.source.chosen.connect(self._show_spot)
        desk.relating.looked.connect(self._look_at_part)
        desk.relating.chosen.connect(desk.show_cell)
        desk.seeking.reached.connect(self._show_hit)
        desk.seeking.pointed.connect(desk.source.show_places)
        self._lead_from_worklist(desk)

    @property
    def _desk(self) -> Desk:
        """Asked for each time: one that is kept here would keep the desk alive when the window lets go of it."""
        return cast("Desk", self.parent())

    def _lead_from_worklist(self, desk: Desk) -> None:
        """What is worked through below leads the table and the source, and what is done there is shown everywhere."""
        worklist, answering = desk.worklist, desk.answering
        worklist.chosen.connect(desk.show_cell)
        worklist.visited.connect(self.look_at)
        worklist.looked.connect(self._look_at_cause)
        worklist.causes.culprits.connect(desk.sheets.show_culprits)
        worklist.causes.read.connect(desk.text.look)
        worklist.causes.opened.connect(desk.text.select)
        desk.suspecting.found.connect(worklist.show_explanation)
        worklist.causes.listed.connect(desk.verdict.show_errors)
        answering.stepped.connect(desk.show_step)
        answering.adopted.connect(self._show_adopted)
        answering.outdated.connect(desk.suspecting.start)
        answering.told.connect(desk.told)

    def look_at(self, finding: Finding) -> None:
        """Table and source go to a finding together; the list keeps the focus."""
        self._look_at_cause((*finding.flagged, *finding.elsewhere), finding)

    def _look_at_cause(self, cells: tuple[Cell | Elsewhere, ...], finding: Finding | None) -> None:
        """The same for a cause: to the figure that is wrong, or the likeliest; and the relation that tells of it."""
        if cells:
            self._look_at_part(cells)
        if finding is not None:
            self._desk.relating.pane.show_finding(finding)

    def _look_at_part(self, spots: tuple[Cell | Elsewhere, ...]) -> None:
        """Table and source go to a figure of a relation, and the source to its others; the relations keep the focus."""
        if self._desk.finish_editing():
            if isinstance(first := spots[0], Cell):
                self._desk.tables.setCurrentRow(first.table)
                self._desk.sheet(first.table).look_at(first)
            self._desk.source.show_cells(spots)

    def _show_adopted(self, step: Step) -> None:
        """The figures of a suggestion were put in: show the first."""
        self._desk.show_step(step)
        self._desk.show_cell(step.cells[0])

    def _show_hit(self, hit: Hit) -> None:
        if self._desk.finish_editing():
            self._desk.tables.setCurrentRow(hit.table)
            self._desk.show_source(self._desk.sheet(hit.table).look_at_row(hit.row, hit.column))

    def _show_spot(self, cell: Cell | RawCell) -> None:
        """What a spot in the source became."""
        if isinstance(cell, Cell):
            self._desk.show_cell(cell)
            return
        self._desk.tables.setCurrentRow(len(self._desk.case.document.tables) + cell.grid)
        if isinstance(page := self._desk.stack.currentWidget(), GridPage):
            page.show_cell(cell)
