"""规则…: the packs that there are, what each is for, and which judges the document from now on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gouji.casework.case import Case
from gouji.casework.step import Step
from gouji.casework.telling.packs import is_for, purpose
from gouji.casework.telling.unchecked import why_chosen
from gouji.checking.rules.choosing import choose, offered
from gouji.window.asking import AskingDialog, pose
from gouji.window.plain import Label, one_line
from gouji.wording import say

PACK = Qt.ItemDataRole.UserRole

ROWS = 8
"""How many packs are seen at once."""


class RulesDialog(AskingDialog):
    """``step`` is what the choice did; None where it is that which was made before."""

    def __init__(self, case: Case, parent: QWidget) -> None:
        super().__init__(say("Rules"), say("Judge by these rules"), parent)
        self.case = case
        self.step: Step | None = None
        now = Label(why_chosen(case.check))
        now.setWordWrap(True)
        self.ask(say("Now"), now)
        self.packs = QListWidget()
        self.packs.setAccessibleName(say("Rules"))
        self.packs.setWordWrap(True)
        self.packs.setSpacing(2)
        choice = case.check.choice
        self._standing = choice.pack.id if choice.by_person else ""
        automatic = choose(case.document).pack
        self._offer("", say("As the document asks"), say(automatic.name))
        for pack in offered(case.document):
            fits = say("; this document is of that kind") if is_for(pack, case.document) else ""
            self._offer(pack.id, say(pack.name), purpose(pack) + fits)
        self.packs.setMinimumHeight(ROWS * 3 * self.packs.fontMetrics().height())
        self.packs.itemDoubleClicked.connect(self._take)
        self.ask(say("Judge by"), self.packs)
        self.packs.setFocus()

    def _offer(self, pack: str, name: str, told: str) -> None:
        item = QListWidgetItem(f"{one_line(name)}\n　{one_line(told)}")
        item.setData(PACK, pack)
        self.packs.addItem(item)
        if pack == self._standing:
            self.packs.setCurrentItem(item)

    def _take(self) -> None:
        self.go.click()

    def answer(self) -> None:
        pack = str(self.packs.currentItem().data(PACK))
        if pack != self._standing:
            self.step = self.case.judge_by_pack(pack)


def ask(case: Case, parent: QWidget) -> Step | None:
    """Let the user choose other rules; what that did, None where nothing changed."""
    dialog = RulesDialog(case, parent)
    return dialog.step if pose(dialog) else None
