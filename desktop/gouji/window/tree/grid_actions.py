"""What is done to many cells of a table at once: copied, pasted, cleared, filled down, added up; each as one action.

Held by ``tests/window/test_blocks.py``.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from gouji.checking.families.sign import Sign
from gouji.errors import UserError
from gouji.model.document import Cell
from gouji.window.tree.block import Figures, copied_block, filled, pasted
from gouji.window.tree.checked import CheckedModel
from gouji.window.tree.keys import DELETE, FILL, INSERT, TAKE_NAME
from gouji.window.tree.row_actions import RowActions
from gouji.window.tree.summing import summed
from gouji.window.tree.view import TreeView
from gouji.wording import say

NOTHING_COPIED = "What was copied is no figure. Copy a figure in Excel, WPS or a web page first."

KEYS = QKeySequence.StandardKey


class GridActions(QObject):
    """``told`` carries a sentence, ``summed`` what the selected figures add up to."""

    told = Signal(str)
    summed = Signal(str)

    def __init__(self, view: TreeView, model: CheckedModel, rows: RowActions) -> None:
        super().__init__(view)
        self._view, self._model, self._rows = view, model, rows
        view.pasted.connect(self.paste)
        view.cleared.connect(self.clear)
        view.filled.connect(self.fill_down)
        fill = QShortcut(QKeySequence(FILL), view, context=Qt.ShortcutContext.WidgetShortcut)
        fill.activated.connect(self.fill_down)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.selectionModel().selectionChanged.connect(self._sum)

    def selected(self) -> list[Cell]:
        """The figures that are selected, from the top."""
        indexes = sorted(self._view.selectionModel().selectedIndexes(), key=lambda one: (one.row(), one.column()))
        return [cell for index in indexes if (cell := self._model.cell_of(index)) is not None]

    def paste(self) -> None:
        """Put what was copied elsewhere into the table, from the uppermost selected cell on."""
        copied = QGuiApplication.clipboard().mimeData()
        block = copied_block(copied.text(), copied.html())
        if not block:
            self.told.emit(say(NOTHING_COPIED))
            return
        indexes = self._view.selectionModel().selectedIndexes() or [self._view.currentIndex()]
        at = min(indexes, key=lambda one: (one.row(), one.column()))
        if not at.isValid():
            return
        across = [column for column in range(len(self._model.columns)) if not self._view.isColumnHidden(column)]
        try:
            figures = pasted(self._model, block, at, across, self.selected())
        except UserError as error:
            self.told.emit(say(error.message, **error.params))
        else:
            self._put(figures, "paste")

    def clear(self) -> None:
        """Make the selected figures blank."""
        self._put([(cell, None) for cell in self.selected()], "clear")

    def fill_down(self) -> None:
        """Put the uppermost selected figure of each column into those below it."""
        self._put(filled(self._model, self.selected()), "fill")

    def mark(self, sign: Sign) -> None:
        """Mark the selected figures with a sign, or no longer."""
        self._model.mark(self.selected(), sign)

    def _mark(self, action: QAction) -> None:
        self.mark(Sign(action.data()))

    def _put(self, figures: Figures, by: str) -> None:
        if figures:
            self._model.put(figures, by)

    def _sum(self) -> None:
        self.summed.emit(summed(self._model, self.selected()))

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self._view)
        for text, key, slot in (
            ("Copy", KEYS.Copy, self._view.copy),
            ("Paste", KEYS.Paste, self.paste),
            ("Clear", KEYS.Delete, self.clear),
            ("Fill down", FILL, self.fill_down),
            ("Insert a row above", INSERT, self._rows.insert),
            ("Insert a row below", "", self._rows.insert_below),
            ("Delete the rows", DELETE, self._rows.delete),
            ("Give the row another code", "", self._rows.recode),
            ("Take the name of the catalogue", TAKE_NAME, self._rows.take_name),
        ):
            shown = f"{say(text)}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}"
            menu.addAction(shown.rstrip("\t")).triggered.connect(slot)
            if slot == self.fill_down:
                menu.addSeparator()
        marks = menu.addMenu(say("Mark as held against"))
        for sign in (Sign.SOURCE, *(one for one in Sign if one is not Sign.SOURCE)):
            marks.addAction(f"{sign.value}　{say(sign.message)}").setData(sign.value)
        marks.triggered.connect(self._mark)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._view.viewport().mapToGlobal(point))
