"""Which panes of a desk are seen: each can be put away and fetched back by its name in the menu, one can have all room.

What has all room gives it back with the same key; how the panes stood is kept for the user when a case is left, never
that one of them had all room. Held by ``test_every_pane_has_a_named_way_back``, ``test_one_pane_has_all_room``.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QDockWidget, QMainWindow

from gouji.keeping.user.preferences import prefer, preferred_word
from gouji.window.desk.panes import ARRANGED, PANES, as_at_first


class Arranging(QObject):
    """The panes of one desk."""

    def __init__(self, desk: QMainWindow) -> None:
        super().__init__(desk)
        self._before: set[str] | None = None
        """The panes that were seen before one of them was given all room."""

    @property
    def desk(self) -> QMainWindow:
        """The desk, which holds this and must not be held by it."""
        desk = self.parent()
        assert isinstance(desk, QMainWindow)
        return desk

    def pane(self, name: str) -> QDockWidget:
        """A pane by its name."""
        found = self.desk.findChild(QDockWidget, name)
        assert isinstance(found, QDockWidget)
        return found

    @property
    def seen(self) -> set[str]:
        """The panes that are not put away."""
        return {name for name in PANES if not self.pane(name).isHidden()}

    def toggle(self, name: str) -> None:
        """Put a pane away, or fetch it back."""
        self.give_back()
        self.pane(name).setVisible(self.pane(name).isHidden())

    def give_all(self, name: str) -> None:
        """Give one pane all room, or give it back."""
        if self._before is not None and self.seen == {name}:
            self.give_back()
            return
        self.give_back()
        self._before = self.seen
        self._show({name}, middle=False)
        self.pane(name).widget().setFocus()

    def give_back(self) -> None:
        """No pane has all room any more."""
        if self._before is not None:
            self._show(self._before, middle=True)
            self._before = None

    def reset(self) -> None:
        """As at first."""
        self._before = None
        self._show({*PANES}, middle=True)
        for name, (_, area) in PANES.items():
            self.desk.addDockWidget(area, self.pane(name))
        as_at_first(self.desk, {name: self.pane(name) for name in PANES})
        prefer(ARRANGED, "")

    def keep(self) -> None:
        """Keep how the panes stand."""
        self.give_back()
        prefer(ARRANGED, self.desk.saveState().toBase64().toStdString())

    def take_up(self) -> None:
        """Stand as was kept."""
        if kept := preferred_word(ARRANGED, ""):
            self.desk.restoreState(QByteArray.fromBase64(kept.encode("ascii", "ignore")))

    def _show(self, names: set[str], *, middle: bool) -> None:
        if (tables := self.desk.centralWidget()) is not None:
            tables.setVisible(middle)
        for name in PANES:
            self.pane(name).setVisible(name in names)
