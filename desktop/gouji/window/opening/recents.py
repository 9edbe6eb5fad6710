"""The cases worked on last, each under a name that tells it from the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gouji.keeping import places
from gouji.window.plain import as_is, one_line
from gouji.wording import say


def labels(paths: Sequence[Path]) -> list[str]:
    """The title of each case; where several bear one, its folder too, or for a draft when it was worked on."""
    met = Counter(map(_name, paths))
    return [f"{_name(path)}　{_apart(path)}" if met[_name(path)] > 1 else _name(path) for path in paths]


def worked_on(path: Path) -> str:
    """When a case was worked on last."""
    return datetime.fromtimestamp(path.stat().st_mtime).strftime("%Y-%m-%d %H:%M")


def _name(path: Path) -> str:
    return places.title(path) + (say(" (draft)") if places.is_draft(path) else "")


def _apart(path: Path) -> str:
    return worked_on(path) if places.is_draft(path) else str(path.parent)


class RecentMenu(QMenu):
    """Filled whenever it is about to show. ``chosen`` carries the path of a case."""

    chosen = Signal(Path)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(say("Recent cases"), parent)
        self.aboutToShow.connect(self._fill)
        self.triggered.connect(self._choose)

    def _fill(self) -> None:
        self.clear()
        paths = places.recent()
        for path, label in zip(paths, labels(paths), strict=True):
            # An ampersand in a name is no mnemonic.
            action = self.addAction(one_line(label).replace("&", "&&"))
            action.setToolTip(as_is(str(path)))
            action.setData(str(path))

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(Path(action.data()))
