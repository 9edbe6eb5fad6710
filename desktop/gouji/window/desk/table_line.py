"""A line of the list of tables as it is painted: its id standing back, what it is called, what is open in it at the
right. A title that has no room loses letters in its middle, for tables differ at both ends.

What a line says in one text is for who hears it, or copies it. Held by
``test_what_is_open_in_a_table_is_never_cut``.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gouji.window.looks import muted

PARTS = Qt.ItemDataRole.UserRole
MARGIN = 6
GAP = "　"
"""Between the parts of a line in one text."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Parts(NamedTuple):
    """Of a line: the id of its table, what is open in it, and what it is called; "" for what it has not."""

    id: str
    mark: str
    title: str


def write(item: QListWidgetItem, parts: Parts) -> None:
    """Have an item say and show these parts."""
    item.setText(GAP.join(filter(None, parts)))
    item.setData(PARTS, tuple(parts))


def width_of(parts: Parts, metrics: QFontMetrics) -> int:
    """Pixels that a line takes with its whole title."""
    return sum(metrics.horizontalAdvance(one) + MARGIN for one in parts if one) + MARGIN


class TableLine(QStyledItemDelegate):
    """Paints the lines that have parts; others as they are."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        told = index.data(PARTS)
        if not told:
            super().paint(painter, option, index)
            return
        styled, parts, view = QStyleOptionViewItem(option), Parts(*told), option.widget
        assert isinstance(view, QWidget)
        self.initStyleOption(styled, index)
        styled.text = ""
        chosen = bool(styled.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        ink, of_outcome = option.palette.color(role), styled.palette.color(role)
        painter.save()
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, styled, painter, view)
        inner, metrics = styled.rect.adjusted(MARGIN, 0, -MARGIN, 0), styled.fontMetrics
        painter.setPen(of_outcome)
        painter.drawText(inner, RIGHT, parts.mark)
        right = metrics.horizontalAdvance(parts.mark) + (MARGIN if parts.mark else 0)
        left = metrics.horizontalAdvance(parts.id) + (MARGIN if parts.id else 0)
        room = QRect(inner).adjusted(left, 0, -right, 0)
        painter.setPen(ink)
        painter.drawText(room, LEFT, metrics.elidedText(parts.title, Qt.TextElideMode.ElideMiddle, room.width()))
        painter.setPen(ink if chosen else muted(styled.palette))
        painter.drawText(inner, LEFT, parts.id)
        painter.restore()
