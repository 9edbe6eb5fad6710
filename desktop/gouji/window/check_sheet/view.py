"""The rows in view: gone through with the arrows, decided with figures, copied, led on to the figure that proves it.

↓ and ↑ go from line to line, → and ← among what stands below one. Below a line no figure turns an answer that a person
gave: the first press goes to the line and says so. Held by ``tests/window/check_sheet/test_page.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QStyledItemDelegate, QStyleOptionViewItem

from gouji.review.decisions import Given
from gouji.window.check_sheet.drawing import draw, height_of
from gouji.window.check_sheet.model import SheetModel
from gouji.window.check_sheet.rows import Kind, Row
from gouji.window.index import Index
from gouji.wording import say

KEYS = {Qt.Key.Key_1: Given.YES, Qt.Key.Key_2: Given.NO, Qt.Key.Key_3: Given.NOT_APPLICABLE}
"""The keys of the answers, which stand on their buttons."""

NARROWEST = 44
"""Digits across, at least: what a line is called stands beside two answers."""

_Move = QAbstractItemView.CursorAction

TAKE_BACK = (Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class SheetView(QListView):
    """``pointed`` carries the Row gone to, ``decided`` the answer of a key and None where it is taken back, ``told`` a
    sentence; ``chosen`` tells of Enter, ``left`` of Esc."""

    pointed = Signal(object)
    decided = Signal(object)
    chosen = Signal()
    left = Signal()
    told = Signal(str)

    def __init__(self, model: SheetModel) -> None:
        super().__init__()
        model.setParent(self)
        self.sheet = model
        self._heights: dict[tuple[str, int], int] = {}
        """Of rows by their text and the width of the view."""
        self.setModel(model)
        self.setItemDelegate(Drawing(self))
        self.setAccessibleName(say("Check sheet"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else each width is laid out twice
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * NARROWEST)
        model.dataChanged.connect(self._lay_out)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.sheet.at(self.currentIndex())

    def height_in(self, row: Row) -> int:
        """How high a row is; set once a width."""
        key = f"{row.kind}{row.text}", self.viewport().width()
        if key not in self._heights:
            self._heights[key] = height_of(row, self.font(), self.viewport().width())
        return self._heights[key]

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if (row := self.sheet.at(current)) is not None:
            self.pointed.emit(row)

    def _lay_out(self) -> None:
        self.scheduleDelayedItemsLayout()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.row is not None:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy(self.row.copied if self.row else "")
        elif key in KEYS and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self._give(KEYS[Qt.Key(key)])
        elif key in TAKE_BACK:
            self.decided.emit(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        at = self.currentIndex().row()
        match action:
            case _Move.MoveDown | _Move.MoveNext:
                wanted = self._lines(range(at + 1, len(self.sheet.rows)))
            case _Move.MoveUp | _Move.MovePrevious:
                wanted = self._lines(range(at - 1, -1, -1))
            case _Move.MoveRight | _Move.MoveLeft:
                beside = at + (1 if action is _Move.MoveRight else -1)
                rows = self.sheet.rows
                is_own = self.row is not None and 0 <= beside < len(rows) and rows[beside].key[0] == self.row.key[0]
                wanted = iter((beside,) if is_own else ())
            case _:
                return super().moveCursor(action, modifiers)
        found = self.sheet.index(next(wanted, at))
        self._show_all_of(found)
        return found

    def _lines(self, rows: Iterable[int]) -> Iterator[int]:
        return (number for number in rows if self.sheet.rows[number].kind is Kind.LINE)

    def _show_all_of(self, index: QModelIndex) -> None:
        """What stands below a line is seen with it."""
        if (row := self.sheet.at(index)) is not None and row.kind is Kind.LINE:
            self.scrollTo(self.sheet.index(max(n for n, one in enumerate(self.sheet.rows) if one.key[0] == row.key[0])))

    def _give(self, given: Given) -> None:
        """Answer the line; what a person answered to it is not turned from below it."""
        row = self.row
        own = row.answer if row is not None and row.kind is not Kind.LINE else None
        if row is None or own is None or not own.by_hand or own.stands is given:
            self.decided.emit(given)
            return
        self.setCurrentIndex(self.sheet.find(row.key[:1]))
        message = "“{line}” is answered {answer} by hand. Press the key again to answer it otherwise."
        self.told.emit(say(message, line=own.line.text, answer=own.told))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse of the row under it, by key of that under the cursor."""
        keyed = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self.visualRect(self.currentIndex()).bottomLeft() if keyed else event.pos()
        if (menu := self.menu_at(at)) is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(at))

    def menu_at(self, point: QPoint) -> QMenu | None:
        """What can be copied of the row at a point: all of it, where it stands, its words, what proves it."""
        row = self.sheet.at(self.indexAt(point))
        if row is None or row.answer is None:
            return None
        menu = QMenu(self)
        entries = [(say("Copy\tCtrl+C"), row.copied)]
        if (one := row.problem) is not None:
            entries += [
                (say("Copy the place"), one.where),
                (say("Copy the quotation"), one.quoted),
                (say("Copy the proof"), "\n".join(one.proof)),
            ]
        for name, text in entries:
            action = menu.addAction(name)
            action.setData(text)
            action.setEnabled(bool(text))
        menu.triggered.connect(self._copy_of)
        return menu

    def _copy_of(self, action: object) -> None:
        self.copy(str(action.data()))  # type: ignore[attr-defined]

    def copy(self, text: str) -> None:
        """Put a text into the clipboard just as it is."""
        if text:
            QGuiApplication.clipboard().setText(text)


class Drawing(QStyledItemDelegate):
    """Draws a row."""

    def __init__(self, view: SheetView) -> None:
        super().__init__(view)
        self.view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self.view.sheet.at(index)
        return QSize(1, self.view.height_in(row) if row else 0)  # never wider than the view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self.view.sheet.at(index)
        if row is not None:
            current = index == self.view.currentIndex()
            draw(painter, row, option.rect, self.view.font(), self.view.palette(), current=current)
