"""The paragraphs in view: set in lines when they are seen, gone through claim by claim."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPalette, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from gouji.casework.prose.said import Said
from gouji.window.looks import colour_of_state
from gouji.window.prose.model import ParagraphModel
from gouji.window.prose.setting import ABOVE, MARGIN, Marked, height_of, letter_at, set_in_lines, shapes
from gouji.wording import say

SHAPE_AT = 9
"""Pixels from the left edge to the shapes in the margin."""


class TextView(QListView):
    """``pointed`` carries what was clicked on, ``walked`` by how many claims to go on, ``chosen`` tells of Enter,
    ``ticked`` of the space bar and ``left`` of Esc."""

    pointed = Signal(object)
    walked = Signal(int)
    chosen = Signal()
    ticked = Signal()
    left = Signal()

    def __init__(self, model: ParagraphModel) -> None:
        super().__init__()
        model.setParent(self)
        self.paragraphs = model
        self._heights: dict[tuple[int, int], int] = {}
        """Of paragraphs by their number and the width of the view."""
        self.setModel(model)
        self.setItemDelegate(Drawing(self))
        self.setAccessibleName(say("Text"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else each width is laid out twice
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def marked(self, row: int) -> list[Marked]:
        """What a paragraph says, as it is drawn."""
        model = self.paragraphs
        return [
            Marked(one, model.is_ticked(one), model.current is not None and model.current.id == one.id)
            for one in model.shown[row].said
        ]

    def lines(self, row: int) -> QTextLayout:
        """A paragraph set in the width of the view."""
        return set_in_lines(
            self.paragraphs.shown[row], self.marked(row), self.font(), self.palette(), self.viewport().width()
        )

    def height_in(self, row: int) -> int:
        """How high a paragraph is; set once a width."""
        key = self.paragraphs.shown[row].number, self.viewport().width()
        if key not in self._heights:
            self._heights[key] = height_of(self.lines(row))
        return self._heights[key]

    def bring(self, one: Said) -> None:
        """Bring into view the line in which something stands, with what stands around it where it was not seen."""
        row = self.paragraphs.row_of(one)
        layout, rect = self.lines(row), self.visualRect(self.paragraphs.index(row))
        line, room = layout.lineForTextPosition(one.mark[0]), self.viewport().height()
        top = rect.top() + ABOVE + line.y()
        if top < 0 or top + line.height() * 2 > room:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + top - room / 3))

    def said_at(self, point: QPointF) -> Said | None:
        """What stands under a point: the figure itself before the words around it."""
        index = self.indexAt(point.toPoint())
        if not index.isValid():
            return None
        top = self.visualRect(index).top() + ABOVE
        letter = letter_at(self.lines(index.row()), point.x() - MARGIN, point.y() - top)
        if letter is None:
            return None
        said = self.paragraphs.shown[index.row()].said
        on = [one for one in said if one.mark[0] <= letter <= one.mark[1]]
        around = [one for one in said if one.start <= letter <= one.end]
        return min(on, key=lambda one: one.agrees, default=None) or next(iter(around), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointed.emit(self.said_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.said_at(event.position()) is not None:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.walked.emit(1)
            case Qt.Key.Key_Up:
                self.walked.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.chosen.emit()
            case Qt.Key.Key_Space:
                self.ticked.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class Drawing(QStyledItemDelegate):
    """Draws a paragraph with its lines and the shapes in the margin."""

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self.view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(1, self.view.height_in(index.row()))  # never wider than the view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, palette = index.row(), self.view.palette()
        layout, rect = self.view.lines(row), option.rect
        painter.save()
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        layout.draw(painter, QPointF(rect.left() + MARGIN, rect.top() + ABOVE))
        ascent = QFontMetricsF(self.view.font()).ascent()
        for top, shape, state in shapes(layout, self.view.marked(row)):
            painter.setPen(colour_of_state(state, palette))
            painter.drawText(QPointF(rect.left() + SHAPE_AT, rect.top() + ABOVE + top + ascent), shape)
        painter.restore()
