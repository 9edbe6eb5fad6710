"""What the menu 编辑 does where the keyboard is: in the cells of a table, in a list, in a field.

The keys are those of the views and fields themselves, so that each takes them as it likes: the menu tells them and does
the same by mouse. Held by ``test_the_edit_menu_does_what_the_keyboard_would``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from gouji.window.tree.keys import FILL
from gouji.wording import say

KEYS = QKeySequence.StandardKey
EDITS = (("Copy", KEYS.Copy), ("Paste", KEYS.Paste), ("Clear", KEYS.Delete), ("Fill down", FILL))
"""Message ids with the keys that views and fields take."""

Deeds = dict[str, Callable[[], object]]


def deeds_at(place: QWidget | None) -> Deeds:
    """What can be done where the keyboard is, by the message ids. The views are imported with the first document."""
    from gouji.window.copying import CopyingView
    from gouji.window.tree.view import TreeView

    match place:
        case QLineEdit():
            deeds: Deeds = {"Copy": place.copy, "Clear": partial(place.insert, "")} if place.hasSelectedText() else {}
            return deeds if place.isReadOnly() else {**deeds, "Paste": place.paste}
        case TreeView() if place.editTriggers() != TreeView.EditTrigger.NoEditTriggers:
            return {
                "Copy": place.copy,
                "Paste": place.pasted.emit,
                "Clear": place.cleared.emit,
                "Fill down": place.filled.emit,
            }
        case CopyingView():
            return {"Copy": place.copy}
    return {}


class EditMenu:
    """The entries of the menu, of which those can be chosen that do something where the keyboard is."""

    def __init__(self, menu: QMenu) -> None:
        self.of_rows: list[QAction] = []
        """Further entries that need a table which is typed in."""
        self.edits = {text: menu.addAction(_with_key(text, key)) for text, key in EDITS}
        for text, action in self.edits.items():
            action.triggered.connect(partial(self._do, text))
        menu.aboutToShow.connect(self._look)
        menu.aboutToHide.connect(self._look_away)
        self._was: list[bool] = []

    def _do(self, text: str, _: bool = False) -> None:
        deed = deeds_at(QApplication.focusWidget()).get(text)
        if deed is not None:
            deed()

    def _look(self) -> None:
        deeds = deeds_at(QApplication.focusWidget())
        for text, action in self.edits.items():
            action.setEnabled(text in deeds)
        self._was = [action.isEnabled() for action in self.of_rows]
        for action in self.of_rows:
            action.setEnabled("Fill down" in deeds and action.isEnabled())

    def _look_away(self) -> None:
        """Their keys say themselves where they do nothing."""
        for action, was in zip(self.of_rows, self._was, strict=True):
            action.setEnabled(was)


def _with_key(text: str, key: QKeySequence.StandardKey | str) -> str:
    """What an entry is called, and the key that is told beside it."""
    return f"{say(text)}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}"
