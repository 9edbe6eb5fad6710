"""What every view of a source can do: light places, and tell where it was clicked."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gouji.model.document import Cell
from gouji.model.rawgrid import RawCell
from gouji.model.source import AtLine, InSheet, OnPage, Source

Leaf = int | str
"""What is seen at one time: a page by its number, a sheet by its name; a text is all one leaf."""


Spot = Cell | RawCell
"""What a spot in the source became: a figure of a table, or a cell of a table that was not recognised."""


class Place(NamedTuple):
    """A place in one of the files of a document; one that is ``wrong`` holds the figure in which the slip is."""

    file: int
    source: Source
    wrong: bool = False


def leaf_of(source: Source) -> Leaf:
    """The leaf on which a place is seen."""
    match source:
        case OnPage(page):
            return page
        case InSheet(sheet):
            return sheet
        case AtLine():
            return 0


class SourceView(QWidget):
    """``pointed`` carries a Source: the spot that was clicked, a box without extent on a page."""

    pointed = Signal(object)

    @property
    def wanted_width(self) -> int:
        """Pixels in which it can be read without scrolling sideways; 0 where that does not matter."""
        return 0

    @abstractmethod
    def light(self, places: Sequence[Source], framed: Collection[Source] = ()) -> None:
        """Show the leaf of the first place and light all that lie on it, the ``framed`` ones stronger; the first is
        brought into view."""
