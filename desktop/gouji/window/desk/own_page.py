"""A page of the desk that is no table, but shown in its place: the way to it, and back to what was in view before."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gouji.window.check_sheet.page import CheckSheetPage
from gouji.window.pictures.page import PicturesPage
from gouji.window.prose.page import TextPage
from gouji.window.reviewing.page import ReviewPage

if TYPE_CHECKING:
    from gouji.window.desk.desk import Desk


class OwnPage(QObject):
    """The ways between a page and the rest of the desk; the page is the next in its stack, as its line is in the list
    of tables."""

    def __init__(self, desk: Desk, page: TextPage | CheckSheetPage | PicturesPage | ReviewPage) -> None:
        super().__init__(desk)
        self._shown: QWidget = page
        self._before = 0
        """The line of the tables that was in view before the page was."""
        desk.stack.addWidget(page)
        desk.stack.currentChanged.connect(self._note_view)
        page.chosen.connect(desk.show_cell)
        page.told.connect(desk.told)
        page.left.connect(self._go_back)

    @property
    def _desk(self) -> Desk:
        """Asked for each time: one that is kept here would keep the desk alive when the window lets go of it."""
        return cast("Desk", self.parent())

    @property
    def is_in_view(self) -> bool:
        return self._desk.stack.currentWidget() is self._shown

    def _open(self) -> None:
        self._desk.tables.setCurrentRow(self._desk.stack.indexOf(self._shown))

    def _note_view(self, number: int) -> None:
        if self._desk.stack.widget(number) is not self._shown:
            self._before = number

    def _go_back(self) -> None:
        self._desk.tables.setCurrentRow(self._before)
        self._desk.tables.setFocus()
