"""One open case on the desk: tables at the left, the chosen table in the middle, the findings below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from gouji.casework.case import Case
from gouji.casework.step import Step
from gouji.casework.telling.deeds import deed_told
from gouji.casework.telling.sentences import place
from gouji.model.document import Beside, Cell
from gouji.window.describing.form_page import printed_pages
from gouji.window.describing.raw_table import GridPage
from gouji.window.desk.answering import Answering
from gouji.window.desk.arranging import Arranging
from gouji.window.desk.beside import TablesBeside
from gouji.window.desk.going import Going
from gouji.window.desk.middle import Middle
from gouji.window.desk.notes import ReadingNotes
from gouji.window.desk.panes import ROOM, fixed_bar, lay_out
from gouji.window.desk.picturing import Picturing
from gouji.window.desk.questions.questions import Questions
from gouji.window.desk.relating import Relating
from gouji.window.desk.reviewing import Reviewing
from gouji.window.desk.searching import Suspecting
from gouji.window.desk.seeking import SeekBar
from gouji.window.desk.sheeting import Sheeting
from gouji.window.desk.sheets import Sheets
from gouji.window.desk.tables import TableList
from gouji.window.desk.texting import Texting
from gouji.window.desk.verdict.bar import VerdictBar
from gouji.window.desk.verdict.ways import VerdictWays
from gouji.window.prose.page import TextPage
from gouji.window.source.pane import SourcePane
from gouji.window.tree.read_sheet import Sheet
from gouji.window.tree.row_actions import RowActions
from gouji.window.tree.sheet import CheckedSheet
from gouji.window.worklist.pane import WorkList
from gouji.wording import say


class Desk(QMainWindow):
    """The views of one case. ``acted`` tells that something was done and kept, ``told`` carries a sentence, ``summed``
    what the selected figures add up to. Another desk must show a RawGrid ``described``, which is a table now or raw
    again, and that files ``joined`` or left. ``paper_wanted`` tells that the working paper is asked for."""

    acted = Signal()
    joined = Signal()
    told = Signal(str)
    summed = Signal(str)
    described = Signal(object)
    paper_wanted = Signal()

    def __init__(self, case: Case, size: QSize = ROOM) -> None:
        super().__init__()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.case = case
        self.going = Going(self)
        self.questions = Questions(self)
        self.questions.described.connect(self.described)
        self.questions.told.connect(self.told)
        self.source = SourcePane(case)
        self.stack = Middle()
        self.tables = TableList(case)
        self.relating = Relating(case, self.tables, self.stack, self.source)
        self.sheets = Sheets(case, self.stack)
        self.sheets.made.connect(self._connect_sheet)
        for page in printed_pages(case):
            page.wanted.connect(self.questions.describe)
            page.reached.connect(self.going.show_source)
            self.stack.addWidget(page)
        self.beside = TablesBeside(case.document, self.stack)
        self.text = Texting(self)
        self.check_sheet = Sheeting(self)
        self.stack.addWidget(self.relating.page)
        self.pictures = Picturing(self)
        self.reviewing = Reviewing(self)
        self.notes = ReadingNotes()
        self.stack.addWidget(self.notes)
        self.verdict = VerdictBar(case)
        self.worklist = WorkList(case)
        self.answering = Answering(case, self.worklist)
        self.suspecting = Suspecting(case)
        self.seeking = SeekBar(case, self.stack)
        self.setCentralWidget(self.seeking.over_tables)
        panes = {"tables": self.tables, "worklist": self.worklist, "source": self.relating.tabs}
        self.room = lay_out(self, size, panes, self.source.wanted_width)
        self.arranging = Arranging(self)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, fixed_bar(self.verdict))
        self.verdict.paper_wanted.connect(self.paper_wanted)
        ways = VerdictWays(self.verdict, self.tables, self.relating, self.worklist, self.text)
        ways.rules_wanted.connect(self.questions.choose_rules)
        self.tables.currentRowChanged.connect(self._choose_table)
        self.tables.unlaid.connect(self.take_away)
        self.source.chosen.connect(self.going.to_spot)
        self.relating.looked.connect(self.going.look_at_part)
        self.relating.chosen.connect(self.show_cell)
        self.seeking.reached.connect(self.going.to_hit)
        self.seeking.read.connect(self.text.show_found)
        self._connect_worklist()
        self._count()
        self.suspecting.start()
        first = (*(f.cells[0].table for f in case.listed if f.cells), *sorted(case.check.in_doubt), 0)[0]
        self.tables.setCurrentRow(first)

    def _connect_worklist(self) -> None:
        """What is worked through below leads the table and the source, and what is done there is shown everywhere."""
        worklist, answering = self.worklist, self.answering
        worklist.chosen.connect(self.show_cell)
        worklist.visited.connect(self.going.look_at)
        worklist.looked.connect(self.going.look_at_cause)
        worklist.causes.culprits.connect(self.sheets.show_culprits)
        worklist.causes.culprits.connect(self.source.show_culprits)
        worklist.causes.read.connect(self.text.look)
        worklist.causes.opened.connect(self.text.select)
        self.suspecting.started.connect(worklist.causes.wait)
        self.suspecting.found.connect(worklist.show_explanation)
        worklist.causes.listed.connect(self.verdict.show_errors)
        answering.stepped.connect(self.show_step)
        answering.adopted.connect(self._show_adopted)
        answering.outdated.connect(self.suspecting.start)
        answering.told.connect(self.told)

    def sheet(self, number: int) -> CheckedSheet:
        """The view of a table."""
        return self.sheets.of(number)

    def _connect_sheet(self, sheet: CheckedSheet) -> None:
        sheet.told.connect(self.told)
        sheet.summed.connect(self.summed)
        sheet.wanted.connect(self.questions.describe)
        sheet.vouched.connect(self.questions.confirm)
        sheet.placed.connect(self.source.show_places)
        sheet.model.edited.connect(self.show_step)
        sheet.reached.connect(self.going.show_source)

    def _choose_table(self, number: int) -> None:
        if number < len(self.case.document.tables):
            self.sheet(number)  # it is there from now on
        if (line := self.beside.at(number)) is not None:
            self.source.show_table_beside(line.beside, line.table or 0)
        self.relating.note_view()
        self.stack.setCurrentIndex(number)
        self.worklist.show_table(number if number < len(self.case.document.tables) else None)
        page = self.stack.currentWidget()
        if isinstance(page, Sheet):  # after the page before it, which may need more room, has gone
            self.room.share(page.wanted_width, self.source.wanted_width)
        if (cell := page.current_cell() if isinstance(page, CheckedSheet | GridPage) else None) is not None:
            self.going.show_source(cell)
        elif isinstance(page, CheckedSheet):
            self.source.show_table(number)

    def show_step(self, step: Step) -> None:
        """Repaint what an action changed, everywhere."""
        if step.rows is not None:  # whoever kept cells of the table lets go of them before anything is asked of them
            for one in (self.source, self.seeking, self.relating.pane):
                one.forget()
            self.worklist.show_step(step)
        self.sheets.show_step(step)
        if step.rows is None:
            self.worklist.show_step(step)
        self.relating.show_step(step)
        self.text.show_step(step)
        self.check_sheet.show_step(step)
        self.pictures.show_step(step)
        self.reviewing.show_step(step)
        self._count()
        if step.touches_relations or step.marked_cells:
            self.suspecting.start()
        self.acted.emit()

    def take_away(self, beside: Beside | None = None) -> None:
        """Hold nothing against what stands beside any more: of the line in view where it is not told which."""
        beside = beside or self.tables.beside.get(self.tables.currentRow())
        if beside is None:
            self.told.emit(say("Choose a table of a document that stands beside first."))
        elif self.finish_editing() and (step := self.case.take_away(beside)) is not None:
            deed = deed_told(self.case.document, self.case.journal.last_done)
            self._go(step)
            self._tell_deed("Done: {deed}", deed)

    def undo(self) -> None:
        deed = deed_told(self.case.document, self.case.journal.last_done)
        self._go(self.case.undo())
        self._tell_deed("Undone: {deed}", deed)

    def redo(self) -> None:
        self._go(self.case.redo())
        self._tell_deed("Redone: {deed}", deed_told(self.case.document, self.case.journal.last_done))

    def _tell_deed(self, message: str, deed: str) -> None:
        if deed:
            self.told.emit(say(message, deed=deed))

    def _go(self, step: Step | None) -> None:
        if step and step.described:
            self.described.emit(step.described)
        elif step and step.joined:
            self.joined.emit()
        elif step:
            self.show_step(step)
            if step.rows is not None:
                self.tables.setCurrentRow(step.rows.table)
            for cell in (*step.cells, *step.marked_cells)[:1]:
                self.show_cell(cell)
            for number in step.vouched:
                self.tables.setCurrentRow(number)
            if step.retold is not None:
                self.text.select_figure(step.retold)
            for one in step.marked:
                self.worklist.select(one.key)
                self.text.select(one.key)
            self.check_sheet.select(step)

    def _show_adopted(self, step: Step) -> None:
        """The figures of a suggestion were put in: show the first."""
        self.show_step(step)
        self.show_cell(step.cells[0])

    def verify(self) -> None:
        """Mark the figure under the cursor as read against the source, or take the mark away."""
        sheet = self.stack.currentWidget()
        cell = sheet.current_cell() if isinstance(sheet, CheckedSheet) else None
        if isinstance(sheet, CheckedSheet) and cell is not None:
            on = not self.case.is_verified(cell)
            self.show_step(self.case.verify(cell, on))
            if on:
                where = place(self.case.document, cell)
                self.told.emit(say("{place} is as in the source and no longer suspected.", place=where))

    @property
    def rows_in_hand(self) -> RowActions | None:
        """What can be done to the rows of the table that the keyboard is in; None while it is elsewhere."""
        sheet = self.stack.currentWidget()
        return sheet.rows if isinstance(sheet, CheckedSheet) and sheet.view.hasFocus() else None

    def finish_editing(self) -> bool:
        """Take over what is being typed; False when it is refused, so that nothing typed is lost."""
        page = self.stack.currentWidget()
        return page.finish_editing() if isinstance(page, CheckedSheet | TextPage) else True

    def leave_case(self) -> None:
        """Give the case on to another desk; what goes on in the background ends first."""
        self.room.keep()
        self.suspecting.stop()
        self.text.stop()
        self.source.stop()

    def close_case(self) -> None:
        """Let go of the case; what goes on in the background ends first."""
        self.leave_case()
        self.case.close()

    def show_cell(self, cell: Cell) -> None:
        """Bring a figure into view and give it the focus."""
        self.going.to_cell(cell)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.leave_case()
        super().closeEvent(event)

    def _count(self) -> None:
        """Open findings of each table and of the case."""
        self.tables.show_counts()
        self.notes.show_notes(self.case.check)
        self.verdict.show_verdict()
