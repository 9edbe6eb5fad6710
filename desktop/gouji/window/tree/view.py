"""A table on screen: a flat view that draws the tree by moving the codes in, so that size costs nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from gouji.window.copying import CopyingView
from gouji.window.tree.model import CODE, NAME, TreeModel

INDENT = 1.25
"""How far each level is moved in, in heights of a letter."""

ROW_HEIGHT = 1.5
"""In heights of a letter: airy but dense."""


NO_KEY = Qt.KeyboardModifier.NoModifier


class TreeView(CopyingView):
    """Opens and closes rows by a click on their arrow, a double click on their code or name, or the arrow keys.

    ``pasted`` carries what was copied elsewhere and is to go into the cell under the cursor.
    """

    pasted = Signal(str)

    def __init__(self, model: TreeModel, may_turn: Callable[[], bool]) -> None:
        """``may_turn`` is asked before a row is opened or closed, so that nothing that is being typed is lost."""
        super().__init__()
        self.tree = model
        self._may_turn = may_turn
        letter = self.fontMetrics().height()
        self.indentation = round(letter * INDENT)
        self.setModel(model)
        self.setItemDelegateForColumn(model.branches, Branches(self))
        self.setColumnHidden(CODE, not model.has_codes)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(letter)
        rows.setDefaultSectionSize(round(letter * ROW_HEIGHT))
        columns = self.horizontalHeader()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        columns.setSectionsClickable(False)
        columns.setHighlightSections(False)

    def arrow(self, row: int, cell: QRect) -> QRect:
        """Where the arrow of a table row stands in its cell."""
        left = cell.left() + int(self.tree.outline.depth[row]) * self.indentation
        return QRect(left, cell.top(), self.indentation, cell.height())

    def turn(self, index: QModelIndex) -> None:
        """Open what stands below a row, or close it; a cursor that would vanish stays on the row."""
        if not self._may_turn():
            return
        row, current = self.tree.row_of(index), self.currentIndex()
        if current.isValid() and row in self.tree.outline.over(self.tree.row_of(current)):
            self.go_to(index.siblingAtColumn(current.column()))
        self.tree.turn(row)

    def _parent_at(self, index: QModelIndex) -> bool:
        """Whether an index is a code or a name of a row that others stand below."""
        return (
            index.isValid() and index.column() in (CODE, NAME) and self.tree.outline.is_parent(self.tree.row_of(index))
        )

    def _arrow_at(self, point: QPoint) -> QModelIndex | None:
        """The code, or name, whose arrow is at a point."""
        index = self.indexAt(point)
        if index.column() != self.tree.branches or not self._parent_at(index):
            return None
        return index if self.arrow(self.tree.row_of(index), self.visualRect(index)).contains(point) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._arrow_at(event.position().toPoint())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self.turn(index)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() == Qt.MouseButton.LeftButton and self._parent_at(index):
            self.turn(index)
        else:
            super().mouseDoubleClickEvent(event)

    def go_to(self, index: QModelIndex) -> None:
        """Put the cursor on a cell and select it alone, whatever keys are held: of Ctrl+Z that is Ctrl."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def held(self, index: QModelIndex) -> str:
        return self.tree.plain(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
            return
        index, plus = self.currentIndex(), event.key() == Qt.Key.Key_Plus
        passed = Qt.KeyboardModifier.KeypadModifier | (Qt.KeyboardModifier.ShiftModifier if plus else NO_KEY)
        if index.column() != self.tree.branches or event.modifiers() & ~passed:
            super().keyPressEvent(event)
            return
        row, outline = self.tree.row_of(index), self.tree.outline
        is_open = outline.is_parent(row) and not outline.is_closed(row)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Minus if is_open:
                self.turn(index)
            case Qt.Key.Key_Left if over := outline.over(row):
                self.go_to(self.tree.index_of(over[0], index.column()))
            case Qt.Key.Key_Right | Qt.Key.Key_Plus if outline.is_closed(row):
                self.turn(index)
            case _:
                super().keyPressEvent(event)


class Branches(QStyledItemDelegate):
    """Draws a code, or a name, moved in by its level, with an arrow where others stand below it."""

    def __init__(self, view: TreeView) -> None:
        super().__init__(view)
        self.view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tree = self.view.tree
        row = tree.row_of(index)
        arrow = self.view.arrow(row, option.rect)
        text = QStyleOptionViewItem(option)
        text.rect = option.rect.adjusted(arrow.right() + 1 - option.rect.left(), 0, 0, 0)
        super().paint(painter, text, index)
        if tree.outline.is_parent(row):
            branch = QStyleOptionViewItem(option)
            branch.rect = arrow
            branch.state = QStyle.StateFlag.State_Children | QStyle.StateFlag.State_Enabled
            if not tree.outline.is_closed(row):
                branch.state |= QStyle.StateFlag.State_Open
            self.view.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorBranch, branch, painter, self.view)
