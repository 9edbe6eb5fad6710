"""原文: the source of a case beside its tables. A figure lights its spot; a spot that is clicked finds its figure.

Of several files the one with the figure is shown; another can be chosen above it. Each is got ready when it is first
wanted. Held by ``test_a_figure_is_shown_in_its_own_file``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gouji.casework.case import Case
from gouji.checking.families.sides import Elsewhere
from gouji.model.document import Beside, Cell, Document
from gouji.model.rawgrid import RawCell
from gouji.model.source import AtLine, OnPage, Source
from gouji.window.plain import Label, as_is, one_line
from gouji.window.source.file_views import FileViews
from gouji.window.source.lines import LineView, in_line
from gouji.window.source.reading import Errand
from gouji.window.source.view import Leaf, Place, SourceView, Spot, leaf_of
from gouji.wording import say

REACH = 12.0
"""Points around a click within which a figure is meant."""

SEEN_LINES = 12
"""Lines of a text that a view shows at least."""


class _Lit(NamedTuple):
    """A figure that is to be lit: where it was read, in which document, and as which cell of it."""

    place: Place
    printed: Document
    cell: Spot | None = None


class SourcePane(QWidget):
    """``chosen`` carries the Spot that was clicked. The second view shows a relation's other end elsewhere."""

    chosen = Signal(object)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self._cells: dict[tuple[int, Leaf], list[tuple[Source, Spot]]] | None = None
        self._lit: Callable[[], list[Place]] | None = None
        """The places last asked for; what they are in a line is known once the source is read."""
        self._culprits: frozenset[Spot] = frozenset()
        self._files: dict[int, FileViews] = {}
        self.current = self._last = 0
        """The file that is shown; that of what was lit last may be another."""
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(say("Source file"))
        self.chooser.setMinimumContentsLength(1)  # a long name must not make the pane wide
        for number, file in enumerate(case.document.all_files):
            self.chooser.addItem(one_line(file.name))
            self.chooser.setItemData(number, as_is(file.name), Qt.ItemDataRole.ToolTipRole)
        self.chooser.setVisible(len(case.document.all_files) > 1)
        self.chooser.activated.connect(self.show_file)
        self.hint = Label()
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stacks = QStackedWidget(), QStackedWidget()
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        for stack in self._stacks:
            self._splitter.addWidget(stack)
        self._stacks[1].hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for part in (self.chooser, self.hint, self._splitter):
            box.addWidget(part)
        self._show_file(0)

    @property
    def views(self) -> list[SourceView]:
        """The two views of the file that is shown; none before they are there."""
        return self.views_of(self.current)

    def views_of(self, number: int) -> list[SourceView]:
        """Those of any file."""
        return self._of(number).views

    @property
    def reader(self) -> Errand | None:
        """What reads or draws the file that is shown, or has read it, in another process."""
        return self._of(self.current).reader

    @property
    def wanted_width(self) -> int:
        """Pixels in which the source can be read without scrolling sideways, as far as that is known."""
        return self.views[0].wanted_width if self.views else 0

    def _of(self, number: int) -> FileViews:
        """A file with its views, got ready when it is first wanted."""
        if number not in self._files:
            file = self.case.document.all_files[number]
            data, password = self.case.file.source(file.sha256), self.case.passwords.get(file.sha256)
            made = self._files[number] = FileViews(number, file, data, password, self)
            made.came.connect(self._show_again)
            made.pointed.connect(self._pointed)
            self._put(made)
        return self._files[number]

    def _put(self, file: FileViews) -> None:
        for stack, view in zip(self._stacks, file.views, strict=False):
            if stack.indexOf(view) < 0:
                stack.addWidget(view)

    def _show_file(self, number: int) -> None:
        """Bring a file into view, or what is to be said of it."""
        self.current = number
        with QSignalBlocker(self.chooser):
            self.chooser.setCurrentIndex(number)
        file = self._of(number)
        self.hint.setText(file.told)
        self.hint.setVisible(not file.views)
        self._splitter.setVisible(bool(file.views))
        if file.views:
            self._stacks[0].setCurrentWidget(file.views[0])

    def show_file(self, number: int) -> None:
        """Look at a file of which nothing is lit."""
        self._lit = None
        self._show_file(number)
        self._stacks[1].hide()

    def _show_again(self) -> None:
        """A file has come: light in it what was asked for."""
        for file in self._files.values():
            self._put(file)
        if self._lit is not None:
            self._light(self._lit)
        else:
            self._show_file(self.current)

    def stop(self) -> None:
        """Want nothing more of a reading under way."""
        for file in self._files.values():
            file.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stop()
        super().closeEvent(event)

    def show_cells(self, cells: Sequence[Spot | Elsewhere]) -> None:
        """Light cells: those on the leaf of the first one, and in a second view those on another leaf; also figures of
        documents that stand beside."""
        if cells:
            spots = [*map(self._spot, cells)]
            self._light(lambda: [*map(self._place, spots)])

    def show_culprits(self, cells: Collection[Cell]) -> None:
        """The figures that are wrong have a solid frame from now on, wherever they are lit."""
        self._culprits = frozenset(cells)

    def show_words(self, words: Sequence[tuple[int, Source]], cells: Sequence[Spot]) -> None:
        """Light lines of text, each of a file, and in a second view the figures that they are held against."""
        spots = [*map(self._spot, cells)]
        self._light(lambda: [*(Place(*one) for one in words), *map(self._place, spots)])

    def show_places(self, places: Sequence[Source]) -> None:
        """Light places themselves, in the file of what was lit last."""
        file = self._last
        self._light(lambda: [Place(file, place) for place in places])

    def _light(self, places_of: Callable[[], list[Place]]) -> None:
        """Light places, now or as soon as the source is there."""
        self._lit = places_of
        places = places_of()
        self._last = places[0].file
        self._show_file(self._last)
        away = [place for place in places if not _seen_with(places[0], place)]
        self._light_in(0, [place for place in places if _seen_with(places[0], place)])
        self._light_in(1, away)
        self._stacks[1].setVisible(bool(away))

    def _light_in(self, number: int, places: Sequence[Place]) -> None:
        """Light places in the first view or the second, which shows the file of the first of them."""
        file = self._of(places[0].file if places else self.current)
        if file.views:
            view = file.views[number]
            self._stacks[number].setCurrentWidget(view)
            own = [place for place in places if place.file == file.number]
            view.light([place.source for place in own], [place.source for place in own if place.wrong])

    def forget(self) -> None:
        """A table has other rows: what is lit stands elsewhere."""
        self._cells = self._lit = None
        self._culprits = frozenset()

    def _spot(self, cell: Spot | Elsewhere) -> _Lit:
        """A figure as it stands now: the case may go on before its source is there."""
        printed, before, wrong = self.case.printed, 0, cell in self._culprits
        if isinstance(cell, Cell):
            there = self.case.printed_cell(cell)
            if there is None:  # of a row that was added by hand: it is printed nowhere, its table is
                table = printed.tables[cell.table]
                return _Lit(Place(table.file, table.place), printed)
            cell = there
        if isinstance(cell, Elsewhere):
            printed, before = printed.beside[cell.beside], self._before(cell.beside)
            cell = cell.cell
        if isinstance(cell, RawCell):
            grid = printed.as_printed[cell.grid]
            file, place = grid.file, grid.sources[cell.row][cell.column]
        else:
            table = printed.tables[cell.table]
            file, place = table.file, table.source(cell.row, cell.column)
        return _Lit(Place(file + before, place, wrong), printed, cell)

    def _place(self, lit: _Lit) -> Place:
        """Where a figure is lit: its characters in a line, where its source is there."""
        file, place, wrong = lit.place
        view = next(iter(self._of(file).views), None)
        if isinstance(view, LineView) and isinstance(place, AtLine) and lit.cell is not None:
            return Place(file, in_line(place, view.line(place.line), lit.printed, lit.cell), wrong)
        return lit.place

    def show_table(self, number: int) -> None:
        """Show where a table begins: its first figure is lit or, where it prints none, the place of its head."""
        table = self.case.document.tables[number]
        printed = np.argwhere(table.present.T)
        if len(printed):
            row, column = map(int, printed[0])
            self.show_cells([Cell(number, row, column)])
        else:
            self._light(lambda: [Place(table.file, table.place)])

    def show_table_beside(self, beside: Beside, number: int) -> None:
        """Show where a table of a document that stands beside begins."""
        table, before = self.case.document.beside[beside].tables[number], self._before(beside)
        self._light(lambda: [Place(before + table.file, table.place)])

    def _before(self, beside: Beside) -> int:
        """How many files are shown before those of a document that stands beside."""
        document = self.case.document
        others = list(document.beside)
        earlier = others[: others.index(beside)]
        return len(document.files) + sum(len(document.beside[one].files) for one in earlier)

    def _pointed(self, spot: Place) -> None:
        cell = self.cell_at(spot.source, spot.file)
        if cell is not None:
            self.chosen.emit(cell)

    def cell_at(self, spot: Source, file: int = 0) -> Spot | None:
        """The cell that was read at a spot of a file; on a page the nearest within reach."""
        near = self._by_leaf().get((file, leaf_of(spot)), [])
        if not isinstance(spot, OnPage):
            return next((cell for place, cell in near if place == spot), None)
        x, y = spot.bbox[:2]
        apart = [(_apart(place, x, y), cell) for place, cell in near if isinstance(place, OnPage)]
        distance, found = min(apart, default=(REACH, None))
        return found if distance < REACH else None

    def _by_leaf(self) -> dict[tuple[int, Leaf], list[tuple[Source, Spot]]]:
        """Every cell by the leaf that it stands on, made at the first click."""
        if self._cells is None:
            self._cells = defaultdict(list)
            for number, table in enumerate(self.case.document.tables):
                for row in range(len(table.rows)):
                    for column in table.row_columns(row):
                        if table.present[column, row]:
                            place = table.source(row, column)
                            self._cells[table.file, leaf_of(place)].append((place, Cell(number, row, column)))
            for number, grid in enumerate(self.case.document.as_printed):
                for row, texts in enumerate(grid.cells):
                    for column, place in enumerate(grid.sources[row]):
                        if texts[column]:
                            self._cells[grid.file, leaf_of(place)].append((place, RawCell(number, row, column)))
        return self._cells


def _seen_with(first: Place, other: Place) -> bool:
    """Whether one view can show both places."""
    if first.file != other.file:
        return False
    if isinstance(first.source, AtLine) and isinstance(other.source, AtLine):
        return abs(first.source.line - other.source.line) < SEEN_LINES
    return leaf_of(first.source) == leaf_of(other.source)


def _apart(place: OnPage, x: float, y: float) -> float:
    left, top, right, bottom = place.bbox
    return max(left - x, x - right, 0.0) + max(top - y, y - bottom, 0.0)
