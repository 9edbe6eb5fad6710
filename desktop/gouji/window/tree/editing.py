"""Typing an amount; what is refused stays in the editor with a sentence at the cell."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtCore import QModelIndex as Index
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from gouji.model.figures.typed import typed_amount
from gouji.model.money import AmountError
from gouji.window.plain import as_is
from gouji.window.tree.drawing.figures import FigureDelegate
from gouji.window.tree.leaving import LEAVES, go_on
from gouji.window.tree.model import TreeModel
from gouji.window.tree.view import TreeView
from gouji.wording import say


class AmountDelegate(FigureDelegate):
    """The editor of an amount cell. ``refused`` carries the sentence that says why."""

    refused = Signal(str)

    def __init__(self, view: TreeView, model: TreeModel) -> None:
        super().__init__(view, model)
        self.view = view
        self._editor: QLineEdit | None = None
        self._kept: tuple[QPersistentModelIndex, str] | None = None
        """What was typed into a cell that refused it, until it is mended or given up."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index | QPersistentModelIndex
    ) -> QWidget:
        del option, index
        editor = QLineEdit(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setFrame(False)
        self._editor = editor
        return editor

    def destroyEditor(self, editor: QWidget, index: Index | QPersistentModelIndex) -> None:
        if editor is self._editor:
            self._editor = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index | QPersistentModelIndex) -> None:
        assert isinstance(editor, QLineEdit)
        if self._kept and self._kept[0] == QPersistentModelIndex(index):
            editor.setText(self._kept[1])
        else:
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index | QPersistentModelIndex) -> None:
        """Also called when the editor loses the focus: then what is refused opens again with what was typed."""
        assert isinstance(editor, QLineEdit)
        if model.setData(index, editor.text(), Qt.ItemDataRole.EditRole):
            self._kept = None
        else:
            self._kept = QPersistentModelIndex(index), editor.text()
            QTimer.singleShot(0, self, self._open_again)

    @property
    def typed(self) -> str | None:
        """What stands in the open editor; None when none is open."""
        return None if self._editor is None else self._editor.text()

    def finish(self) -> bool:
        """Commit the open editor, if there is one; False when what was typed is refused."""
        editor = self._editor
        if editor is None:
            return self._kept is None
        if self._refuse(editor):
            return False
        self.commitData.emit(editor)
        if self._kept is None:
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        return self._kept is None

    def _open_again(self) -> None:
        if self._kept is None or not self._kept[0].isValid():
            return
        index = self._kept[0].sibling(self._kept[0].row(), self._kept[0].column())
        self.view.setCurrentIndex(index)
        self.view.edit(index)
        if self._editor is not None:
            self._refuse(self._editor)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QLineEdit):
            key = event.key()
            if key == Qt.Key.Key_Escape:
                self._kept = None
            if key in LEAVES:
                if self._refuse(editor):
                    return True
                index = self.view.currentIndex()
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                go_on(self.view, index, key)
                return True
        return super().eventFilter(editor, event)

    def _refuse(self, editor: QLineEdit) -> bool:
        """Say at the cell what is wrong and keep what was typed."""
        try:
            typed_amount(editor.text(), self.tree.unit, self.tree.table.unit)
        except AmountError as error:
            QToolTip.showText(editor.mapToGlobal(QPoint(0, editor.height())), as_is(say(str(error))), editor)
            editor.selectAll()
            self.refused.emit(say(str(error)))
            return True
        return False
