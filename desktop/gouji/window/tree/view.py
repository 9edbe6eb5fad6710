"""A table on screen: a flat view that draws the tree by moving the codes in, so that size costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gouji.window.copying import CopyingView
from gouji.window.tree.columns import What
from gouji.window.tree.drawing.branches import Branches
from gouji.window.tree.drawing.figures import CellDelegate, FigureDelegate
from gouji.window.tree.drawing.frozen import FrozenColumns, not_covered
from gouji.window.tree.drawing.header import Header
from gouji.window.tree.folding import fold_by_key
from gouji.window.tree.keys import would_type
from gouji.window.tree.model import TreeModel
from gouji.window.zoom import ZOOMS, is_zoom, wheel_zoom

INDENT = 1.25
"""How far each level is moved in, in heights of a letter."""

ROW_HEIGHT = 1.5
"""In heights of a letter: airy but dense."""

MOST_FROZEN = 0.75
"""The share of a table that may be frozen."""

LABELS = (What.CODE, What.NAME)


class TreeView(CopyingView):
    """Opens and closes rows by a click on their arrow, a double click on their code or name, or the arrow keys.

    ``pasted`` tells that what was copied elsewhere is to go into the cells, ``cleared`` that they are to be blank, and
    ``filled`` that the uppermost is to go into those below.
    """

    pasted = Signal()
    barred = Signal()
    """Something is to be typed where nothing is."""
    cleared = Signal()
    filled = Signal()
    zoomed = Signal(object)
    """By how many steps the letters are to be larger; None for as large as at first."""
    panes: Sequence[FrozenColumns] = ()
    """What stands over the columns that are frozen; Qt asks before they are there."""
    open_room = QRect()
    """Where in the viewport no frozen column stands over the cells."""

    def __init__(self, model: TreeModel, may_turn: Callable[[], bool]) -> None:
        """``may_turn`` is asked before a row is opened or closed, so that nothing that is being typed is lost."""
        super().__init__()
        self.tree = model
        self._may_turn = may_turn
        self.least: list[int] = [0] * len(model.columns)
        """Pixels that the columns need at least, so that no figure is cut."""
        self.setHorizontalHeader(self._header())
        self.setModel(model)
        self._branches = Branches(self, model)
        self._delegates: list[CellDelegate] = [self._branches, CellDelegate(self, model), FigureDelegate(self, model)]
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for place, one in enumerate(model.columns):
            self.setColumnHidden(place, one.what is What.CODE and not model.coded[one.side])
        last = len(model.columns) - 1
        first = [place for place, one in enumerate(model.columns) if one.what in LABELS and not one.side]
        frozen = [FrozenColumns(self, self._header(), first, at_right=False)]
        if model.columns[last].what is What.DIFFERENCE:
            frozen.append(FrozenColumns(self, self._header(), [last], at_right=True))
        self.panes = frozen
        for view in (self, *self.panes):
            self._delegate(view)
        self.horizontalHeader().sectionResized.connect(self._keep_least)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)  # what was whole may be covered now

    def _header(self) -> Header:
        places = range(len(self.tree.columns))
        return Header(self.tree.heads, [self.tree.is_figure(place) for place in places], self)

    def _delegate(self, view: QTableView) -> None:
        branches, texts, figures = self._delegates[:3]
        for place, one in enumerate(self.tree.columns):
            by_what = texts if one.what in LABELS else figures
            view.setItemDelegateForColumn(place, branches if place in self.tree.branches else by_what)

    def use_delegates(self, amounts: FigureDelegate, branches: Branches, texts: CellDelegate) -> None:
        """Paint and edit by others: one that edits serves one view. What is frozen is only painted."""
        branches.indentation = self._branches.indentation
        self._delegates += [branches, texts, amounts]
        for place, one in enumerate(self.tree.columns):
            if one.what in LABELS:
                self.setItemDelegateForColumn(place, branches if place in self.tree.branches else texts)
            elif one.what is What.AMOUNT:
                self.setItemDelegateForColumn(place, amounts)

    def take_font(self, font: QFont) -> None:
        """Other letters; rows as high and levels as far in as they ask for."""
        letter = QFontMetrics(font).height()
        for one in self._delegates:
            if isinstance(one, Branches):
                one.indentation = round(letter * INDENT)
        for view in (self, *self.panes):
            view.setFont(font)
            view.horizontalHeader().setFont(font)
            rows = view.verticalHeader()
            rows.setMinimumSectionSize(letter)
            rows.setDefaultSectionSize(round(letter * ROW_HEIGHT))
        self.updateGeometries()

    @property
    def indentation(self) -> int:
        """Pixels by which each level is moved in."""
        return self._branches.indentation

    def wheelEvent(self, event: QWheelEvent) -> None:
        if steps := wheel_zoom(event):
            self.zoomed.emit(steps)
        else:
            super().wheelEvent(event)

    def _keep_least(self, column: int, _: int, size: int) -> None:
        """No figure is cut, whoever makes its column narrow; the panes stand where the columns end."""
        if 0 < size < self.least[column]:
            self.setColumnWidth(column, self.least[column])
        self.place_panes()

    def place_panes(self) -> None:
        """Freeze what would be scrolled away, as far as enough room is left to the figures."""
        port = self.viewport().geometry()
        header = self.horizontalHeader()
        room = QRect(port.left(), header.geometry().top(), port.width(), header.height() + port.height())
        is_scrolled = header.length() > port.width()
        wide = sum(pane.wide for pane in self.panes)
        for pane in self.panes:
            pane.setVisible(is_scrolled and wide < port.width() * MOST_FROZEN)
            pane.horizontalHeader().setFixedHeight(header.height())
            pane.place(room)
        seen = not_covered(self.viewport().rect(), self.panes)
        if seen != self.open_room:
            self.open_room = seen
            self.viewport().update()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.place_panes()

    def _pane_of(self, column: int) -> FrozenColumns | None:
        return next((pane for pane in self.panes if column in pane.columns and not pane.isHidden()), None)

    def indexAt(self, point: QPoint) -> QModelIndex:
        for pane in self.panes:
            if (column := pane.column_under(point)) is not None:
                return self.tree.index(self.rowAt(point.y()), column)
        return super().indexAt(point)

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        rect = super().visualRect(index)
        pane = self._pane_of(index.column())
        if pane is not None:
            rect.moveLeft(pane.left_of(index.column()))
        return rect

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if self._pane_of(index.column()) is not None:
            bar.setValue(before)
            return
        rect = super().visualRect(index)
        if rect.left() < (left := self.open_room.left()):
            bar.setValue(bar.value() - (left - rect.left()))
        elif rect.right() > (right := self.open_room.right()):
            bar.setValue(bar.value() + rect.right() - right)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, line: int) -> None:
        """A row is lit under the mouse, in all its columns."""
        before = self._delegates[0].hovered
        if line == before:
            return
        for delegate in self._delegates:
            delegate.hovered = line
        for one in (before, line):
            if one >= 0:
                self.paint_line(one)

    def paint_line(self, line: int) -> None:
        """Paint a row again."""
        for view in (self, *self.panes):
            area = view.viewport()
            area.update(0, view.rowViewportPosition(line), area.width(), view.rowHeight(line))

    def arrow(self, row: int, cell: QRect) -> QRect:
        """Where the arrow of a table row stands in its cell."""
        return self._branches.arrow(row, cell)

    def turn(self, index: QModelIndex) -> None:
        """Open what stands below a row, or close it; a cursor that would vanish stays on the row."""
        if not self._may_turn():
            return
        row, current = self.tree.row_of(index), self.currentIndex()
        if current.isValid() and row in self.tree.outline.over(self.tree.row_of(current)):
            self.go_to(index.siblingAtColumn(current.column()))
        current, bar = self.currentIndex(), self.verticalScrollBar()
        place = (self.tree.row_of(current), current.column()) if current.isValid() else None
        top = bar.value()
        self.tree.turn(row)
        if place is not None and not self.currentIndex().isValid():  # lines that were laid anew have no cursor
            self.go_to(self.tree.index_of(*place))
        bar.setValue(top)

    def _parent_at(self, index: QModelIndex) -> bool:
        """Whether an index is a code or a name of a row that others stand below."""
        tree = self.tree
        is_label = tree.folds and index.isValid() and tree.columns[index.column()].what in LABELS
        return is_label and tree.outline.is_parent(tree.row_of(index))

    def _arrow_at(self, point: QPoint) -> QModelIndex | None:
        """The code, or name, whose arrow is at a point."""
        index = self.indexAt(point)
        if index.column() not in self.tree.branches or not self._parent_at(index):
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

    def _go_down(self, by: int) -> None:
        """Enter goes down, with Shift up, as in spreadsheets."""
        index = self.currentIndex()
        target = index.sibling(index.row() + by, index.column())
        if target.isValid():
            self.go_to(target)

    def held(self, index: QModelIndex) -> str:
        return self.tree.plain(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_zoom(event):
            self.zoomed.emit(ZOOMS[Qt.Key(event.key())])
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_down(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        if fold_by_key(self, event):
            return
        if would_type(event) and not self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.barred.emit()
        else:
            super().keyPressEvent(event)
