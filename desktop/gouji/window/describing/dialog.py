"""Saying what a printed table is: its title, kind, unit and header rows, where its columns are, what each holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QSpinBox, QWidget

from gouji.casework.case import Case
from gouji.casework.proposing import kinds, propose, standing_answer
from gouji.casework.telling.parts import title_of
from gouji.errors import UserError
from gouji.model.money import Unit
from gouji.model.rawgrid import Answer, RawGrid
from gouji.model.reason import Reason
from gouji.reading.described.answers import answered_header, recut
from gouji.reading.tables.header import Side
from gouji.reading.terms.vocabulary import DESCRIBED
from gouji.window.asking import AskingDialog, pose
from gouji.window.copying import CopyingView
from gouji.window.describing.column_edges import ColumnEdges
from gouji.window.describing.columns import ColumnLines
from gouji.window.describing.raw_table import GridModel
from gouji.window.plain import Label
from gouji.window.source.pictures import PagePictures
from gouji.wording import in_order, listed, say

STRIP = QSize(900, 190)
"""Pixels of the page that are seen at a time, at most across and at least downwards."""

HEIGHT = 680
"""Pixels of the dialog; a small screen shows 768."""


def ask(case: Case, grid: RawGrid, parent: QWidget | None) -> bool:
    """Let the user describe a printed table; whether it is done."""
    return pose(DescribeDialog(case, grid, parent))


class DescribeDialog(AskingDialog):
    """Opens with what was said before, else with what the header tells; an answer that does not fit is refused with a
    sentence."""

    def __init__(self, case: Case, grid: RawGrid, parent: QWidget | None) -> None:
        proposed = standing_answer(case.document, grid)
        title = title_of(grid, case.document.grids) if grid in case.document.grids else proposed.title or grid.id
        super().__init__(say("What {title} is", title=title), say("Make it a table"), parent)
        self.case, self.grid = case, grid
        self.cut = recut(grid, proposed.edges) if proposed.edges else grid
        """The grid in the columns that are asked about now."""
        self.called = QLineEdit(in_order(proposed.title))
        self.kind = QComboBox()
        for kind in kinds():
            self.kind.addItem(say(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(proposed.kind))
        self.checked = Label(
            say("Of tables of this kind only the totals of each column are checked, nothing across columns.")
        )
        self.checked.setWordWrap(True)
        self.kind.currentIndexChanged.connect(self._tell_checked)
        self._tell_checked()
        self.unit = QComboBox()
        for unit in [*([] if proposed.unit else [""]), *(unit.value for unit in Unit)]:
            self.unit.addItem(unit, unit)
        self.unit.setCurrentIndex(self.unit.findData(proposed.unit))
        self.headers = QSpinBox()
        self.headers.setMaximum(len(grid.cells) - 1)
        self.headers.setValue(proposed.headers)
        self._offered = self.headers.value()
        """Header rows that were proposed; a number that the user put there stays."""
        self.columns = ColumnLines(self.cut, proposed)
        self.shared = Label()
        self.shared.setWordWrap(True)
        self.preview = CopyingView()
        self.preview.setMinimumHeight(100)
        self.preview.setWordWrap(False)
        self.preview.verticalHeader().setDefaultSectionSize(self.preview.fontMetrics().height() * 8 // 5)
        self.edges = self._edges()
        self.ask(say("Title"), self.called)
        self.ask(say("Kind"), self.kind)
        self.form.addRow(self.checked)
        self.ask(say("Unit"), self.unit)
        self.ask(say("Header rows"), self.headers)
        if self.edges is not None:
            self.form.addRow(self._strip(self.edges))
        self.form.addRow(self.columns)
        self.form.addRow(self.preview)
        self.form.addRow(self.shared)
        self.headers.valueChanged.connect(self._ask_again)
        self.columns.changed.connect(self._tell_shared)
        self._tell_shared()
        self._show_cut()
        self.resize(self.sizeHint().width(), HEIGHT)

    def _edges(self) -> ColumnEdges | None:
        """The edges over the page; None for a table whose columns have no place on paper."""
        file = self.case.document.files[self.grid.file]
        data = self.case.file.source(file.sha256) if self.grid.edges else b""
        if not data:
            return None
        pictures = PagePictures(data, file.name, self.case.passwords.get(file.sha256))
        edges = ColumnEdges(self.cut, pictures)
        self.finished.connect(pictures.stop)
        pictures.start()
        edges.moved.connect(self._recut)
        edges.settled.connect(self._settle)
        return edges

    def _strip(self, edges: ColumnEdges) -> QWidget:
        area = QScrollArea()
        area.setWidget(edges)
        beside = area.verticalScrollBar().sizeHint().width() + 2 * area.frameWidth()
        area.setMinimumSize(min(edges.width() + beside, STRIP.width()), STRIP.height())
        edges.reached.connect(lambda x: area.ensureVisible(x, area.verticalScrollBar().value(), 60, 0))
        hint = Label(
            say("Drag an edge to move it, double-click to add one, drag it out or press Delete to take it away.")
        )
        hint.setWordWrap(True)
        self.form.addRow(hint)
        return area

    def _recut(self, edges: tuple[float, ...]) -> None:
        """Show the cells between other edges."""
        self.cut = self.grid if edges == self.grid.edges else recut(self.grid, edges)
        self._show_cut()

    def _settle(self) -> None:
        """Ask about the columns as they are cut now."""
        if self.headers.value() == self._offered:
            with QSignalBlocker(self.headers):
                self.headers.setValue(propose(self.cut).headers)
            self._offered = self.headers.value()
        self._ask_again()

    def _ask_again(self) -> None:
        """Propose anew what the user has not said of the columns."""
        self.columns.show_columns(self.cut, propose(self.cut, self.headers.value()))
        self._show_cut()

    def _tell_checked(self) -> None:
        """What is checked is told where it is little."""
        self.checked.setVisible(self.kind.currentData() == DESCRIBED)

    def _tell_shared(self) -> None:
        """Two sides of a table may call a column the same; one side may not."""
        names = [name for side in self._sides(self.given()) for name in set(side.names)]
        twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
        told = say("Both sides of the table have a column {names}.", names=listed(twice))
        self.shared.setText(told if twice else "")
        self.shared.setVisible(bool(twice))

    def _sides(self, given: Answer) -> Sequence[Side]:
        """The sides of the table as it is described; none where that does not fit yet."""
        header = answered_header(self.cut.cells, given)
        return () if isinstance(header, Reason) else header.sides

    def _show_cut(self) -> None:
        model = GridModel(replace(self.cut, headers=self.headers.value()))
        model.setParent(self.preview)
        before = self.preview.model()
        self.preview.setModel(model)
        if before is not None:
            before.deleteLater()

    def given(self) -> Answer:
        """What the form says."""
        codes, texts, amounts = map(self.columns.columns, ("codes", "texts", "amounts"))
        edges = () if self.cut is self.grid else self.cut.edges
        kind, headers, unit = self.kind.currentData(), self.headers.value(), self.unit.currentData()
        title = self.called.text().strip()
        return Answer(kind, headers, codes, texts, amounts, self.columns.called(), edges, unit, title)

    def answer(self) -> None:
        given = self.given()
        if not given.unit:
            self.unit.setFocus()
            raise UserError("no-unit", "No unit is printed with this table. Say which one its amounts are in.")
        if not given.amounts:
            raise UserError("no-amounts", "No column holds amounts. Say which ones do.")
        if not given.codes and not given.texts:
            raise UserError("no-names", "No column holds codes or names. Say which ones do.")
        if not all(given.names) or any(name not in given.names for side in self._sides(given) for name in side.names):
            raise UserError("column-names", "Every column of amounts needs a name of its own.")
        self.case.describe(self.grid, given)
