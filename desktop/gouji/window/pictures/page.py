"""图: what is tied to what, what is spent by class, basic expenditure and projects; each as a picture and as a list.

It is looked at anew only while it is seen. What is gone into and chosen stays when figures change. Held by
``tests/window/pictures/test_page.py``.
"""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QStackedWidget, QTabBar, QVBoxLayout

from gouji.casework.case import Case
from gouji.casework.pictures.shown import pictures_of
from gouji.model.document import Cell
from gouji.pictures.ties import Node
from gouji.window.pictures.listing import ListingView
from gouji.window.pictures.view import PictureView
from gouji.window.plain import Label, as_is, one_line
from gouji.window.seen_anew import SeenAnew
from gouji.window.zoom import zoom_by, zoomed_font
from gouji.wording import say

LIST_KEY = "Alt+L"
"""Shows the picture as a list, and back."""


class PicturesPage(SeenAnew):
    """``chosen`` carries the Cell to go to, ``tied`` the Tie whose relations are to be shown, ``reached`` the Node to
    go to, ``told`` a sentence; ``left`` tells that the user goes back."""

    chosen = Signal(Cell)
    tied = Signal(object)
    reached = Signal(object)
    told = Signal(str)
    left = Signal()

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.pictures = pictures_of(case)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(say("Charts"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for one in self.pictures:
            self.tabs.addTab(one.called)
        self.table = QComboBox()
        self.table.setAccessibleName(say("Table that is shown"))
        self.up = QPushButton(say("↑ One level up"))
        self.up.setToolTip(as_is(say("Back to the class above (Backspace)")))
        self.as_list = QPushButton(say("List"))
        self.as_list.setCheckable(True)
        self.as_list.setShortcut(QKeySequence(LIST_KEY))
        self.as_list.setToolTip(as_is(say("The same as a list ({key})", key=LIST_KEY)))
        self.caption, self.sentence = Label(), Label()
        self.caption.setWordWrap(True)
        self.sentence.setWordWrap(True)
        self.view, self.list = PictureView(), ListingView()
        self.nothing = Label()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.stack = QStackedWidget()
        for widget in (self.view, self.list, self.nothing):
            self.stack.addWidget(widget)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar, line = QHBoxLayout(), QHBoxLayout()
        bar.addWidget(self.tabs)
        bar.addStretch(1)
        for widget in (self.table, self.as_list):
            bar.addWidget(widget)
        line.addWidget(self.up)
        line.addWidget(self.caption, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addLayout(bar)
        column.addLayout(line)
        column.addWidget(self.stack, 1)
        column.addWidget(self.sentence)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn_to)
        self.table.currentIndexChanged.connect(self._choose_table)
        self.up.clicked.connect(self.rise)
        self.as_list.toggled.connect(self._show_list)
        self.view.acted.connect(self.act)
        self.view.asked.connect(self._ask)
        self.view.pointed.connect(self._tell)
        self.view.zoomed.connect(self._zoom)
        self.list.acted.connect(self.lead)
        for view in (self.view, self.list):
            view.rose.connect(self.rise)
            view.left.connect(self.left)

    @property
    def shown(self) -> int:
        """The number of the picture that is shown."""
        return max(self.tabs.currentIndex(), 0)

    def take_focus(self) -> None:
        """The keyboard goes to the picture or the list, to what was looked at there."""
        widget = self.stack.currentWidget()
        (self.tabs if widget is self.nothing else widget or self).setFocus()

    def act(self, target: Hashable) -> None:
        """What was clicked or entered in the picture: one step deeper, or to where it leads."""
        if self.pictures[self.shown].go_in(target):
            self._renew()
            self.take_focus()
        else:
            self.lead(target)

    def lead(self, target: Hashable) -> None:
        """To where a part of the picture or the list leads."""
        lead = self.pictures[self.shown].lead(target)
        match lead:
            case Cell():
                self.chosen.emit(lead)
            case Node():
                self.reached.emit(lead)
            case tuple():
                self.tied.emit(lead)

    def rise(self) -> None:
        """One step back up."""
        if self.pictures[self.shown].rise():
            self._renew()
            self.take_focus()

    def menu_of(self, target: Hashable) -> QMenu:
        """What can be done with a part of the picture."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lead = self.pictures[self.shown].lead(target)
        if lead is not None:
            action = menu.addAction(say(_LEADS[type(lead)]))
            action.setData(target)
            action.triggered.connect(self._follow)
        if self.pictures[self.shown].can_rise:
            menu.addAction(say("↑ One level up")).triggered.connect(self.rise)
        return menu

    def _ask(self, target: Hashable, at: QPoint) -> None:
        menu = self.menu_of(target)
        if menu.actions():
            menu.popup(at)

    def _follow(self) -> None:
        action = self.sender()
        self.lead(action.data())  # type: ignore[attr-defined]

    def _turn_to(self, _: int) -> None:
        self._tell("")
        self._renew()

    def _choose_table(self, number: int) -> None:
        if number >= 0:
            self.pictures[self.shown].choose(number)
            self._renew()

    def _show_list(self, on: bool) -> None:
        target = self.view.target
        self._renew()
        if on and target is not None:
            self.list.go_to(target)
        self.take_focus()

    def _tell(self, told: str) -> None:
        self.sentence.setText(told or say("Point at a part, or go through them with the arrows; Enter leads on."))

    def _zoom(self, steps: int | None) -> None:
        zoom_by(steps)
        self._renew()

    def _renew(self) -> None:
        """Look at the case again; what was looked at stays so if it still stands."""
        one = self.pictures[self.shown]
        with QSignalBlocker(self.table):
            self.table.clear()
            self.table.addItems([one_line(title) for title in one.tables])
            self.table.setCurrentIndex(one.table)
        self.table.setVisible(len(one.tables) > 1)
        self.up.setVisible(one.can_rise)
        self.caption.setText(one.caption)
        self.view.setAccessibleName(f"{one.called}　{one.caption}")
        self.list.setAccessibleName(f"{one.called}　{one.caption}")
        self.list.setFont(zoomed_font())
        self.view.show_picture(one.drawn)
        has_some = self.view.picture is not None
        self.nothing.setText(one.nothing)
        self.as_list.setEnabled(has_some)
        listed = self.as_list.isChecked()
        if has_some and listed:
            self.list.show_listing(one.listing())
        self.stack.setCurrentWidget(self.nothing if not has_some else self.list if listed else self.view)
        self.sentence.setVisible(has_some and not listed)
        if self.view.target is None:
            self._tell("")


_LEADS: dict[type, str] = {Cell: "Show it in its table", Node: "Go there", tuple: "List the relations of this tie"}
"""What an entry of a menu is called, by what it leads to."""
