"""The check sheet as it leaves the window: as a workbook, as a paper, or filled into a workbook of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from gouji.keeping import places
from gouji.keeping.user.preferences import prefer, preferred
from gouji.window.asking import ask_file, ask_save, pose
from gouji.window.papers.faces import face
from gouji.window.plain import Box
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.casework.case import Case

ENTITY = 30
"""Letters of an entity that the name of a file takes over, so that the year still stands in it."""

PICTURES = "pictures in check sheets"
"""By which it is kept whether they are wanted."""


class CheckSheets(QObject):
    """``told`` carries a sentence; all may raise UserError."""

    told = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window = window

    def add_choice(self, menu: QMenu) -> None:
        """Whether a workbook shows the problems as pictures of the pages."""
        action = menu.addAction(say("Pictures of the pages in the workbook"))
        action.setCheckable(True)
        action.setChecked(bool(preferred(PICTURES, False)))
        action.toggled.connect(self._show_pictures)

    def _show_pictures(self, on: bool) -> None:
        prefer(PICTURES, on)

    def ask_workbook(self, case: Case) -> None:
        """Ask where to and write the sheet there as a workbook."""
        self._ask(case, "Check sheet as a workbook…", ".xlsx")

    def ask_paper(self, case: Case) -> None:
        """The same as a PDF."""
        self._ask(case, "Check sheet as PDF…", ".pdf")

    def ask_own(self, case: Case) -> None:
        """Ask for a workbook of the user's own and for another name, and write it there with its lines filled in."""
        title = say("Fill in a check sheet of your own…")
        chosen = ask_file(self.window, title, str(places.folder()), f"{say('Workbooks')} (*.xlsx)")
        if not chosen:
            return
        own = Path(chosen)
        path = ask_save(self.window, title, f"{own.stem} {_called(case)}".strip(), ".xlsx")
        if path is not None:
            self.fill(case, own, path)

    def fill(self, case: Case, own: Path, path: Path) -> None:
        """Write a workbook of the user's own with the answers in it, and tell what found no place."""
        first, *others = self._written(case, path, own)
        self.told.emit(first)
        pose(Box("\n\n".join((first, *others)), Box.Icon.Information, self.window))

    def write(self, case: Case, path: Path) -> None:
        """Write the sheet of its own; how is told by the ending."""
        self.told.emit("　".join(self._written(case, path, None)))

    def _ask(self, case: Case, title: str, ending: str) -> None:
        path = ask_save(self.window, say(title), f"{say('Check sheet')} {_called(case)}".strip(), ending)
        if path is not None:
            self.write(case, path)

    def _written(self, case: Case, path: Path, own: Path | None) -> list[str]:
        from gouji.casework.sheet.printing import write

        over = [own] if own else []
        return [*write(case, path, own, over, face=face(), pictures=bool(preferred(PICTURES, False)))]


def _called(case: Case) -> str:
    document = case.document
    return " ".join(filter(None, (document.entity[:ENTITY], str(document.year or ""))))
