"""Columns that stay in view while the others are scrolled: a second view over the first and last columns of the table.

It is only looked at. The mouse and the keyboard stay with the table, which knows what stands where
(``TreeView.indexAt``), so that selecting, typing and menus need no second way. Held by
``test_code_and_name_stay_in_view_while_the_figures_are_scrolled``,
``test_a_click_on_a_frozen_name_means_its_row_though_figures_are_scrolled_below_it``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from gouji.window.tree.drawing.header import Header


class FrozenColumns(QTableView):
    """The ``columns`` of a table again, at its left or right edge, over what is scrolled below them."""

    def __init__(self, table: QTableView, header: Header, columns: Collection[int], *, at_right: bool) -> None:
        super().__init__(table)
        self._table, self.at_right = table, at_right
        self.columns = frozenset(columns)
        self.setHorizontalHeader(header)
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAutoScroll(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in range(table.model().columnCount()):
            self.setColumnHidden(column, column not in self.columns or table.isColumnHidden(column))
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        table.horizontalHeader().sectionResized.connect(self._resize_section)

    @property
    def wide(self) -> int:
        """Pixels that its columns take."""
        return sum(self._table.columnWidth(column) for column in self.columns)

    @property
    def open_room(self) -> QRect:
        """Where its cells are seen: nothing stands over them."""
        return self.viewport().rect()

    def place(self, room: QRect) -> None:
        """Stand over the table, whose header and rows fill ``room``."""
        wide = min(self.wide, room.width())
        left = room.right() + 1 - wide if self.at_right else room.left()
        self.setGeometry(left, room.top(), wide, room.height())
        self.verticalScrollBar().setValue(self._table.verticalScrollBar().value())

    def column_under(self, point: QPoint) -> int | None:
        """The column at a point of the table's viewport; None where it is not in the way."""
        spot = self.viewport().mapFrom(self._table, self._table.viewport().mapToParent(point))
        inside = not self.isHidden() and 0 <= spot.x() < self.viewport().width()
        return self.columnAt(spot.x()) if inside else None

    def left_of(self, column: int) -> int:
        """Where a column begins, in the table's viewport."""
        start = self.viewport().mapTo(self._table, QPoint(self.columnViewportPosition(column), 0))
        return self._table.viewport().mapFromParent(start).x()

    def _resize_section(self, column: int, _: int, size: int) -> None:
        if column in self.columns:
            self.setColumnWidth(column, size)


def not_covered(port: QRect, panes: Iterable[FrozenColumns]) -> QRect:
    """What is left of the room of a table where no frozen column stands over its cells."""
    for pane in panes:
        wide = 0 if pane.isHidden() else pane.width()
        port = port.adjusted(0, 0, -wide, 0) if pane.at_right else port.adjusted(wide, 0, 0, 0)
    return port
