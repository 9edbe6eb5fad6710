"""How the tree of a table is painted into its codes or names: moved in level by level, with arrows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from gouji.model.brood import NO_ROW
from gouji.window.tree.drawing.figures import CellDelegate


class Branches(CellDelegate):
    """Draws a code, or a name, moved in by its level, with an arrow where others stand below it."""

    indentation = 0
    """Pixels of each level."""

    def arrow(self, row: int, cell: QRect) -> QRect:
        """Where the arrow of a table row stands in its cell."""
        left = cell.left() + int(self.tree.outline.depth[row]) * self.indentation
        return QRect(left, cell.top(), self.indentation, cell.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tree, row = self.tree, self.tree.row_of(index)
        if row == NO_ROW:
            super().paint(painter, option, index)
            return
        arrow = self.arrow(row, option.rect)
        moved = arrow.right() + 1 if tree.folds else arrow.left()
        self.draw_text(painter, option, index, moved - option.rect.left())
        view = option.widget
        if tree.folds and tree.outline.is_parent(row) and isinstance(view, QTableView):
            branch = QStyleOptionViewItem(option)
            branch.rect = arrow
            branch.state = QStyle.StateFlag.State_Children | QStyle.StateFlag.State_Enabled
            if not tree.outline.is_closed(row):
                branch.state |= QStyle.StateFlag.State_Open
            view.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorBranch, branch, painter, view)
