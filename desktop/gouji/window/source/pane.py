"""原文: the source of a case beside its tables. A figure lights its spot; a spot that is clicked finds its figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from gouji.casework.case import Case
from gouji.model.document import Cell, SourceFile
from gouji.model.rawgrid import RawCell
from gouji.model.source import AtLine, OnPage, Source
from gouji.reading.page.flowing import LAID, laid_out
from gouji.reading.page.page import Grid
from gouji.reading.sources.workbook.sheets import WORKBOOKS
from gouji.window.plain import Label
from gouji.window.source.lines import LineView, in_line
from gouji.window.source.reading import SourceReader
from gouji.window.source.view import Leaf, SourceView, Spot, leaf_of
from gouji.wording import say

REACH = 12.0
"""Points around a click within which a figure is meant."""

MISSING = "The source is not kept in this case. Open the budget file again to see it here."

SEEN_LINES = 12
"""Lines of a text that a view shows at least."""


class SourcePane(QWidget):
    """``chosen`` carries the Spot that was clicked. The second view shows a relation's other end elsewhere."""

    chosen = Signal(object)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self._cells: dict[Leaf, list[tuple[Source, Spot]]] | None = None
        self._lit: Callable[[], list[Source]] | None = None
        """The places last asked for; what they are in a line is known once the source is read."""
        self.views: list[SourceView] = []
        self.reader: SourceReader | None = None
        """Reads a workbook, a Word document or a page of the web, which may be large."""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        data, file = case.file.source(), case.document.file
        if data and file.format in (*WORKBOOKS, *LAID):
            self._hint("Reading {name}", name=file.name)
            self.reader = SourceReader(data, file.name)
            self.reader.read.connect(self._show_read)
            self.reader.finished.connect(self._tell_missing)
            self.reader.start()
        elif views := _views(data, file, case.password):
            self._show_views(views)
        else:
            self._hint(MISSING)

    def _hint(self, message: str, **params: str) -> None:
        self.hint = Label(say(message, **params))
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._box.addWidget(self.hint)

    def _tell_missing(self) -> None:
        if not self.views:
            self.hint.setText(say(MISSING))

    def _show_read(self, grid: Grid) -> None:
        from gouji.window.source.sheets import SheetsView

        self.hint.hide()
        if grid.file.format in LAID:
            text = laid_out(grid)
            self._show_views([LineView(text), LineView(text)])
        else:
            self._show_views([SheetsView(grid), SheetsView(grid)])
        if self._lit is not None:
            self._light(self._lit)

    def _show_views(self, views: list[SourceView]) -> None:
        self.views = views
        splitter = QSplitter(Qt.Orientation.Vertical)
        for view in views:
            splitter.addWidget(view)
            view.pointed.connect(self._pointed)
        for view in views[1:]:
            view.hide()
        self._box.addWidget(splitter)
        splitter.show()

    @property
    def wanted_width(self) -> int:
        """Pixels in which the source can be read without scrolling sideways, as far as that is known."""
        return self.views[0].wanted_width if self.views else 0

    def stop(self) -> None:
        """Want nothing more of a reading under way."""
        if self.reader is not None:
            self.reader.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stop()
        super().closeEvent(event)

    def show_cells(self, cells: Sequence[Spot]) -> None:
        """Light cells: those on the leaf of the first one, and in a second view those on another leaf."""
        if cells:
            self._light(lambda: [self._place(cell) for cell in cells])

    def show_places(self, places: Sequence[Source]) -> None:
        """Light places of the source themselves."""
        self._light(lambda: list(places))

    def _light(self, places_of: Callable[[], list[Source]]) -> None:
        """Light places, now or as soon as the source is there."""
        self._lit = places_of
        if not self.views:
            return
        places = places_of()
        here = [place for place in places if _seen_with(places[0], place)]
        away = [place for place in places if not _seen_with(places[0], place)]
        self.views[0].light(here)
        for view in self.views[1:]:
            view.setVisible(bool(away))
            view.light(away)

    def _place(self, cell: Spot) -> Source:
        printed = self.case.printed
        if isinstance(cell, RawCell):
            place = printed.as_printed[cell.grid].sources[cell.row][cell.column]
        else:
            place = printed.tables[cell.table].source(cell.row, cell.column)
        view = self.views[0]
        if isinstance(view, LineView) and isinstance(place, AtLine):
            return in_line(place, view.line(place.line), printed, cell)
        return place

    def show_table(self, number: int) -> None:
        """Show where a table begins: its first figure is lit or, where it prints none, the place of its head."""
        table = self.case.document.tables[number]
        printed = np.argwhere(table.present.T)
        if len(printed):
            row, column = map(int, printed[0])
            self.show_cells([Cell(number, row, column)])
        else:
            self._light(lambda: [table.place])

    def _pointed(self, spot: Source) -> None:
        cell = self.cell_at(spot)
        if cell is not None:
            self.chosen.emit(cell)

    def cell_at(self, spot: Source) -> Spot | None:
        """The cell that was read at a spot; on a page the nearest within reach."""
        near = self._by_leaf().get(leaf_of(spot), [])
        if not isinstance(spot, OnPage):
            return next((cell for place, cell in near if place == spot), None)
        x, y = spot.bbox[:2]
        apart = [(_apart(place, x, y), cell) for place, cell in near if isinstance(place, OnPage)]
        distance, found = min(apart, default=(REACH, None))
        return found if distance < REACH else None

    def _by_leaf(self) -> dict[Leaf, list[tuple[Source, Spot]]]:
        """Every cell by the leaf that it stands on, made at the first click."""
        if self._cells is None:
            self._cells = defaultdict(list)
            for number, table in enumerate(self.case.document.tables):
                for row in range(len(table.rows)):
                    for column in table.row_columns(row):
                        if table.present[column, row]:
                            place = table.source(row, column)
                            self._cells[leaf_of(place)].append((place, Cell(number, row, column)))
            for number, grid in enumerate(self.case.document.as_printed):
                for row, texts in enumerate(grid.cells):
                    for column, place in enumerate(grid.sources[row]):
                        if texts[column]:
                            self._cells[leaf_of(place)].append((place, RawCell(number, row, column)))
        return self._cells


def _seen_with(first: Source, other: Source) -> bool:
    """Whether one view can show both places."""
    if isinstance(first, AtLine) and isinstance(other, AtLine):
        return abs(first.line - other.line) < SEEN_LINES
    return leaf_of(first) == leaf_of(other)


def _apart(place: OnPage, x: float, y: float) -> float:
    left, top, right, bottom = place.bbox
    return max(left - x, x - right, 0.0) + max(top - y, y - bottom, 0.0)


def _views(data: bytes, file: SourceFile, password: str | None) -> list[SourceView]:
    """Views of a source that need not be read again: two for leaves that lie apart, none where it is not kept."""
    if not data:
        return []
    if file.format == "pdf":
        from gouji.window.source.pages import PageView
        from gouji.window.source.pictures import PagePictures

        pictures = PagePictures.of(data, password)
        return [PageView(pictures), PageView(pictures)] if pictures else []
    from gouji.reading.sources.text.text import decode

    text = decode(data, file.name).replace("\r\n", "\n").replace("\r", "\n")
    return [LineView(text), LineView(text)]
