"""One open case on the desk: tables at the left, the chosen table in the middle, the findings below."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QPlainTextEdit, QStackedWidget, QWidget

from gouji.casework.case import Case, Step
from gouji.model.document import Cell
from gouji.window.finding_list import FindingList
from gouji.window.looks import look_of
from gouji.window.sheet import Sheet
from gouji.window.tables import TableList
from gouji.wording import say


class Desk(QMainWindow):
    """The views of one case. ``acted`` tells that something was done and kept, ``told`` carries a sentence."""

    acted = Signal()
    told = Signal(str)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.case = case
        self.stack = QStackedWidget()
        self._sheets: dict[int, Sheet] = {}
        for _ in case.document.tables:
            self.stack.addWidget(QWidget())
        if case.document.unplaced:
            self.stack.addWidget(self._unplaced())
        self.tables = TableList(case)
        self.findings = FindingList(case)
        self.setCentralWidget(self.stack)
        self._dock("tables", say("Tables"), self.tables, Qt.DockWidgetArea.LeftDockWidgetArea)
        self._dock("findings", say("Findings"), self.findings, Qt.DockWidgetArea.BottomDockWidgetArea)
        self.tables.currentRowChanged.connect(self._choose_table)
        self.findings.chosen.connect(self.show_cell)
        self.findings.model.dataChanged.connect(self._told_of_marks)
        self._count()
        self.tables.setCurrentRow(next((f.cells[0].table for f in self.findings.model.findings if f.cells), 0))

    def _dock(self, name: str, title: str, content: QWidget, area: Qt.DockWidgetArea) -> None:
        dock = QDockWidget(title)
        dock.setObjectName(name)
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetMovable)
        dock.setWidget(content)
        self.addDockWidget(area, dock)
        size, way = (300, Qt.Orientation.Horizontal) if name == "tables" else (250, Qt.Orientation.Vertical)
        self.resizeDocks([dock], [size], way)

    def places(self) -> QByteArray:
        """Where the panes stand, to be given to ``restoreState`` of the next desk."""
        return self.saveState()

    def sheet(self, number: int) -> Sheet:
        """The view of a table, made when it is first wanted."""
        if number not in self._sheets:
            sheet = Sheet(self.case, number)
            sheet.told.connect(self.told)
            sheet.model.edited.connect(self.show_step)
            self.stack.insertWidget(number, sheet)
            blank = self.stack.widget(number + 1)
            if blank is not None:
                self.stack.removeWidget(blank)
                blank.deleteLater()
            self._sheets[number] = sheet
        return self._sheets[number]

    def _unplaced(self) -> QPlainTextEdit:
        lines = (
            say("Line {line} found no place: {text}", line=p.line, text=p.text) for p in self.case.document.unplaced
        )
        text = QPlainTextEdit("\n".join(lines))
        text.setReadOnly(True)
        return text

    def _choose_table(self, number: int) -> None:
        if number < len(self.case.document.tables):
            self.sheet(number)
        self.stack.setCurrentIndex(number)

    def show_step(self, step: Step) -> None:
        """Repaint what an action changed, everywhere."""
        findings = self.case.findings()
        for sheet in self._sheets.values():
            sheet.model.show_step(step, findings)
        self.findings.model.show(findings)
        self._count()
        self.acted.emit()

    def undo(self) -> None:
        self._go(self.case.undo())

    def redo(self) -> None:
        self._go(self.case.redo())

    def _go(self, step: Step | None) -> None:
        if step:
            self.show_step(step)
            self.show_cell(step.cell)

    def show_cell(self, cell: Cell) -> None:
        """Bring a figure into view and give it the focus."""
        self.tables.setCurrentRow(cell.table)
        self.sheet(cell.table).show_cell(cell)

    def _told_of_marks(self) -> None:
        self._count()
        self.acted.emit()

    def _count(self) -> None:
        """Open findings of each table and of the case."""
        everything = self.findings.model.findings
        pending = [finding for finding in everything if not self.case.tick_on(finding)]
        self.tables.show_findings(everything)
        words = Counter(look_of(finding) for finding in pending)
        self.findings.summary.setText(
            say(
                "{red} differ · {amber} to explain · {grey} not checked · {ticked} ticked off",
                red=words["differs"],
                amber=words["amber"],
                grey=words["uncheckable"],
                ticked=len(everything) - len(pending),
            )
        )
