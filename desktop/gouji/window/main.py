"""The main window: what it shows of the open case, and what becomes of one case when another is shown.

Threads give way to the window after half a millisecond: Qt asks Python hundreds of times to paint one table,
and each time it would wait up to 5 ms for a thread that reads. Held by ``tests/bench/test_window.py``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QToolButton

from gouji.errors import UserError
from gouji.keeping import places
from gouji.keeping.user.preferences import prefer, preferred_word
from gouji.window.actions import Actions, local_files
from gouji.window.asking import pose
from gouji.window.commands import Commands
from gouji.window.opening.opening import Opening
from gouji.window.opening.stage import Stage
from gouji.window.opening.welcome import Welcome
from gouji.window.papers.papers import Papers
from gouji.window.plain import Box, Label, one_line
from gouji.wording import listed, say

if TYPE_CHECKING:
    from gouji.casework.case import Case
    from gouji.model.document import Beside
    from gouji.model.rawgrid import RawGrid
    from gouji.window.desk.desk import Desk

MESSAGE_MS = 8000
"""How long a sentence stays in the status bar."""

SETTLED_MS = 800
"""How long after an action the case is held against its paper again."""

SHARE_OF_SCREEN = 0.92

GEOMETRY = "window"
"""By which it is kept where the window stood."""

TURN_S = 0.0005
"""How long a thread that reads or searches may go on once the window wants its turn. Painting one table takes hundreds
of turns, so that the usual 5 ms add up to a window that stands still."""


class MainWindow(QMainWindow):
    """One window, one open case. ``spoken`` carries the language that a window in its place is to speak."""

    spoken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        sys.setswitchinterval(TURN_S)
        self.opening = Opening(self._case)
        self.opening.opened.connect(self.show_case)
        self.opening.joined.connect(self._show_joined)
        self.opening.failed.connect(self.tell)
        self.papers = Papers(self)
        self.papers.told.connect(self._show_sentence)
        welcome = Welcome(places.recent())
        self.stage = Stage(welcome, self.opening)
        self.doing = Actions(self, self.stage, self.opening, self.papers)
        self.doing.told.connect(self._show_sentence)
        self.doing.refused.connect(self.tell)
        self.doing.renamed.connect(self._enable)
        self.doing.noted.connect(self._tell_paper)
        self.doing.spoken.connect(self.spoken)
        self.papers.wanted.connect(self.open)
        self.papers.exports.refused.connect(self.tell)
        welcome.wanted.connect(self.doing.ask_open)
        welcome.chosen.connect(self.open)
        welcome.pasted.connect(self.paste)
        self.setAcceptDrops(True)
        self.resize(self.screen().availableSize() * SHARE_OF_SCREEN)
        self.restoreGeometry(QByteArray.fromBase64(preferred_word(GEOMETRY, "").encode("ascii", "ignore")))
        self.commands = Commands(self, self.doing)
        self.paper, self.kept, self.sums = Label(), Label(), Label()
        self.statusBar().addWidget(self.sums)
        self.year = QToolButton()
        self.year.setAutoRaise(True)
        self.year.clicked.connect(self.doing.on_desk(lambda desk: desk.questions.state_year()))
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self._tell_paper)
        self.statusBar().addPermanentWidget(self.opening)
        self.statusBar().addPermanentWidget(self.year)
        self.statusBar().addPermanentWidget(self.paper)
        self.statusBar().addPermanentWidget(self.kept)
        self.setCentralWidget(self.stage)
        self.stage.currentChanged.connect(self._enable)
        self._enable()

    @property
    def desk(self) -> Desk | None:
        """The desk with the open case; None while there is none."""
        return self.stage.desk

    def _case(self) -> Case | None:
        return self.desk.case if self.desk else None

    def paste(self) -> None:
        """Open the cells, the text or the file that was copied in another program."""
        self.doing.paste()

    def open(self, *paths: Path) -> None:
        """Open a case, a working paper, or a document of any kind that is known, which may have several files."""
        self.doing.open(*paths)

    def come_forward(self, files: Sequence[Path]) -> None:
        """Another start of the program: be seen, and open the files it was given."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if files:
            self.open(*files)

    def show_case(self, case: Case) -> None:
        """Put a case on a new desk; another one before is closed, nothing of it is lost."""
        is_shown = self._case() is case
        if self.desk:
            self.desk.finish_editing()
            self._note_left(self.desk)
            if is_shown:
                self.desk.leave_case()
            else:
                self.desk.close_case()
        from gouji.window.desk.desk import Desk

        desk = Desk(case, self.stage.size())
        desk.acted.connect(self._enable)
        desk.acted.connect(self._settling.start)
        desk.described.connect(self._show_described)
        desk.joined.connect(self._show_anew)
        desk.told.connect(self._show_sentence)
        desk.summed.connect(self.sums.setText)
        desk.paper_wanted.connect(self.doing.on_case(self.papers.preview))
        page, sheets = desk.check_sheet.page, self.papers.check_sheets
        page.workbook_wanted.connect(self.doing.on_case(sheets.ask_workbook))
        page.paper_wanted.connect(self.doing.on_case(sheets.ask_paper))
        page.own_wanted.connect(self.doing.on_case(sheets.ask_own))
        self.stage.show_desk(desk)
        desk.arranging.take_up()
        if not is_shown and (left := places.left(case.file.path)) and 0 <= left.line < desk.tables.count():
            desk.tables.setCurrentRow(left.line)
        self._enable()
        self._tell_paper()
        if (fault := case.own_rules.fault) and not is_shown:
            from gouji.casework.telling.unchecked import left_out

            self._show_sentence(left_out(fault))
        if not is_shown:
            self._tell_of_file(case)
        if not is_shown and case.journal.done and case.journal.done[-1].kind == "take-over":  # nothing was done since
            self.doing.show_taken_over(desk)

    def _tell_of_file(self, case: Case) -> None:
        """What is not as it was kept in the file of a case, or could not be read of it."""
        from gouji.casework.told_of_file import told_of_case

        if told := "\n".join(told_of_case(case)):
            pose(Box(told, Box.Icon.Warning, self))

    def take_place_of(self, before: MainWindow) -> None:
        """Stand where a window stood, with its case at the table that was in view; that window is gone."""
        case, line = before.give_away()
        self.restoreGeometry(before.saveGeometry())
        self.show()
        if case is not None:
            self.show_case(case)
            assert self.desk
            self.desk.tables.setCurrentRow(line)
        before.close()
        before.deleteLater()

    def give_away(self) -> tuple[Case | None, int]:
        """Let go of the open case, which stays open, and tell the line of the tables that was in view."""
        desk = self.desk
        if desk is None:
            return None, 0
        self._note_left(desk)
        desk.leave_case()
        case, line = desk.case, desk.tables.currentRow()
        self.stage.clear()
        return case, line

    def _note_left(self, desk: Desk) -> None:
        """Keep how the panes stand, and how the case is left."""
        from gouji.casework.telling.parts import subject_of

        desk.arranging.keep()
        errors, path = len(desk.worklist.causes.open_errors), desk.case.file.path
        if path.exists():
            places.note_left(path, places.Left(subject_of(desk.case.document), errors, desk.tables.currentRow()))

    def _show_described(self, grid: RawGrid) -> None:
        """A printed table of the open case was described, or is raw again: show it."""
        if self.desk:
            self.show_case(self.desk.case)
            self.desk.tables.setCurrentRow(self.desk.case.document.line_of(grid))

    def _show_anew(self) -> None:
        """Files joined the open case, or left it: show it."""
        if self.desk:
            self.show_case(self.desk.case)

    def _show_joined(self, names: Sequence[str], beside: Beside | None) -> None:
        """The open case took files in: show the first table of them, or of what stands beside it now."""
        if self.desk is None:
            return
        self._show_anew()
        told, document = listed(names), self.desk.case.document
        if beside is None:
            self.desk.going.to_file(len(document.files) - len(names))
            self._show_sentence(say("{names} joined the case; undo takes it out again.", names=told))
            return
        from gouji.casework.telling.parts import beside_called

        what = beside_called(document, beside)
        self._show_sentence(say("{names} stands beside the case as {what}; undo takes it away.", names=told, what=what))

    def _enable(self) -> None:
        desk = self.stage.desk_in_view
        case = desk.case if desk else None
        self.commands.enable(case)
        for label in (self.year, self.paper, self.kept):
            label.setVisible(case is not None)
        if case is None:
            self.setWindowTitle(say("Gouji"))
            return
        from gouji.casework.telling.parts import subject_of
        from gouji.window.desk.questions import stating_year

        called = (subject_of(case.document), places.title(case.file.path), say("Gouji"))
        self.setWindowTitle(one_line(" — ".join(called)))
        self.year.setVisible(stating_year.may_be_said(case.document))
        self.year.setText(one_line(stating_year.called(case.document)))
        self.year.setToolTip(say("Say of which year the document is, which prints none"))
        name = case.file.path.name
        kept = say("Kept in a draft") if case.is_draft else say("Kept in {name}", name=name)
        self.kept.setText(say("To look at only: {name} may not be written", name=name) if case.read_only else kept)

    def _tell_paper(self) -> None:
        """How the last paper of the case stands: signed by whom is left, and whether the case changed since."""
        if self.desk:
            case = self.desk.case
            self.doing.guard(lambda: self.paper.setText(self.papers.summary(case)))

    def _show_sentence(self, sentence: str) -> None:
        self.statusBar().showMessage(one_line(sentence), MESSAGE_MS)

    def tell(self, error: UserError) -> None:
        """One sentence, and nothing is lost."""
        pose(Box(say(error.message, **error.params), Box.Icon.Warning, self))

    def tell_mishap(self, log: Path) -> None:
        """A fault of ours: what was done is kept, and where it was written down."""
        text = say("Something went wrong in Gouji; what you did is kept. The details are in {path}.", path=log)
        pose(Box(text, Box.Icon.Critical, self))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.stage.welcome.light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.stage.welcome.light(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.stage.welcome.light(False)
        files = local_files(event.mimeData())
        if files:
            self.doing.drop(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.desk and not self.desk.finish_editing():
            event.ignore()
            return
        self._settling.stop()
        self.opening.wait()
        self.papers.exports.wait()
        prefer(GEOMETRY, self.saveGeometry().toBase64().toStdString())
        if self.desk:
            self._note_left(self.desk)
            self.desk.close_case()
            self.stage.clear()
        super().closeEvent(event)
