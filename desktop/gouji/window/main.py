"""The main window: opening, saving, undo and redo, walking the findings, the report."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow, QMessageBox, QProgressBar, QToolBar

from gouji.casework.case import SUFFIX, Case
from gouji.casework.report import print_report
from gouji.errors import UserError
from gouji.keeping import places
from gouji.model.document import Document
from gouji.window.desk import Desk
from gouji.window.loading import Loader
from gouji.window.preview import Preview
from gouji.wording import say


class MainWindow(QMainWindow):
    """One window, one open case."""

    def __init__(self) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self.loader: Loader | None = None
        self.setAcceptDrops(True)
        self.resize(1360, 860)
        self._actions()
        self.progress = QProgressBar()
        self.progress.setMaximumWidth(200)
        self.progress.hide()
        self.kept = QLabel()
        self.statusBar().addPermanentWidget(self.progress)
        self.statusBar().addPermanentWidget(self.kept)
        empty = QLabel(say("Drop a budget file here, or press Ctrl+O to open one"))
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCentralWidget(empty)
        self._enable()

    def _actions(self) -> None:
        keys = QKeySequence.StandardKey
        bar = QToolBar()
        bar.setMovable(False)
        self.addToolBar(bar)
        menu = self.menuBar().addMenu(say("File"))

        def add(text: str, key: QKeySequence | QKeySequence.StandardKey | str, slot: Callable[[], object]) -> QAction:
            action = QAction(say(text), self)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _=False: slot())
            bar.addAction(action)
            menu.addAction(action)
            return action

        self.open_action = add("Open…", keys.Open, self.ask_open)
        self.recent_menu = menu.addMenu(say("Recent cases"))
        self.recent_menu.aboutToShow.connect(self._list_recent)
        self.save_action = add("Save", keys.Save, self.save)
        bar.addSeparator()
        self.undo_action = add("Undo", keys.Undo, self._on_desk(Desk.undo))
        self.redo_action = add("Redo", "Ctrl+Y", self._on_desk(Desk.redo))
        bar.addSeparator()
        self.previous_action = add("Previous finding", "Shift+F4", self._on_desk(lambda desk: desk.step_finding(-1)))
        self.next_action = add("Next finding", "F4", self._on_desk(lambda desk: desk.step_finding(1)))
        bar.addSeparator()
        self.report_action = add("Working paper…", keys.Print, self.show_report)
        self.export_action = add("Save the paper as PDF…", "Ctrl+Shift+P", self.ask_report)

    def _on_desk(self, act: Callable[[Desk], None]) -> Callable[[], None]:
        """An action that does nothing while no case is open."""

        def run() -> None:
            desk = self.desk
            if desk:
                self._guard(lambda: act(desk))

        return run

    def _list_recent(self) -> None:
        self.recent_menu.clear()
        for path in places.recent():
            self.recent_menu.addAction(path.name).triggered.connect(lambda _=False, p=path: self.open(p))

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        kinds = say("Budget text and cases") + f" (*.txt *{SUFFIX})"
        name, _ = QFileDialog.getOpenFileName(self, say("Open…"), "", kinds)
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Open a case at once, or read a document in the background."""
        if path.suffix.lower() == SUFFIX:
            self._guard(lambda: self.show_case(Case.open(path)))
            return
        if self.loader is not None:
            return
        self.loader = Loader(path)
        self.loader.progress.connect(self.progress.setValue)
        self.loader.read.connect(self._read)
        self.loader.failed.connect(self.tell)
        self.loader.finished.connect(self._loaded)
        self.progress.show()
        self.loader.start()

    def _read(self, document: Document) -> None:
        self._guard(lambda: self.show_case(Case.begin(document)))

    def _loaded(self) -> None:
        self.progress.hide()
        if self.loader is not None:
            self.loader.deleteLater()
            self.loader = None

    def show_case(self, case: Case) -> None:
        """Put a case on the desk; the one before is closed, nothing of it is lost."""
        if self.desk:
            self.desk.case.close()
        self.desk = Desk(case)
        self.desk.acted.connect(self._enable)
        self.desk.told.connect(self.statusBar().showMessage)
        self.setCentralWidget(self.desk)
        self._enable()

    def _enable(self) -> None:
        case = self.desk.case if self.desk else None
        for action in (
            self.save_action,
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
        document = case.document
        self.setWindowTitle(f"{document.entity} · {document.year or ''} — {say('Gouji')}")
        self.kept.setText(say("Kept in a draft") if case.is_draft else say("Kept in {name}", name=case.file.path.name))

    def save(self) -> None:
        """Give a draft its name; a named case is already kept."""
        if self.desk and self.desk.case.is_draft:
            proposed = Path(self.desk.case.document.file.name).with_suffix(SUFFIX).name
            name, _ = QFileDialog.getSaveFileName(self, say("Save"), proposed, f"*{SUFFIX}")
            if name:
                case = self.desk.case
                self._guard(lambda: case.save_as(Path(name).with_suffix(SUFFIX)))
                self._enable()

    def ask_report(self) -> None:
        """Ask where to and write the working paper."""
        if self.desk:
            case = self.desk.case
            name, _ = QFileDialog.getSaveFileName(self, say("Save the paper as PDF…"), "勾稽核对底稿.pdf", "*.pdf")
            if name:
                self._guard(lambda: print_report(case, Path(name)))

    def show_report(self) -> None:
        """Preview the working paper."""
        if self.desk:
            self._guard(self._preview)

    def _preview(self) -> None:
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

    def tell(self, error: UserError) -> None:
        """One sentence, and nothing is lost."""
        QMessageBox.warning(self, say("Gouji"), say(error.message, **error.params))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if names:
            self.open(Path(names[0]))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.loader is not None:
            self.loader.wait()
        if self.desk:
            self.desk.case.close()
        super().closeEvent(event)
