"""How the cells of a table are painted: figures under one another by their points, with what is told of them beside.

What a paint needs is asked once: a table on a large screen has a thousand cells. Held by
``tests/window/test_painted.py``.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from gouji.window.looks import SHAPES, colours, guide, muted, negative
from gouji.window.tree.columns import What
from gouji.window.tree.drawing.marks import Marks
from gouji.window.tree.model import RIGHT, TreeModel

Cell = QModelIndex | QPersistentModelIndex

MARGIN = 4
"""Pixels at each side of a figure."""

CORNER = 6
"""Pixels of the corner of what was edited."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
SELECTED = QStyle.StateFlag.State_Selected


class CellDelegate(QStyledItemDelegate):
    """The ground of every cell: that of its outcome, a little darker under the mouse, with a line below it."""

    def __init__(self, view: QTableView, model: TreeModel) -> None:
        super().__init__(view)
        self.tree = model
        self.hovered = -1
        """The line under the mouse."""

    def draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, view: QTableView) -> None:
        """All of a cell but its text."""
        if option.index.row() == self.hovered and not option.state & SELECTED:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.AlternateBase))
        option.text, text = "", option.text
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        option.text = text
        painter.setPen(guide(option.palette))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.index.column() in self.tree.seams:
            painter.setPen(muted(option.palette))
            painter.drawLine(option.rect.topLeft(), option.rect.bottomLeft())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Cell) -> None:
        self.draw_text(painter, option, index, 0)

    def draw_text(self, painter: QPainter, option: QStyleOptionViewItem, index: Cell, moved: int) -> None:
        """A code or a name, moved in by so many pixels; what does not fit ends in dots. Codes stand back."""
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        view = option.widget
        assert isinstance(view, QTableView)
        painter.save()
        self.draw_ground(painter, styled, view)
        ink = styled.palette.color(
            QPalette.ColorRole.HighlightedText if styled.state & SELECTED else QPalette.ColorRole.Text
        )
        if self.tree.columns[index.column()].what is What.CODE and not styled.state & SELECTED:
            ink = muted(styled.palette)
        painter.setPen(ink)
        painter.setFont(styled.font)
        inner = styled.rect.adjusted(moved + MARGIN, 0, -MARGIN, 0)
        text = styled.fontMetrics.elidedText(styled.text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, LEFT, text)
        if self.tree.is_by_hand(index):
            draw_corner(painter, styled)
        painter.restore()


class FigureDelegate(CellDelegate):
    """Figures at the right, their marks at the left of the cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Cell) -> None:
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        view, marks, column = option.widget, self.tree.marks(index), self.tree.column_of(index)
        assert isinstance(view, QTableView)
        look = marks.look if marks else None
        chosen = bool(styled.state & SELECTED)
        if look and not chosen:
            styled.backgroundBrush = QBrush(colours(look, styled.palette)[1])
        painter.save()
        self.draw_ground(painter, styled, view)
        painter.setFont(styled.font)
        text = styled.text if column is None else self.tree.figure(self.tree.row_of(index), column)
        if chosen:
            ink = styled.palette.color(QPalette.ColorRole.HighlightedText)
        elif look:
            ink = colours(look, styled.palette)[0]
        elif column is None:
            brush = index.data(Qt.ItemDataRole.ForegroundRole)
            ink = brush if isinstance(brush, QColor) else styled.palette.color(QPalette.ColorRole.Text)
        else:
            ink = negative(styled.palette) if text.startswith("−") else styled.palette.color(QPalette.ColorRole.Text)
        painter.setPen(ink)
        inner = styled.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if column is not None and text:
            missing = self.tree.missing_decimals(self.tree.row_of(index), column)
            inner.setRight(inner.right() - styled.fontMetrics.horizontalAdvance(missing))
        painter.drawText(inner, RIGHT, text)
        if marks is not None:
            draw_marks(painter, styled, marks, inner, text)
        painter.restore()


def draw_corner(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """What tells that somebody changed what stands in a cell."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(option.palette.color(QPalette.ColorRole.Link))
    corner = option.rect.topRight()
    painter.drawPolygon(QPolygon([corner, corner - QPoint(CORNER, 0), corner + QPoint(0, CORNER)]))


def draw_marks(painter: QPainter, option: QStyleOptionViewItem, marks: Marks, inner: QRect, text: str) -> None:
    """The marks of a figure that stands at the right of ``inner``, in the colour of the pen."""
    ink = painter.pen().color()
    shapes = [SHAPES[marks.look]] if marks.look else []
    shapes += ["✓"] if marks.is_verified else []
    painter.drawText(inner, LEFT, " ".join(shapes))
    rect = option.rect
    if marks.is_placed and text:
        wide = option.fontMetrics.horizontalAdvance(text)
        below = inner.bottom() - (inner.height() - option.fontMetrics.height()) // 2
        painter.setPen(QPen(muted(option.palette), 1, Qt.PenStyle.DotLine))
        painter.drawLine(inner.right() - wide, below, inner.right(), below)
    if marks.is_edited:
        draw_corner(painter, option)
    if marks.is_culprit:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
