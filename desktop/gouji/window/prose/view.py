"""The paragraphs in view: set in lines when they are seen, gone through claim by claim."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QPolygon,
    QResizeEvent,
    QTextLayout,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from gouji.casework.prose.said import Said
from gouji.prose.quantities import number_at
from gouji.window.looks import colour_of_state
from gouji.window.prose.figure_editor import FigureEditor
from gouji.window.prose.model import ParagraphModel
from gouji.window.prose.setting import (
    ABOVE,
    MARGIN,
    Marked,
    found_range,
    height_of,
    letter_at,
    set_in_lines,
    shapes,
    x_of,
)
from gouji.wording import say

CORNER = 6
"""Pixels of the corner of a figure that was typed."""

SHAPE_AT = 9
"""Pixels from the left edge to the shapes in the margin."""


class TextView(QListView):
    """``pointed`` carries what was clicked on, ``walked`` by how many claims to go on, ``edited`` what is begun to be
    typed into the figure that is looked at; ``chosen`` tells of Enter, ``ticked`` of the space bar, ``left`` of Esc."""

    pointed = Signal(object)
    walked = Signal(int)
    edited = Signal(str)
    chosen = Signal()
    ticked = Signal()
    left = Signal()

    def __init__(self, model: ParagraphModel) -> None:
        super().__init__()
        model.setParent(self)
        self.paragraphs = model
        self._heights: dict[tuple[str, int], int] = {}
        """Of paragraphs by their words and the width of the view."""
        self._sought: tuple[int, int] | None = None
        """The letter of a paragraph that is to be seen until its user scrolls: the view may get its size later."""
        self.editor = FigureEditor(self.viewport())
        self.setModel(model)
        self.verticalScrollBar().valueChanged.connect(self._move_editor)
        self.verticalScrollBar().actionTriggered.connect(self._seek_no_more)
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
            Marked(one, model.case.state_on(one), model.current is not None and model.current.id == one.id)
            for one in model.shown[row].said
        ]

    def lines(self, row: int) -> QTextLayout:
        """A paragraph set in the width of the view."""
        return set_in_lines(
            self.paragraphs.shown[row], self.marked(row), self.font(), self.palette(), self.viewport().width()
        )

    def height_in(self, row: int) -> int:
        """How high a paragraph is; set once a width."""
        key = self.paragraphs.shown[row].paragraph.text, self.viewport().width()
        if key not in self._heights:
            self._heights[key] = height_of(self.lines(row))
        return self._heights[key]

    def bring(self, one: Said) -> None:
        """Bring into view the line in which something stands, with what stands around it where it was not seen."""
        self.bring_letter(one.paragraph, one.mark[0])

    def bring_letter(self, paragraph: int, letter: int) -> None:
        """The same of a letter of a paragraph that is shown."""
        self._sought = paragraph, letter
        self.executeDelayedItemsLayout()
        row = next(row for row, shown in enumerate(self.paragraphs.shown) if shown.number == paragraph)
        layout, rect = self.lines(row), self.visualRect(self.paragraphs.index(row))
        line, room = layout.lineForTextPosition(letter), self.viewport().height()
        top = rect.top() + ABOVE + line.y()
        if top < 0 or top + line.height() * 2 > room:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + top - room / 3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._sought is not None:
            QTimer.singleShot(0, self, self._bring_again)

    def _bring_again(self) -> None:
        if self._sought is not None and self.paragraphs.shows(self._sought[0]):
            self.bring_letter(*self._sought)
            self._move_editor()

    def _seek_no_more(self) -> None:
        self._sought = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._seek_no_more()
        super().wheelEvent(event)

    def edit_figure(self, one: Said, begun: str = "") -> None:
        """Let another figure be typed in place of one."""
        self.bring(one)
        text = self.paragraphs.shown[self.paragraphs.row_of(one)].paragraph.text
        quantity = one.held.claim.quantity if one.held else None
        if quantity is not None:
            self.editor.lie_over(self.place_of(one))
            self.editor.open(number_at(text, quantity), begun)

    def place_of(self, one: Said) -> QRect:
        """Where the letters that are underlined stand in the view, as far as they stand in one line."""
        row = self.paragraphs.row_of(one)
        layout, rect = self.lines(row), self.visualRect(self.paragraphs.index(row))
        line = layout.lineForTextPosition(one.mark[0])
        left, right = (x_of(line, at) for at in (one.mark[0], min(one.mark[1], line.textStart() + line.textLength())))
        top = rect.top() + ABOVE + line.y()
        return QRectF(rect.left() + MARGIN + left, top, right - left, line.height()).toRect()

    def _move_editor(self) -> None:
        one = self.paragraphs.current
        if self.editor.isVisible() and one is not None:
            self.editor.lie_over(self.place_of(one))

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
        one = self.said_at(event.position())
        if one is not None and one.figure is not None:
            self.edited.emit("")
        elif one is not None:
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
            case Qt.Key.Key_F2:
                self.edited.emit("")
            case _ if event.text().isdecimal():
                self.edited.emit(event.text())
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
        layout.draw(painter, QPointF(rect.left() + MARGIN, rect.top() + ABOVE), self._found(row))
        ascent = QFontMetricsF(self.view.font()).ascent()
        for one in self.view.marked(row):
            if one.said.printed:
                _corner(painter, self.view.place_of(one.said), colour_of_state("to explain", palette))
        for top, shape, state in shapes(layout, self.view.marked(row)):
            painter.setPen(colour_of_state(state, palette))
            painter.drawText(QPointF(rect.left() + SHAPE_AT, rect.top() + ABOVE + top + ascent), shape)
        painter.restore()

    def _found(self, row: int) -> list[QTextLayout.FormatRange]:
        """What was sought, where it stands in the paragraph of a row."""
        model = self.view.paragraphs
        if model.found is None or model.found[0] != model.shown[row].number:
            return []
        return [found_range(*model.found[1:], self.view.palette())]


def _corner(painter: QPainter, place: QRect, colour: QColor) -> None:
    """The mark of a figure that was typed: the upper right corner of its place, as in the tables."""
    right, top = place.right(), place.top()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygon([QPoint(right - CORNER, top), QPoint(right, top), QPoint(right, top + CORNER)]))
