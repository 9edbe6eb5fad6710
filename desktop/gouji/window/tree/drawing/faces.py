"""The two weights in which a table is written."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont


@cache
def face(medium: bool) -> QFont:
    """A face of the tree, in the family and size of its view; a paint asks for hundreds."""
    font = QFont()
    font.setWeight(QFont.Weight.Medium if medium else QFont.Weight.Normal)
    return font
