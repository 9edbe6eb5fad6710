"""How the cells of a table are painted: figures under one another by their points, with what is told of them beside.

What a paint needs is asked once, and of the model itself: a table on a large screen has a thousand cells, and a style
asks Qt for eight things of each before it paints it. It is asked where it has something to paint: what is chosen, or
has the focus or the mouse.

A figure is seen whole or not at all: where a frozen column or the edge of the view covers some of its digits, or its
cell is too narrow, dots stand for it, for the digits that are left would be another number. Held by
``tests/window/test_painted.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from gouji.window.looks import SHAPES, muted
from gouji.window.tree.columns import What
from gouji.window.tree.drawing.faces import face
from gouji.window.tree.drawing.inks import Inks, key_of
from gouji.window.tree.drawing.marks import Marks
from gouji.window.tree.model import RIGHT, TreeModel
from gouji.wording import in_order

if TYPE_CHECKING:
    from gouji.window.tree.drawing.frozen import FrozenColumns
    from gouji.window.tree.view import TreeView

Cell = QModelIndex | QPersistentModelIndex

MARGIN = 4
"""Pixels at each side of a figure."""

DOTS = "…"

CORNER = 6
"""Pixels of the corner of what was edited."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
SELECTED = QStyle.StateFlag.State_Selected
STYLED = SELECTED | QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver
"""What the style paints in its own way."""


class CellDelegate(QStyledItemDelegate):
    """The ground of every cell: that of its outcome, a little darker under the mouse, with a line below it."""

    def __init__(self, view: QTableView, model: TreeModel) -> None:
        super().__init__(view)
        self.tree = model
        self.hovered = -1
        """The line under the mouse."""
        self._inks: Inks | None = None

    def inks(self, palette: QPalette) -> Inks:
        """The colours of a palette."""
        if self._inks is None or self._inks.key != key_of(palette):
            self._inks = Inks(palette)
        return self._inks

    def draw_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Cell, ground: QColor | None = None
    ) -> bool:
        """All of a cell but its text; returns whether the cell is chosen."""
        rect, state, inks = option.rect, option.state, self.inks(option.palette)
        chosen = bool(state & SELECTED)
        if not chosen and ground is not None:
            painter.fillRect(rect, ground)
        elif not chosen and index.row() == self.hovered:
            painter.fillRect(rect, inks.hovered)
        if state & STYLED:
            self._draw_state(painter, option, index)
        painter.setPen(inks.guide)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() in self.tree.seams:
            painter.setPen(inks.muted)
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        return chosen

    def _draw_state(self, painter: QPainter, option: QStyleOptionViewItem, index: Cell) -> None:
        """What the style makes of a cell that is chosen, or has the focus or the mouse."""
        styled, view = QStyleOptionViewItem(option), option.widget
        assert isinstance(view, QTableView)
        self.initStyleOption(styled, index)
        styled.text, styled.backgroundBrush = "", QBrush()
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, styled, painter, view)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Cell) -> None:
        self.draw_text(painter, option, index, 0)

    def draw_text(self, painter: QPainter, option: QStyleOptionViewItem, index: Cell, moved: int) -> None:
        """A code or a name, moved in by so many pixels; what does not fit ends in dots. Codes stand back."""
        tree, inks, row, place = self.tree, self.inks(option.palette), self.tree.row_of(index), index.column()
        painter.save()
        chosen = self.draw_ground(painter, option, index)
        if text := in_order(tree.text(row, place, None)):
            ink = inks.muted if tree.columns[place].what is What.CODE else inks.text
            painter.setPen(inks.chosen if chosen else ink)
            font = self.letters(option, row)
            painter.setFont(font)
            inner = option.rect.adjusted(moved + MARGIN, 0, -MARGIN, 0)
            elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, LEFT, elided)
        if tree.is_by_hand(index):
            draw_corner(painter, option)
        painter.restore()

    def letters(self, option: QStyleOptionViewItem, row: int) -> QFont:
        """The letters of a row: those of its view, in the weight of the row."""
        return face(medium=self.tree.is_medium(row)).resolve(option.font)


class FigureDelegate(CellDelegate):
    """Figures at the right, their marks at the left of the cell; in the last column what differs on the line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Cell) -> None:
        tree, inks, column = self.tree, self.inks(option.palette), self.tree.column_of(index)
        if column is not None:
            row = tree.row_of(index)
            text, marks = tree.figure(row, column), tree.marks(row, column)
            look, font = marks.look if marks else None, self.letters(option, row)
        else:
            tells = tree.columns[index.column()].what is What.DIFFERENCE
            text, marks = tree.difference(index.row()) if tells else "", None
            look, font = tree.look_of_line(index.row()) if tells else None, option.font
        painter.save()
        chosen = self.draw_ground(painter, option, index, inks.grounds[look] if look else None)
        ink = inks.looks[look] if look else inks.negative if text.startswith("−") else inks.text
        painter.setPen(inks.chosen if chosen else ink)
        painter.setFont(font)
        inner = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if column is not None and text and (missing := tree.missing_decimals(row, column)):
            inner.setRight(inner.right() - QFontMetrics(font).horizontalAdvance(missing))
        if text:
            text, inner = in_sight(text, inner, option, QFontMetrics(font))
            painter.drawText(inner, RIGHT, text)
        if marks is not None:
            draw_marks(painter, option, marks, inner, text)
        painter.restore()


def in_sight(text: str, inner: QRect, option: QStyleOptionViewItem, letters: QFontMetrics) -> tuple[str, QRect]:
    """What is drawn of a figure, and in which part of its cell: all of it, what differs without its words, or dots."""
    view = cast("TreeView | FrozenColumns", option.widget)
    seen = inner & view.open_room
    left = max(inner.left(), seen.left())
    if seen.right() == inner.right():
        for shown in (text, text.rpartition(" ")[2]):
            if inner.right() - letters.horizontalAdvance(shown) + 1 >= left:
                return shown, inner
    return DOTS if letters.horizontalAdvance(DOTS) <= seen.width() else "", seen


def draw_corner(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """What tells that somebody changed what stands in a cell."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(option.palette.color(QPalette.ColorRole.Link))
    corner = option.rect.topRight()
    painter.drawPolygon(QPolygon([corner, corner - QPoint(CORNER, 0), corner + QPoint(0, CORNER)]))


def draw_marks(painter: QPainter, option: QStyleOptionViewItem, marks: Marks, inner: QRect, text: str) -> None:
    """The marks of a figure that stands at the right of ``inner``, in the colour of the pen."""
    ink = painter.pen().color()
    rect, left, chosen = option.rect, QRect(inner), bool(option.state & SELECTED)
    blue = option.palette.color(QPalette.ColorRole.Link)
    told = ((SHAPES[marks.look] if marks.look else "", ink), (marks.hand, blue), (marks.ticks, muted(option.palette)))
    letters = painter.fontMetrics()
    figure = inner.right() - letters.horizontalAdvance(text)
    for number, (signs, colour) in enumerate(told):
        wide = letters.horizontalAdvance(f"{signs} ")
        if signs and (number == 0 or left.left() + wide <= figure):  # no sign hides a figure: the tooltip tells it
            painter.setPen(ink if chosen else colour)
            painter.drawText(left, LEFT, signs)
            left.setLeft(left.left() + wide)
    painter.setPen(ink)
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
