"""What fills the window: how to begin, a document as it is being read, or the desk with the open case."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from gouji.window.opening.opening import Opening
from gouji.window.opening.welcome import Welcome

if TYPE_CHECKING:
    from gouji.model.table import Table
    from gouji.window.desk.desk import Desk
    from gouji.window.opening.arriving import Arriving


class Stage(QStackedWidget):
    """The desk stays as it is while another document is read, and is seen again when that is given up.

    It is covered at once, so that nothing is typed into a case that is about to be replaced.
    """

    def __init__(self, welcome: Welcome, opening: Opening) -> None:
        super().__init__()
        self.welcome = welcome
        self.desk: Desk | None = None
        self.addWidget(welcome)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.activated.connect(opening.stop)
        self._escape.setEnabled(False)
        opening.began.connect(self._begin)
        opening.turned.connect(self._turn)
        opening.met.connect(self._add)
        opening.ended.connect(self._end)

    @cached_property
    def arriving(self) -> Arriving:
        """Where tables are shown as they come; made when a document is first read, for the window is up before."""
        from gouji.window.opening.arriving import Arriving

        arriving = Arriving()
        self.addWidget(arriving)
        return arriving

    def show_desk(self, desk: Desk) -> None:
        """Put a desk in the place of the one before, open at what was looked at meanwhile."""
        place = self.arriving.place() if self.currentWidget() is self.arriving else None
        self.clear()
        self.desk = desk
        self.addWidget(desk)
        self.setCurrentWidget(desk)
        if place is not None and not desk.case.document.joined:  # several files may have changed their order
            desk.going.to_table(*place)

    def clear(self) -> None:
        """Let the desk go."""
        if self.desk is not None:
            self.removeWidget(self.desk)
            self.desk.deleteLater()
            self.desk = None

    @property
    def desk_in_view(self) -> Desk | None:
        """The desk, while nothing covers it."""
        return self.desk if self.currentWidget() is self.desk else None

    def _begin(self, name: str, before: int) -> None:
        self.arriving.begin(name, before)
        self.setCurrentWidget(self.arriving)
        self._escape.setEnabled(True)

    def _turn(self, name: str) -> None:
        self.arriving.turn_to(name)

    def _add(self, table: Table, unit_is_printed: bool) -> None:
        self.arriving.add(table, unit_is_printed)

    def _end(self) -> None:
        self._escape.setEnabled(False)
        if self.currentWidget() is self.arriving:
            self.setCurrentWidget(self.desk or self.welcome)
        self.arriving.clear()
