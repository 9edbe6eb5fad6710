"""How the panes of a desk stand around the table in the middle, and how much room each has.

The table gets what all its columns need, the source what is left, until the user says otherwise by moving the border
between them; that is kept. Held by ``test_every_amount_of_a_published_table_is_seen_at_first_sight``,
``test_the_width_that_the_user_gives_the_source_is_kept``.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSizePolicy, QToolBar, QWidget

from gouji.keeping.user.preferences import prefer, preferred
from gouji.wording import say

ROOM = QSize(1360, 800)
"""Pixels of a desk before it is given others."""

LEFT_WIDTH, RIGHT_WIDTH, PANE_HEIGHT = 200, 380, 270

TABLE_WIDTH = 600
"""What a wide source leaves to the table, at least."""

LEAST_LEFT = 160
"""What the names of tables need, at least."""

LEAST_SOURCE = 230
"""What a wide table leaves to the source."""

SOURCE_WIDTH = "source width"
"""By which the width is kept that the user gave the source."""

BORDER = 12
"""Pixels by which the width of a pane may differ from what it was given without anybody having moved its border."""

AREAS = Qt.DockWidgetArea

PANES = {
    "tables": ("Tables", AREAS.LeftDockWidgetArea),
    "worklist": ("Causes and findings", AREAS.BottomDockWidgetArea),
    "source": ("Source and relations", AREAS.RightDockWidgetArea),
}
"""The panes by their names: what they are called, and on which side they stand."""


class SourceRoom(QObject):
    """Shares the width of a desk between a table and the source."""

    def __init__(self, desk: QMainWindow, left: QDockWidget, right: QDockWidget) -> None:
        super().__init__(desk)
        self._left, self._right = left, right
        self._settled: tuple[int, int] | None = None
        """How wide the source and the desk were once the source had been given its room."""

    def _desk(self) -> QMainWindow:
        """The desk, which holds this and must not be held by it: it would stay after it was left."""
        desk = self.parent()
        assert isinstance(desk, QMainWindow)
        return desk

    @property
    def _wide(self) -> int:
        return self._desk().width()

    def share(self, table: int, source: int) -> None:
        """Give a table the width that it wants, as far as the source keeps the least; the source gets what it wants of
        the rest, or what its user gave it."""
        self.keep()
        left = self._wide - (self._left.width() if self._left.isVisible() else LEFT_WIDTH)
        wide = preferred(SOURCE_WIDTH, 0) or max(LEAST_SOURCE, min(max(source, RIGHT_WIDTH), left - table))
        named = max(self._left.width(), self._left.widget().minimumWidth()) if self._left.isVisible() else LEFT_WIDTH
        self._desk().resizeDocks([self._left, self._right], [named, wide], Qt.Orientation.Horizontal)
        self._settled = None
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self._settled = self._right.width(), self._wide

    def keep(self) -> None:
        """Keep the width of the source if its user has moved the border since it was given its room."""
        if self._settled is None:
            return
        wide, desk = self._settled
        if self._wide == desk and abs(self._right.width() - wide) > BORDER:
            prefer(SOURCE_WIDTH, self._right.width())


def lay_out(desk: QMainWindow, size: QSize, contents: Mapping[str, QWidget], wanted: int) -> SourceRoom:
    """Put the panes around a desk and give each its room; the source gets the width that it wants, as far as the table
    leaves it."""
    docks = {name: _dock(desk, name, contents[name]) for name in PANES}
    left, below, right = (docks[name] for name in PANES)
    contents["tables"].setMinimumWidth(max(LEAST_LEFT, contents["tables"].minimumWidth()))
    desk.resize(size)
    wide = max(RIGHT_WIDTH, min(wanted, size.width() - LEFT_WIDTH - TABLE_WIDTH))
    desk.resizeDocks([left, right], [LEFT_WIDTH, wide], Qt.Orientation.Horizontal)
    desk.resizeDocks([below], [PANE_HEIGHT], Qt.Orientation.Vertical)
    return SourceRoom(desk, left, right)


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
