"""How the panes of a desk stand around the table in the middle, and how much room each has at first."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSizePolicy, QToolBar, QWidget

from gouji.wording import say

LEFT_WIDTH, RIGHT_WIDTH, PANE_HEIGHT = 200, 380, 270

TABLE_WIDTH = 600
"""What a wide source leaves to the table, at least."""

AREAS = Qt.DockWidgetArea

PANES = {
    "tables": ("Tables", AREAS.LeftDockWidgetArea),
    "worklist": ("Causes and findings", AREAS.BottomDockWidgetArea),
    "source": ("Source and relations", AREAS.RightDockWidgetArea),
}
"""The panes by their names: what they are called, and on which side they stand."""


def lay_out(desk: QMainWindow, size: QSize, contents: Mapping[str, QWidget], wanted: int) -> None:
    """Put the panes around a desk and give each its room; the source gets the width that it wants, as far as the table
    leaves it."""
    docks = {name: _dock(desk, name, contents[name]) for name in PANES}
    left, below, right = (docks[name] for name in PANES)
    desk.resize(size)
    wide = max(RIGHT_WIDTH, min(wanted, size.width() - LEFT_WIDTH - TABLE_WIDTH))
    desk.resizeDocks([left, right], [LEFT_WIDTH, wide], Qt.Orientation.Horizontal)
    desk.resizeDocks([below], [PANE_HEIGHT], Qt.Orientation.Vertical)


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
    desk.addDockWidget(area, dock)
    return dock
