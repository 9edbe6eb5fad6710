"""The main window: opening, saving, undo and redo, walking the findings, the report."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow, QMenu, QMessageBox, QProgressBar, QToolBar

from gouji.casework.case import SUFFIX, Case
from gouji.checking.relations import Outcome
from gouji.errors import UserError
from gouji.keeping import places
from gouji.model.document import Document
from gouji.window.desk import Desk
from gouji.window.loading import Loader
from gouji.window.welcome import Welcome
from gouji.wording import say

MESSAGE_MS = 8000
"""How long a sentence stays in the status bar."""

SHARE_OF_SCREEN = 0.92


class MainWindow(QMainWindow):
    """One window, one open case."""

    def __init__(self) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self.loader: Loader | None = None
        self.setAcceptDrops(True)
        self.resize(self.screen().availableSize() * SHARE_OF_SCREEN)
        self._actions()
        self.progress = QProgressBar()
        self.progress.setMaximumWidth(200)
        self.progress.hide()
        self.verdict, self.kept = QLabel(), QLabel()
        self.statusBar().addWidget(self.verdict)
        self.statusBar().addPermanentWidget(self.progress)
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
            if desk:
                self._guard(lambda: act(desk))

        return run

    def _list_recent(self) -> None:
        self.recent_menu.clear()
        for path in places.recent():
            self.recent_menu.addAction(places.title(path)).triggered.connect(lambda _=False, p=path: self.open(p))

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
            self.statusBar().showMessage(say("{name} is still being read.", name=self.loader.path.name))
            return
        self.loader = Loader(path)
        self.loader.progress.connect(self.progress.setValue)
        self.loader.read.connect(self._read)
        self.loader.failed.connect(self.tell)
        self.loader.finished.connect(self._loaded)
        self.progress.show()
        self.loader.start()

    def come_forward(self, file: Path | None) -> None:
        """Another start of the program: be seen, and open the file it was given."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if file is not None:
            self.open(file)

    def _read(self, document: Document) -> None:
        """Go on with the case that is kept on this source, if the user likes, else begin a new one."""

        def show() -> None:
            kept = Case.kept_on(document)
            again = kept is not None and self.ask_continue(kept)
            self.show_case(Case.open(kept) if kept and again else Case.begin(document))

        self._guard(show)

    def ask_continue(self, kept: Path) -> bool:
        """Whether to go on with the case already kept on the document just read."""
        box = QMessageBox(self)
        box.setWindowTitle(say("Gouji"))
        box.setText(say("You have worked on this file before (case {name}).", name=places.title(kept)))
        box.setInformativeText(say("Going on keeps your changes, ticks and remarks. The case stays in any event."))
        go_on = box.addButton(say("Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(say("Start afresh"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(go_on)
        box.exec()
        return box.clickedButton() is go_on

    def _loaded(self) -> None:
        self.progress.hide()
        if self.loader is not None:
            self.loader.deleteLater()
            self.loader = None

    def show_case(self, case: Case) -> None:
        """Put a case on the desk; the one before is closed, nothing of it is lost."""
        if self.desk:
            self._panes = self.desk.places()
            self.desk.close_case()
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
        if self.desk and self.desk.case.is_draft:
            self.save_as()
        elif self.desk:
            self.statusBar().showMessage(say("Everything is already kept."), MESSAGE_MS)

    def save_as(self) -> None:
        """Ask for a name and go on under it."""
        if self.desk:
            case = self.desk.case
            proposed = Path(case.document.file.name).with_suffix(SUFFIX).name
            name, _ = QFileDialog.getSaveFileName(self, say("Save"), proposed, f"*{SUFFIX}")
            if name:
                self._guard(lambda: case.save_as(Path(name).with_suffix(SUFFIX)))
                self._enable()

    def ask_report(self) -> None:
        """Ask where to and write the working paper."""
        if self.desk:
            case = self.desk.case
            name, _ = QFileDialog.getSaveFileName(self, say("Save the paper as PDF…"), "勾稽核对底稿.pdf", "*.pdf")
            if name:
                self._guard(lambda: self._write_report(case, Path(name)))

    def _write_report(self, case: Case, path: Path) -> None:
        from gouji.casework.report import print_report

        print_report(case, path)
        self.statusBar().showMessage(say("The working paper was written to {path}.", path=path), MESSAGE_MS)

    def show_report(self) -> None:
        """Preview the working paper."""
        if self.desk:
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
            self.desk.close_case()
        super().closeEvent(event)
