"""What fills the window: how to begin, a document as it is being read, or the desk with the open case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from gouji.window.arriving import Arriving
from gouji.window.opening import Opening
from gouji.window.welcome import Welcome

if TYPE_CHECKING:
    from gouji.window.desk import Desk


class Stage(QStackedWidget):
    """The desk stays as it is while another document is read, and is seen again when that is given up."""

    def __init__(self, welcome: Welcome, opening: Opening) -> None:
        super().__init__()
        self.welcome = welcome
        self.arriving = Arriving()
        self.desk: Desk | None = None
        self.addWidget(welcome)
        self.addWidget(self.arriving)
        self.arriving.given_up.connect(opening.stop)
        opening.began.connect(self._begin)
        opening.met.connect(self.arriving.add)
        opening.met.connect(lambda: self.setCurrentWidget(self.arriving))
        opening.ended.connect(self._end)

    def show_desk(self, desk: Desk) -> None:
        """Put a desk in the place of the one before, open at what was looked at meanwhile."""
        place = self.arriving.place() if self.currentWidget() is self.arriving else None
        if self.desk is not None:
            self.removeWidget(self.desk)
            self.desk.deleteLater()
        self.desk = desk
        self.addWidget(desk)
        self.setCurrentWidget(desk)
        if place is not None:
            desk.show_table(*place)

    @property
    def desk_in_view(self) -> Desk | None:
        """The desk, while nothing covers it."""
        return self.desk if self.currentWidget() is self.desk else None

    def _begin(self, name: str) -> None:
        self.arriving.begin(name)
        if self.desk is None:
            self.setCurrentWidget(self.arriving)

    def _end(self) -> None:
        if self.currentWidget() is self.arriving:
            self.setCurrentWidget(self.desk or self.welcome)
