"""Whether files that are dropped are documents of their own, and the list that they are then shown in.

Held by ``tests/window/batch/test_work_list.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gouji.window.asking import pose
from gouji.window.plain import Box
from gouji.wording import say

MANY = 6
"""So many files that are dropped together may be documents of their own."""


def are_many(paths: Sequence[Path], window: QWidget) -> bool | None:
    """Whether they are documents of their own, and not parts of one; None when that was asked and given up."""
    if any(path.is_dir() for path in paths):
        return True
    if len(paths) < MANY:
        return False
    box = Box(say("{count} files were dropped. What are they?", count=len(paths)), parent=window)
    one = box.addButton(say("Parts of one document"), Box.ButtonRole.ActionRole)
    each = box.addButton(say("Documents of their own"), Box.ButtonRole.AcceptRole)
    box.addButton(say("Cancel"), Box.ButtonRole.RejectRole)
    box.setDefaultButton(each)
    pose(box)
    clicked = box.clickedButton()
    return clicked is each if clicked in (one, each) else None


def show_many(named: Sequence[Path], window: QWidget, chosen: Callable[[Path], None]) -> None:
    """Show the list of the documents that files and folders mean."""
    from gouji.window.batch.work_list import WorkList

    shown = WorkList(named, window)
    shown.chosen.connect(chosen)
    shown.show()
