"""How the panes of a desk stand around the table in the middle, and how much room each has.

The table gets what all its columns need, the source what is left, until the user says otherwise by moving the border
between them; that is kept. Only the mouse on the border says so: what a wide page or another window makes of the panes
is nobody's wish. A desk that is made before it is seen, or made larger, shares its room again. Held by
``test_what_moves_the_panes_but_the_mouse_is_no_wish_of_the_user``,
``test_every_amount_of_a_published_table_is_seen_at_first_sight``,
``test_the_width_that_the_user_gives_the_source_is_kept``, ``test_a_desk_shares_the_room_that_it_is_shown_in``.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSizePolicy, QToolBar, QWidget

from gouji.keeping.user.preferences import prefer, preferred, preferred_word
from gouji.wording import say

ROOM = QSize(1360, 800)
"""Pixels of a desk before it is given others."""

LEFT_WIDTH, RIGHT_WIDTH = 200, 380

LEFT_SHARE, BELOW_SHARE = 0.16, 0.33
"""Of the width of a desk what names of tables may take, and of its height what is worked through below takes."""

LEAST_BELOW = 200
"""Pixels of that, at least."""

TABLE_WIDTH = 600
"""What a wide source leaves to the table, at least."""

LEAST_LEFT = 160
"""What the names of tables need, at least."""

LEAST_SOURCE = 230
"""What a wide table leaves to the source."""

SOURCE_WIDTH = "source width by hand"
"""By which the width is kept that the user gave the source."""

ARRANGED = "panes"
"""By which it is kept how the panes stand."""

BORDER = 12
"""Pixels by which the source may become wider or narrower while a border is moved that is not its own."""

AREAS = Qt.DockWidgetArea

PANES = {
    "tables": ("Tables", AREAS.LeftDockWidgetArea),
    "worklist": ("Causes and findings", AREAS.BottomDockWidgetArea),
    "source": ("Source and relations", AREAS.RightDockWidgetArea),
}
"""The panes by their names: what they are called, and on which side they stand."""


class SourceRoom(QObject):
    """Shares the width of a desk between a table and the source."""

    def __init__(self, desk: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
        super().__init__(desk)
        self._docks, self._left, self._right = docks, docks["tables"], docks["source"]
        self._is_seen = False
        self._pressed: int | None = None
        """How wide the source was when the mouse took hold of a border, which is a place of the desk itself."""
        self._wanted: tuple[int, int] | None = None
        """How wide the table in view and the source want to be."""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._share_again)
        desk.installEventFilter(self)

    def _desk(self) -> QMainWindow:
        """The desk, which holds this and must not be held by it: it would stay after it was left."""
        desk = self.parent()
        assert isinstance(desk, QMainWindow)
        return desk

    @property
    def _wide(self) -> int:
        return self._desk().width()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The desk has another size, or is seen for the first time: then every pane has its own; or its border is
        moved."""
        if isinstance(event, QResizeEvent | QShowEvent):
            self._again.start()
        elif isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            self._pressed = self._right.width()
        elif isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self, self.keep)
        return super().eventFilter(watched, event)

    def _share_again(self) -> None:
        desk = self._desk()
        if not desk.isVisible():
            return
        if not self._is_seen and not preferred_word(ARRANGED, ""):
            as_at_first(desk, self._docks)
        self._is_seen = True
        if self._wanted is not None:
            self.share(*self._wanted)

    def share(self, table: int, source: int) -> None:
        """Give a table the width that it wants, as far as the source keeps the least; the source gets what it wants of
        the rest, or what its user gave it."""
        self.keep()
        self._wanted = table, source
        left = self._wide - (self._left.width() if self._left.isVisible() else LEFT_WIDTH)
        wide = preferred(SOURCE_WIDTH, 0) or max(LEAST_SOURCE, min(max(source, RIGHT_WIDTH), left - table))
        named = max(self._left.width(), self._left.widget().minimumWidth()) if self._left.isVisible() else LEFT_WIDTH
        self._desk().resizeDocks([self._left, self._right], [named, wide], Qt.Orientation.Horizontal)

    def keep(self) -> None:
        """Keep the width of the source if its user has moved the border."""
        before, self._pressed = self._pressed, None
        if before is not None and abs(self._right.width() - before) > BORDER:
            prefer(SOURCE_WIDTH, self._right.width())


def lay_out(desk: QMainWindow, size: QSize, contents: Mapping[str, QWidget], wanted: int) -> SourceRoom:
    """Put the panes around a desk and give each its room; the source gets the width that it wants, as far as the table
    leaves it."""
    docks = {name: _dock(desk, name, contents[name]) for name in PANES}
    contents["tables"].setMinimumWidth(max(LEAST_LEFT, contents["tables"].minimumWidth()))
    desk.resize(size)
    wide = max(RIGHT_WIDTH, min(wanted, size.width() - LEFT_WIDTH - TABLE_WIDTH))
    desk.resizeDocks([docks["source"]], [wide], Qt.Orientation.Horizontal)
    as_at_first(desk, docks)
    return SourceRoom(desk, docks)


def as_at_first(desk: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
    """Give what stands at the left and below the share of a desk that it has until its user says otherwise."""
    names = docks["tables"].widget().sizeHint().width()
    wide = max(LEFT_WIDTH, min(names, round(desk.width() * LEFT_SHARE)))
    high = max(LEAST_BELOW, round(desk.height() * BELOW_SHARE))
    desk.resizeDocks([docks["tables"]], [wide], Qt.Orientation.Horizontal)
    desk.resizeDocks([docks["worklist"]], [high], Qt.Orientation.Vertical)


def fixed_bar(content: QWidget) -> QToolBar:
    """A bar over all panes that neither moves nor goes."""
    bar = QToolBar()
    bar.setObjectName("verdict")
    bar.setMovable(False)
    bar.toggleViewAction().setEnabled(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(content)
    return bar


def _dock(desk: QMainWindow, name: str, content: QWidget) -> QDockWidget:
    title, area = PANES[name]
    dock = QDockWidget(say(title))
    dock.setObjectName(name)
    dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetMovable)
    dock.setWidget(content)
    content.setAccessibleName(say(title))
    desk.addDockWidget(area, dock)
    return dock
