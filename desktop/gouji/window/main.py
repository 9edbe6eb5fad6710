"""The main window: opening, saving, undo and redo, walking the findings, the report."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow, QMenu, QMessageBox, QToolBar

from gouji.casework.case import SUFFIX, Case
from gouji.checking.relations import Outcome
from gouji.errors import UserError
from gouji.keeping import places
from gouji.window.desk import Desk
from gouji.window.opening import Opening
from gouji.window.welcome import Welcome
from gouji.wording import say

MESSAGE_MS = 8000
"""How long a sentence stays in the status bar."""

SHARE_OF_SCREEN = 0.92

ENDINGS = (SUFFIX, ".pdf", ".xlsx", ".xls", ".et", ".ods", ".csv", ".tsv", ".txt")
"""What the file dialog offers; what a file truly is shows in its content."""


class MainWindow(QMainWindow):
    """One window, one open case."""

    def __init__(self) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self.opening = Opening()
        self.opening.opened.connect(self.show_case)
        self.opening.failed.connect(self._tell)
        self.setAcceptDrops(True)
        self.resize(self.screen().availableSize() * SHARE_OF_SCREEN)
        self._actions()
        self.verdict, self.kept = QLabel(), QLabel()
        self.statusBar().addWidget(self.verdict)
        self.statusBar().addPermanentWidget(self.opening)
        self.statusBar().addPermanentWidget(self.kept)
        self._panes = QByteArray()
        welcome = Welcome(places.recent())
        welcome.wanted.connect(self.ask_open)
        welcome.chosen.connect(self.open)
        self.setCentralWidget(welcome)
        self._enable()

    def _actions(self) -> None:
        keys = QKeySequence.StandardKey
        bar = QToolBar()
        bar.setMovable(False)
        self.addToolBar(bar)
        file, edit, go = (self.menuBar().addMenu(say(name)) for name in ("File", "Edit", "Go"))

        def add(
            menu: QMenu, text: str, key: QKeySequence | QKeySequence.StandardKey | str, slot: Callable[[], object]
        ) -> QAction:
            action = QAction(say(text), self)
            action.setShortcut(QKeySequence(key))
            action.setToolTip(f"{say(text)}（{action.shortcut().toString()}）")
            action.triggered.connect(lambda _=False: slot())
            bar.addAction(action)
            menu.addAction(action)
            return action

        self.open_action = add(file, "Open…", keys.Open, self.ask_open)
        self.recent_menu = file.addMenu(say("Recent cases"))
        self.recent_menu.aboutToShow.connect(self._list_recent)
        self.save_action = add(file, "Save", keys.Save, self.save)
        self.save_as_action = add(file, "Save as…", "Ctrl+Shift+S", self.save_as)
        bar.removeAction(self.save_as_action)
        bar.addSeparator()
        self.undo_action = add(edit, "Undo", keys.Undo, self._on_desk(Desk.undo))
        self.redo_action = add(edit, "Redo", "Ctrl+Y", self._on_desk(Desk.redo))
        self.verify_action = add(edit, "Read against the source", "Ctrl+K", self._on_desk(Desk.verify))
        bar.removeAction(self.verify_action)
        bar.addSeparator()
        walk = self._on_desk(lambda desk: desk.findings.walk(-1)), self._on_desk(lambda desk: desk.findings.walk(1))
        self.previous_action = add(go, "Previous finding", "Shift+F4", walk[0])
        self.next_action = add(go, "Next finding", "F4", walk[1])
        bar.addSeparator()
        self.report_action = add(file, "Working paper…", keys.Print, self.show_report)
        self.export_action = add(file, "Save the paper as PDF…", "Ctrl+Shift+P", self.ask_report)

    def _on_desk(self, act: Callable[[Desk], None]) -> Callable[[], None]:
        """An action that does nothing while no case is open."""

        def run() -> None:
            desk = self.desk
            if desk and desk.finish_editing():
                self._guard(lambda: act(desk))

        return run

    def _list_recent(self) -> None:
        self.recent_menu.clear()
        for path in places.recent():
            self.recent_menu.addAction(places.title(path)).triggered.connect(lambda _=False, p=path: self.open(p))

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        kinds = (
            say("Budgets and cases")
            + f" ({' '.join(f'*{ending}' for ending in ENDINGS)})"
            + ";;"
            + say("Every file")
            + " (*)"
        )
        name, _ = QFileDialog.getOpenFileName(self, say("Open…"), "", kinds)
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Open a case or a document of any kind that is known; what is being typed is taken over first."""
        if self.desk is None or self.desk.finish_editing():
            self.opening.open(path)

    def show_case(self, case: Case) -> None:
        """Put a case on the desk; the one before is closed, nothing of it is lost."""
        if self.desk:
            self._panes = self.desk.places()
            self.desk.close_case()
        self.opening.current = case
        central = self.centralWidget()
        self.desk = Desk(case, central.size() if central else self.size())
        self.desk.acted.connect(self._enable)
        self.desk.told.connect(lambda sentence: self.statusBar().showMessage(sentence, MESSAGE_MS))
        self.setCentralWidget(self.desk)
        if not self._panes.isEmpty():
            self.desk.restoreState(self._panes)
        self._enable()

    def _enable(self) -> None:
        case = self.desk.case if self.desk else None
        for action in (
            self.save_action,
            self.save_as_action,
            self.verify_action,
            self.next_action,
            self.previous_action,
            self.report_action,
            self.export_action,
        ):
            action.setEnabled(case is not None)
        self.undo_action.setEnabled(bool(case and case.can_undo))
        self.redo_action.setEnabled(bool(case and case.can_redo))
        if case is None:
            self.setWindowTitle(say("Gouji"))
            return
        document, counts = case.document, case.check.counts()
        what = say("{year} {stage} of a department", year=document.year or "", stage=say(document.stage))
        self.setWindowTitle(f"{document.entity} · {what} — {say('Gouji')}")
        self.verdict.setText(
            say(
                "{agrees} relations agree, {binding} differ, {grey} could not be checked.",
                agrees=counts[Outcome.AGREES],
                binding=counts[Outcome.DIFFERS],
                grey=counts[Outcome.UNCHECKABLE],
            )
        )
        name = case.file.path.name
        self.kept.setText(say("Kept in a draft") if case.is_draft else say("Kept in {name}", name=name))

    def save(self) -> None:
        """Give a draft its name; a named case is already kept."""
        if self.desk is None or not self.desk.finish_editing():
            return
        if self.desk.case.is_draft:
            self.save_as()
        else:
            self.statusBar().showMessage(say("Everything is already kept."), MESSAGE_MS)

    def save_as(self) -> None:
        """Ask for a name and go on under it."""
        if self.desk:
            case = self.desk.case
            proposed = Path(case.document.file.name).stem + SUFFIX
            path = self.ask_save(say("Save"), proposed)
            if path is not None:
                self._guard(lambda: case.save_as(path))
                self._enable()

    def ask_save(self, title: str, proposed: str) -> Path | None:
        """Where to write a file; one of that name is asked about. None when the user gives up."""
        ending = Path(proposed).suffix
        dialog = QFileDialog(self, title, proposed, f"*{ending}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending.lstrip("."))
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None

    def ask_report(self) -> None:
        """Ask where to and write the working paper."""
        if self.desk:
            case = self.desk.case
            path = self.ask_save(say("Save the paper as PDF…"), "勾稽核对底稿.pdf")
            if path is not None:
                self._guard(lambda: self._write_report(case, path))

    def _write_report(self, case: Case, path: Path) -> None:
        from gouji.casework.report import print_report

        print_report(case, path)
        self.statusBar().showMessage(say("The working paper was written to {path}.", path=path), MESSAGE_MS)

    def show_report(self) -> None:
        """Preview the working paper."""
        if self.desk and self.desk.finish_editing():
            self._guard(self._preview)

    def _preview(self) -> None:
        from gouji.casework.report import print_report
        from gouji.window.preview import Preview

        assert self.desk is not None
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "report.pdf"
            print_report(self.desk.case, path)
            Preview(path, self).exec()

    def _guard(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            self.tell(error)

    def _tell(self, error: UserError) -> None:
        self.tell(error)

    def tell(self, error: UserError) -> None:
        """One sentence, and nothing is lost."""
        QMessageBox.warning(self, say("Gouji"), say(error.message, **error.params))

    def tell_mishap(self, log: Path) -> None:
        """A fault of ours: what was done is kept, and where it was written down."""
        text = say("Something went wrong in Gouji; what you did is kept. The details are in {path}.", path=log)
        QMessageBox.critical(self, say("Gouji"), text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if names:
            self.open(Path(names[0]))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.desk and not self.desk.finish_editing():
            event.ignore()
            return
        self.opening.wait()
        if self.desk:
            self.desk.close_case()
            self.desk = None
        super().closeEvent(event)
