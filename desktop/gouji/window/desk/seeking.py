"""The field in which is searched, over tables and text: every key goes to the first place that is found from where the
cursor was, Enter and F3 to the next. Esc leads back into the table.

The keyboard stays in the field meanwhile. Held by ``tests/window/test_seeking.py``.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from gouji.casework.case import Case
from gouji.casework.seeking import Hit, Seeker
from gouji.window.plain import Label
from gouji.window.prose.page import TextPage
from gouji.window.tree.sheet import CheckedSheet
from gouji.wording import say


class SeekBar(QWidget):
    """``reached`` carries the Hit in a table that is to be looked at, ``read`` that in the text."""

    reached = Signal(object)
    read = Signal(object)

    def __init__(self, case: Case, stack: QStackedWidget) -> None:
        super().__init__()
        self._case, self._stack = case, stack
        self._seeker = Seeker(case.document)
        self.hits: list[Hit] = []
        self.place = -1
        self.field = QLineEdit()
        self.field.setPlaceholderText(say("Code, name, pinyin initials, amount, or a place such as T3!20801"))
        self.field.setAccessibleName(say("Find…"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._seek)
        self.field.installEventFilter(self)
        self.told = Label()
        box = QHBoxLayout(self)
        box.setContentsMargins(6, 4, 6, 4)
        box.addWidget(self.field, 1)
        box.addWidget(self.told)
        for text, told, slot in (
            ("▲", "Find the one before", self._back),
            ("▼", "Find the next", self._next),
            ("×", "Close", self.close_bar),
        ):
            button = QToolButton()
            button.setAutoRaise(True)
            button.setText(text)
            button.setToolTip(say(told))
            button.setAccessibleName(say(told))
            button.clicked.connect(slot)
            box.addWidget(button)
        self.over_tables = QWidget()
        column = QVBoxLayout(self.over_tables)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self)
        column.addWidget(stack, 1)
        self.hide()

    def forget(self) -> None:
        """A table has other rows: what was found stands elsewhere."""
        self._seeker = Seeker(self._case.document)
        self.hits, self.place = [], -1

    def open(self, begun: str = "") -> None:
        """Show the field, with the beginning of an address or what was searched last."""
        self._seeker.prepare()
        self.show()
        if begun:
            self.field.setText(begun)
            self.field.end(False)
        else:
            self.field.selectAll()
        self.field.setFocus()

    def open_for_a_place(self) -> None:
        """Show the field with the beginning of an address in the table that is in view."""
        number, tables = self._stack.currentIndex(), self._case.document.tables
        self.open(f"{tables[number].id}!" if number < len(tables) else "T1!")

    def close_bar(self) -> None:
        """Back into the table, where the last place was found."""
        self.hide()
        page = self._stack.currentWidget()
        (page.view if isinstance(page, CheckedSheet | TextPage) else self._stack).setFocus()

    def step(self, by: int) -> None:
        """Go to the next place, or the one before; around the end."""
        if not self.hits:
            self.open()
        else:
            self._go((self.place + by) % len(self.hits))

    def _next(self) -> None:
        self.step(1)

    def _back(self) -> None:
        self.step(-1)

    def _seek(self, text: str) -> None:
        self.hits = self._seeker.seek(text)
        self.place = -1
        if not self.hits:
            self.told.setText(say("Found nowhere") if text.strip() else "")
            return
        here = self._here()
        behind = len(self._case.document.tables)
        at = ((hit.table if hit.table >= 0 else behind, hit.row) for hit in self.hits)
        self._go(next((place for place, where in enumerate(at) if where >= here), 0))

    def _here(self) -> tuple[int, int]:
        """Table and row of the cursor; the text stands behind the tables."""
        page = self._stack.currentWidget()
        if isinstance(page, TextPage):
            return len(self._case.document.tables), page.model.found[0] if page.model.found else 0
        if not isinstance(page, CheckedSheet):
            return 0, 0
        index = page.view.currentIndex()
        return page.model.number, page.model.row_of(index) if index.isValid() else 0

    def _go(self, place: int) -> None:
        self.place = place
        self.told.setText(say("{number} of {count}", number=place + 1, count=len(self.hits)))
        hit = self.hits[place]
        (self.reached if hit.table >= 0 else self.read).emit(hit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            match event.key():
                case Qt.Key.Key_Escape:
                    self.close_bar()
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.hits:
                    self.step(-1 if back else 1)
                    return True
        return super().eventFilter(watched, event)
