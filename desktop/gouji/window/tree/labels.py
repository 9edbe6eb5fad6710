"""Typing the code of a row, with the codes of the document's year offered, or the name of a row added by hand.

What is typed finds a code by its digits, by what it is called, or by the first letters of that in pinyin. What is
chosen stands at once; what is no code stays in the editor with a sentence at the cell. Held by
``tests/window/test_rows.py``.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QObject,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from gouji.casework.initials import initials
from gouji.casework.recoding import Offered, offered, typed_code
from gouji.errors import UserError
from gouji.window.index import NOWHERE, Index
from gouji.window.plain import as_is
from gouji.window.tree.checked import CheckedModel
from gouji.window.tree.columns import What
from gouji.window.tree.drawing.branches import Branches
from gouji.window.tree.drawing.figures import CellDelegate
from gouji.window.tree.leaving import LEAVES, go_on
from gouji.window.tree.view import TreeView
from gouji.wording import say

SEEK = Qt.ItemDataRole.UserRole
WIDEST = 44
"""Letters of an offer that are seen."""
OFFERS = 12
"""Offers that are seen at once."""


class _Codes(QAbstractListModel):
    """The codes that are offered; ``SEEK`` is by what each is found."""

    def __init__(self, codes: list[Offered], parent: QObject) -> None:
        super().__init__(parent)
        self.codes = codes

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.codes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.codes[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{one.code}　{one.name}"
            case Qt.ItemDataRole.UserRole:
                return f"{one.code} {one.name} {initials(one.name)}"
        return None


class _Completer(QCompleter):
    """Puts in the code alone of what is chosen."""

    def pathFromIndex(self, index: Index) -> str:
        return str(index.data() or "").partition("　")[0]


class Typing:
    """What a delegate of codes or names does to let its user type."""

    model: CheckedModel
    view: TreeView
    _editor: QLineEdit | None = None
    _codes: _Codes | None = None
    leaves_by: int | None = None
    """The key that ends the typing, while what was typed is taken over: a table with other rows is another view, which
    goes on from there."""

    def is_code(self, index: Index) -> bool:
        return self.model.columns[index.column()].what is What.CODE

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The editor stands over the columns that are frozen."""
        del parent, option
        editor = QLineEdit(self.view)
        editor.setFrame(False)
        if self.is_code(index):
            editor.setAccessibleName(say("Code"))
            self._offer(editor)
        else:
            editor.setAccessibleName(say("Account"))
        self._editor = editor
        return editor

    def _offer(self, editor: QLineEdit) -> None:
        if self._codes is None:
            self._codes = _Codes([*offered(self.model.case.document, self.model.number)], self.view)
        completer = _Completer(self._codes, editor)
        completer.setCompletionRole(SEEK)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(OFFERS)
        editor.setCompleter(completer)
        popup = completer.popup()
        if popup is not None:
            popup.installEventFilter(self)  # type: ignore[arg-type]  # the delegate
            popup.setMinimumWidth(self.view.fontMetrics().horizontalAdvance("0") * WIDEST)
        completer.activated.connect(self.take_chosen)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        del index
        editor.setGeometry(option.rect.translated(self.view.viewport().pos()))
        editor.raise_()

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self._editor:
            self._editor = None
        super().destroyEditor(editor, index)  # type: ignore[misc]  # that of the delegate

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def finish(self) -> bool:
        """Commit the open editor, if there is one; False when what was typed is refused."""
        return self._editor is None or self._commit(self._editor)

    def take_chosen(self) -> None:
        """A code was chosen: once it stands in the editor, it is taken over as by Tab."""
        QTimer.singleShot(0, self.view, self._take)

    def _take(self) -> None:
        if self._editor is not None:
            self._leave(self._editor, Qt.Key.Key_Tab)

    def _leave(self, editor: QLineEdit, key: int) -> None:
        """Take over what was typed and go on by a key; what is refused stays."""
        index, self.leaves_by = self.view.currentIndex(), key
        if self._commit(editor):
            go_on(self.view, index, key)
        self.leaves_by = None

    def _commit(self, editor: QLineEdit) -> bool:
        if self._refuse(editor):
            return False
        self.commitData.emit(editor)  # type: ignore[attr-defined]  # of the delegate
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)  # type: ignore[attr-defined]
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab take over what was typed, and go on: also while codes are offered, for the offers hear a key
        before the editor does."""
        is_typed = isinstance(watched, QLineEdit)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in LEAVES:
            if not is_typed and isinstance(watched, QWidget):
                watched.hide()
            if self._editor is not None:
                self._leave(self._editor, event.key())
            return True
        return is_typed and bool(super().eventFilter(watched, event))  # type: ignore[misc]

    def _refuse(self, editor: QLineEdit) -> bool:
        """Say at the cell what is wrong and keep what was typed."""
        if editor.completer() is None:
            return False
        try:
            typed_code(editor.text())
        except UserError as error:
            told = say(error.message, **error.params)
            QToolTip.showText(editor.mapToGlobal(QPoint(0, editor.height())), as_is(told), editor)
            editor.selectAll()
            self.refused.emit(told)  # type: ignore[attr-defined]
            return True
        return False


class TypedBranches(Typing, Branches):
    """The column that bears the tree. ``refused`` carries the sentence that says why."""

    refused = Signal(str)

    def __init__(self, view: TreeView, model: CheckedModel) -> None:
        super().__init__(view, model)
        self.view, self.model = view, model


class TypedCells(Typing, CellDelegate):
    """Names beside codes; as for TypedBranches."""

    refused = Signal(str)

    def __init__(self, view: TreeView, model: CheckedModel) -> None:
        super().__init__(view, model)
        self.view, self.model = view, model
