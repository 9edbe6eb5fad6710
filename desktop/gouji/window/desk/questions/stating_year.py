"""年度…: of which year a document is that prints none; rules of certain years are checked from then on."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QSpinBox, QWidget

from gouji.casework.case import Case
from gouji.casework.step import Step
from gouji.model.document import Document
from gouji.window.asking import AskingDialog, pose
from gouji.window.plain import Label
from gouji.wording import say

FIRST, LAST = 2007, 2099
"""The years that may be said: the functions of spending are coded as they are since 2007."""


class YearDialog(AskingDialog):
    """``step`` is what the answer did; None where the year is the one that was said before."""

    def __init__(self, case: Case, parent: QWidget) -> None:
        super().__init__(say("Year"), say("It is of this year"), parent)
        self.case = case
        self.step: Step | None = None
        why = Label(say("The document prints no year: rules and codes of certain years are checked once it is known."))
        why.setWordWrap(True)
        self.form.addRow(why)
        self.year = QSpinBox()
        self.year.setRange(FIRST, LAST)
        self.year.setValue(case.document.year or date.today().year)
        self.ask(say("Year"), self.year)

    def answer(self) -> None:
        if self.year.value() != self.case.document.year:
            self.step = self.case.state_year(self.year.value())


def may_be_said(document: Document) -> bool:
    """Whether a user tells the year: where none is printed."""
    return document.year is None or document.year_said is not None


def called(document: Document) -> str:
    """What is written where a click asks for the year."""
    if document.year is None:
        return say("Year unknown…")
    return say("Year {year}…", year=document.year)


def ask(case: Case, parent: QWidget) -> Step | None:
    """Let the user say the year; what that did, None where nothing changed."""
    dialog = YearDialog(case, parent)
    return dialog.step if pose(dialog) else None
