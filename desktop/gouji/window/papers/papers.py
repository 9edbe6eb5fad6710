"""Everything that leaves the desk on paper: preview and print, the PDF, signatures. Made when it is first wanted."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gouji.errors import UserError
from gouji.keeping.user.preferences import prefer, preferred
from gouji.paper.signatures.roles import ROLES
from gouji.window.asking import ask_save, pose
from gouji.window.papers.check_sheets import CheckSheets
from gouji.window.papers.expecting import EXPECTED, ExpectedDialog, called
from gouji.window.papers.exports import Exports
from gouji.window.papers.faces import FACE, FACES, face
from gouji.window.papers.naming import NameDialog
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.casework.case import Case
    from gouji.paper.signatures.verdict import Verdict

CHARTS = "charts on the paper"
"""By which it is kept whether they are wanted."""

JOURNAL = "journal on the paper"
"""By which it is kept whether it is wanted."""

ENTITY = 30
"""Letters of an entity that the name of its paper takes over, so that the year still stands in it."""


class Papers(QObject):
    """The paper side of the window. ``told`` carries a sentence, ``wanted`` a case to open; all may raise UserError."""

    told = Signal(str)
    wanted = Signal(Path)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window = window
        self.check_sheets = CheckSheets(window)
        self.check_sheets.told.connect(self.told)
        self.exports = Exports(window)
        self.exports.told.connect(self.told)
        self.roles: tuple[str, ...] | None = None
        """Who must sign the next paper, where that was chosen in the menu."""
        self._known: tuple[tuple[Path, int], Verdict] | None = None
        self._certificate = ""
        """The one made or used last; offered again."""

    def add_choices(self, menu: QMenu) -> None:
        """Who is expected to sign the next paper, in which face it is set, and who works here."""
        signers, faces = menu.addMenu(say("Expected signatures")), menu.addMenu(say("Font of the paper"))
        _choices(signers, {roles: called(roles) for roles in EXPECTED}, self.roles).triggered.connect(self._expect)
        charts = menu.addAction(say("Charts at the end of the paper"))
        charts.setCheckable(True)
        charts.setChecked(_with_charts())
        charts.toggled.connect(self._draw_charts)
        journal = menu.addAction(say("Journal at the end of the paper"))
        journal.setCheckable(True)
        journal.setChecked(_with_journal())
        journal.toggled.connect(self._add_journal)
        named_faces = {one: say(name) for one, name in FACES.items()}
        self._faces = _choices(faces, named_faces, face())
        self._faces.triggered.connect(self._set_in)
        faces.aboutToShow.connect(self._mark_face)
        menu.addAction(say("Name…")).triggered.connect(self._ask_name)

    def _draw_charts(self, on: bool) -> None:
        prefer(CHARTS, on)

    def _add_journal(self, on: bool) -> None:
        prefer(JOURNAL, on)

    def _ask_name(self) -> None:
        pose(NameDialog(self.window))

    def _expect(self, chosen: QAction) -> None:
        self.roles = tuple(chosen.data())

    def _set_in(self, chosen: QAction) -> None:
        prefer(FACE, chosen.data())

    def _expected(self, case: Case) -> tuple[str, ...] | None:
        """Who must sign the papers of a case, as far as somebody said it."""
        from gouji.casework.papers.signing import expected

        return self.roles or expected(case)

    def _ask_expected(self, case: Case) -> tuple[str, ...] | None:
        """Have it said who must sign, once for a case; None when that was given up."""
        if (known := self._expected(case)) is not None:
            return known
        dialog = ExpectedDialog(self.window)
        return dialog.roles if pose(dialog) else None

    def _mark_face(self) -> None:
        """The face may have been chosen elsewhere."""
        for action in self._faces.actions():
            action.setChecked(action.data() == face())

    def preview(self, case: Case) -> None:
        """Show the pages; what is printed of them is noted in the case."""
        from gouji.casework.papers.working_paper import workpaper
        from gouji.paper.workpaper import draw
        from gouji.window.papers.preview import Preview

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "paper.pdf"
            with _Waiting():
                content = workpaper(
                    case, self._expected(case) or ROLES, pictures=_with_charts(), history=_with_journal()
                )
                draw(content, path, face())
            preview = Preview(path, self.window)
            preview.printed.connect(
                lambda first, last, copies: case.note(
                    "print", {"state": content.state, "pages": f"{first}-{last}", "copies": str(copies)}
                )
            )
            pose(preview)

    def ask_write(self, case: Case) -> Path | None:
        """Ask where to, and who must sign where that is not known; write the paper there."""
        document = case.document
        parts = (say("Budget reconciliation working paper"), document.entity[:ENTITY], str(document.year or ""))
        path = ask_save(self.window, say("Save the paper as PDF…"), " ".join(filter(None, parts)), ".pdf")
        roles = None if path is None else self._ask_expected(case)
        if path is None or roles is None:
            return None
        self.write(case, path, roles)
        return path

    def write(self, case: Case, path: Path, roles: tuple[str, ...] = ROLES) -> None:
        """Write the paper, which ``roles`` must sign."""
        from gouji.casework.papers.working_paper import print_report

        with _Waiting():
            print_report(case, path, face(), roles, pictures=_with_charts(), history=_with_journal())
        self.told.emit(say("The working paper was written to {path}.", path=path))

    def sign(self, case: Case) -> None:
        """Sign the paper of the case as it stands, once all is explained; where there is none yet, it is written."""
        from gouji.casework.papers.explained import refuse_unexplained
        from gouji.casework.papers.paper_state import standing_of
        from gouji.casework.papers.whereabouts import paper_of
        from gouji.window.papers.signatures import SignDialog

        refuse_unexplained(case)
        paper = paper_of(case)
        if paper is None or standing_of(case, at_a_glance=True).changed:
            paper = self.ask_write(case)
        if paper is None:
            return
        roles = standing_of(case, at_a_glance=True).verdict.missing
        dialog = SignDialog(paper, roles, case, self.window) if roles else None
        if dialog is not None:
            dialog.p12.setText(self._certificate)
        if dialog is None or pose(dialog):
            self._certificate = dialog.p12.text() if dialog else self._certificate
            self.show_standing(paper, case)
        if dialog is not None and dialog.unnoted:
            self.told.emit(dialog.unnoted)

    def show_of(self, case: Case) -> None:
        """What the signatures on the last paper of the case are worth."""
        from gouji.casework.papers.paper_state import standing_of
        from gouji.casework.papers.unnoted import note_signatures

        with _Waiting():
            note_signatures(case)
            found = standing_of(case, at_a_glance=True)
        self.show_standing(found.paper, case)

    def show_standing(self, paper: Path, at_hand: Case | None = None) -> None:
        """What the signatures on a paper are worth, and the way to its case, which may be the open one ``at_hand``."""
        from gouji.casework.papers.paper_state import standing
        from gouji.window.papers.signatures import StandingDialog

        dialog = StandingDialog(standing(paper, at_hand=at_hand), self.window, at_hand.file.path if at_hand else None)
        dialog.wanted.connect(self.wanted)
        pose(dialog)

    def make_certificate(self) -> None:
        """Make a self-issued certificate."""
        from gouji.window.papers.signatures import CertificateDialog

        dialog = CertificateDialog(self.window)
        if pose(dialog):
            self._certificate = dialog.file.text()
            self.told.emit(say("The certificate was written to {path}.", path=self._certificate))

    def summary(self, case: Case) -> str:
        """The paper of an open case in a few words; empty when there is none."""
        if not case.papers:
            return ""
        from gouji.casework.papers.paper_state import standing_of, told
        from gouji.casework.papers.whereabouts import paper_of

        paper = paper_of(case)
        if paper is None:
            return ""
        try:
            standing = standing_of(case, self._verdict_on(paper), at_a_glance=True)
        except UserError as error:
            return say(error.message, **error.params)
        first, *_, last = told(standing)
        return f"{first}　{last}" if standing.changed or standing.replaced else first

    def _verdict_on(self, paper: Path) -> Verdict:
        """The verdict, looked for again only when the file has changed."""
        from gouji.paper.signatures.verifying import verify

        written = paper, paper.stat().st_mtime_ns
        if self._known is None or self._known[0] != written:
            self._known = written, verify(paper)
        return self._known[1]


def _with_journal() -> bool:
    return bool(preferred(JOURNAL, 0))


def _with_charts() -> bool:
    return bool(preferred(CHARTS, True))


def _choices(menu: QMenu, choices: Mapping[Any, str], chosen: object) -> QActionGroup:
    """Entries of which one is chosen; each carries its value."""
    group = QActionGroup(menu)
    for value, name in choices.items():
        action = group.addAction(name)
        action.setData(value)
        action.setCheckable(True)
        action.setChecked(value == chosen)
        menu.addAction(action)
    return group


class _Waiting:
    """The pointer says that it takes a moment."""

    def __enter__(self) -> None:
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)

    def __exit__(self, *_: object) -> None:
        QApplication.restoreOverrideCursor()
