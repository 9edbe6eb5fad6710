"""What a user can do in the window: from a menu, the tool bar, the first page, or with a file that is dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from gouji.casework.standing_alone import refuse_what_stands_alone, stands_alone
from gouji.errors import UserError
from gouji.keeping import places
from gouji.keeping.user.preferences import prefer, preferred
from gouji.model.names import by_number, reach
from gouji.paper.mark import is_paper
from gouji.window.asking import ask_folder, ask_open, ask_save, pose
from gouji.window.batch.asked import are_many, show_many
from gouji.window.opening.opening import Opening
from gouji.window.opening.stage import Stage
from gouji.window.papers.papers import Papers
from gouji.window.theme import TICKS
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.casework.case import Case
    from gouji.window.desk.desk import Desk


class Actions(QObject):
    """``told`` carries a sentence, ``refused`` a UserError; ``renamed`` tells that the case has another name, ``noted``
    that something about it may have left the window; ``spoken`` carries the language that is to be spoken.

    What is being typed is taken over before anything is done; what cannot be taken over stays, and nothing is done.
    """

    told = Signal(str)
    refused = Signal(object)
    renamed = Signal()
    noted = Signal()
    spoken = Signal(str)

    def __init__(self, window: QMainWindow, stage: Stage, opening: Opening, papers: Papers) -> None:
        super().__init__(window)
        self.window, self.stage, self.opening, self.papers = window, stage, opening, papers

    def ask_open(self) -> None:
        """Ask for a file, or for several of one document, and open them."""
        if paths := ask_open(self.window, say("Open…")):
            self.open(*paths)

    def ask_many(self) -> None:
        """Ask for a folder and check every document in it."""
        if folder := ask_folder(self.window, say("Check a folder…")):
            self.check_many(folder)

    def check_many(self, *named: Path) -> None:
        """Check documents each by itself, those of folders too, in a list beside the work."""
        places.remember_folder(named[0])
        show_many(named, self.window, self.open)

    def ask_join(self) -> None:
        """Ask for further files of the open document and take them into its case."""
        if self.stage.desk and (paths := ask_open(self.window, say("Join files…"))):
            self.join(*paths)

    def ask_follow(self) -> None:
        """Ask for the next version of the open document, which may have several files, and go on with that."""
        if self.stage.desk and (paths := ask_open(self.window, say("Open a new version…"))):
            self.follow(*paths)

    def paste(self) -> None:
        """Open the cells, the text or the files that were copied in another program."""
        copied = QGuiApplication.clipboard().mimeData()
        files = local_files(copied)
        if files:
            self.open(*files)
        elif not (copied.text().strip() or copied.hasHtml()):
            told = "Nothing was copied that could be read. Copy a table in Excel, WPS or a web page first."
            self.refused.emit(UserError("nothing-copied", told))
        elif self._may_act():
            self.opening.paste(copied.text(), copied.html())

    def drop(self, paths: Sequence[Path]) -> None:
        """Take files that were dropped: into the open case, if they are no cases or papers; else open them."""
        alone = len(paths) == 1 and stands_alone(paths[0])
        many = not self.stage.desk_in_view and are_many(paths, self.window)
        if many is None:
            return
        if many:
            self.check_many(*paths)
        elif self.stage.desk_in_view and not alone:
            self.join(*paths)
        else:
            self.open(*paths)

    def open(self, *paths: Path) -> None:
        """Open a case, a working paper, or a document of any kind that is known, which may have several files; all
        documents of a folder are checked each by itself."""
        if any(path.is_dir() for path in paths):
            self.check_many(*paths)
            return
        if not self._may_act():
            return
        paths = _spelt(paths)
        if len(paths) > 1:
            self.guard(lambda: self.opening.open(*_documents(paths)))
        elif is_paper(paths[0]):
            desk = self.stage.desk
            self.guard(lambda: self.papers.show_standing(paths[0], desk.case if desk else None))
        else:
            self.opening.open(paths[0])

    def join(self, *paths: Path) -> None:
        """Take further files into the open case."""
        if self._may_act():
            self.guard(lambda: self.opening.join(*_documents(_spelt(paths))))

    def follow(self, *paths: Path) -> None:
        """Go on with the next version of the open document: what was said of figures that stayed is taken over."""
        if self._may_act():
            self.guard(lambda: self.opening.follow(*_documents(_spelt(paths))))

    def save(self) -> None:
        """Give a draft its name; a named case is already kept."""
        desk = self.stage.desk
        if desk is None or not desk.finish_editing():
            return
        if desk.case.is_draft:
            self.save_as()
        else:
            self.told.emit(say("Everything is already kept."))

    def save_as(self) -> None:
        """Ask for a name and go on under it."""
        if self.stage.desk:
            case = self.stage.desk.case
            path = ask_save(self.window, say("Save"), Path(case.document.file.name).stem, places.SUFFIX)
            if path is not None:
                self.guard(lambda: case.save_as(path))
                self.renamed.emit()

    def write_rules(self, desk: Desk) -> None:
        """Let the user write rules of their own, which are tried on the open document and judge it once they are kept.

        The dialog is made when it is first wanted.
        """
        from gouji.window.ruling.dialog import RulesDialog

        dialog = RulesDialog(desk.case, self.window)
        dialog.judged.connect(desk.show_step)
        dialog.chosen.connect(desk.show_cell)
        pose(dialog)

    def ask_compare(self, desk: Desk) -> None:
        """Ask for another document, an older one of the open case, and show what changed since, beside the work."""
        paths = ask_open(self.window, say("Compare with another file…"))
        if len(paths) == 1:
            self.compare(desk, paths[0])

    def compare(self, desk: Desk, path: Path) -> None:
        """Show what changed from another document to the open case."""
        from gouji.window.comparing.beside_case import ComparisonWindow

        shown = ComparisonWindow(desk.case, path, self.window)
        shown.chosen.connect(desk.show_cell)
        shown.followed.connect(self.follow)
        desk.destroyed.connect(shown.close)
        shown.show()

    def show_taken_over(self, desk: Desk) -> None:
        """Show what the open case did not take over from that on the version before, beside the work."""
        from gouji.window.comparing.taken_over import TakenOverWindow

        shown = TakenOverWindow(desk.case, self.window)
        shown.chosen.connect(desk.show_cell)
        shown.read.connect(desk.text.select)
        desk.acted.connect(shown.renew)
        desk.destroyed.connect(shown.close)
        shown.show()

    def look_before_publication(self, on: bool) -> None:
        """Whether telephone numbers and names of persons in the text are told; the case keeps it."""
        desk = self.stage.desk
        if desk is not None:
            self.guard(partial(self._look_before_publication, desk, on))

    def _look_before_publication(self, desk: Desk, on: bool) -> None:
        if desk.finish_editing() and (step := desk.case.look_before_publication(on)) is not None:
            desk.show_step(step)
            desk.text.tell_hints()

    def settle(self) -> None:
        """Let the user say how the window is to be; every choice holds at once."""
        from gouji.window.settings import SettingsDialog

        dialog = SettingsDialog(self.window, at_once=not self.opening.busy)
        dialog.changed.connect(self.take_preferences)
        dialog.spoken.connect(self.spoken, Qt.ConnectionType.QueuedConnection)  # once the dialog is gone
        dialog.refused.connect(self.refused)
        pose(dialog)

    @property
    def ticks_are_shown(self) -> bool:
        """Whether the tables show the signs that the program sets on figures."""
        return bool(preferred(TICKS, 0))

    def show_ticks(self, on: bool) -> None:
        """Show them, or no longer; kept for the user."""
        prefer(TICKS, int(on))
        self.take_preferences()

    def take_preferences(self) -> None:
        """What the user likes holds for the open case too."""
        if self.stage.desk:
            self.stage.desk.sheets.take_preferences()

    def show_guide(self) -> None:
        """The guide beside the work."""
        from gouji.window.helping.guide import Guide

        Guide(self.window).show()

    def show_keys(self) -> None:
        """All keys beside the work."""
        from gouji.window.helping.keys import KeySheet

        KeySheet(self.window.menuBar(), self.window).show()

    def tell_about(self) -> None:
        """What this program is."""
        from gouji.window.helping.about import About

        pose(About(self.window))

    def on_desk(self, act: Callable[[Desk], None]) -> Callable[[], None]:
        """An action that does nothing while no case is open."""

        def run() -> None:
            desk = self.stage.desk
            if desk and desk.finish_editing():
                self.guard(lambda: act(desk))

        return run

    def on_case(self, act: Callable[[Case], object]) -> Callable[[], None]:
        """An action on the open case; nothing while none is open."""

        def run() -> None:
            desk = self.stage.desk
            if desk and desk.finish_editing():
                self.guard(lambda: act(desk.case))
                self.noted.emit()

        return run

    def guard(self, act: Callable[[], object]) -> None:
        """Do something that may be refused."""
        try:
            act()
        except UserError as error:
            self.refused.emit(error)

    def _may_act(self) -> bool:
        desk = self.stage.desk
        return desk is None or desk.finish_editing()


def _spelt(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Files that the user named, as Windows takes them, in the order of their names; their folder is remembered."""
    places.remember_folder(paths[0])
    return tuple(sorted((Path(reach(str(path))) for path in paths), key=lambda path: by_number(path.name)))


def _documents(paths: Sequence[Path]) -> Sequence[Path]:
    """Files that may be one document. Raises UserError."""
    for path in paths:
        refuse_what_stands_alone(path)
    return paths


def local_files(data: QMimeData) -> list[Path]:
    """The files that were dropped or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
