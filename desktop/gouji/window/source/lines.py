"""A text with its figures lit, and its lines where it is not known which characters a figure is.

A line that is too long goes on below, so that the label of a row stays in sight beside every figure of it; only what
stands in columns parted by tabs is scrolled. Held by ``test_the_label_of_a_long_line_stays_in_sight``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest

from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout

from gouji.model.document import Document
from gouji.model.money import AmountError, Unit, parse_amount
from gouji.model.rawgrid import RawCell
from gouji.model.source import AtLine, Source
from gouji.reading.page.flowing import LAID
from gouji.window.source.view import SourceView, Spot
from gouji.wording import in_order, say

_FIGURE = re.compile(r"[(（]?[-−－]?(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:[.．]\d+)?[)）]?")
_VALUES = {"csv": re.compile(r"\"[^\"]*\"|[^\",;\t]+"), **dict.fromkeys(LAID, re.compile(r"[^\t]+"))}
"""What stands between separators, where the cells of a line are parted by them."""


_WIDE_FIGURE = "0,000,000,000.00 "
"""As wide as a column is between tabs, so that figures mostly stand below each other."""


MOST_WIDE = 90
"""Digits that a text asks for at most; a longer line goes on below."""

MEASURED = 20
"""The longest lines by their letters, of which one is the widest."""

SOLID = 2
"""Pixels of the frame of a figure that is wrong."""


@dataclass(frozen=True, slots=True)
class InLine(AtLine):
    """Characters of a line, counted from 0."""

    start: int
    end: int


def in_line(place: AtLine, line: str, printed: Document, cell: Spot) -> AtLine:
    """The characters of a figure within the line that it was read from; the line where they are not known."""
    if isinstance(cell, RawCell):
        grid = printed.as_printed[cell.grid]
        read: Sequence[object] = grid.cells[cell.row]
        at = cell.column
        text = in_order(grid.cells[cell.row][at])
        hits = [found.span() for found in re.finditer(rf"(?<!\d){re.escape(text)}(?!\d)", line)] if text else []
    else:
        table, row = printed.tables[cell.table], cell.row
        beside = [c for c in table.row_columns(row) if table.present[c, row] and table.source(row, c) == place]
        if cell.column not in beside:
            return place
        read, at = [int(table.values[column, row]) for column in beside], beside.index(cell.column)
        figures = _VALUES.get(printed.files[table.file].format, _FIGURE).finditer(line)
        hits = [found.span() for found in figures if _fen(found[0], table.unit) == read[at]]
    if len(hits) != read.count(read[at]):
        return place
    return InLine(place.line, *hits[read[:at].count(read[at])])


def _fen(text: str, unit: Unit) -> int | None:
    try:
        figure = parse_amount(text.strip('"'), unit)
    except AmountError:
        return None
    return figure.fen if figure else None


class LineView(SourceView):
    """The lines of a text file, of delimited values, a Word document or a page of the web."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = _Text(in_order(text), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)

    @property
    def wanted_width(self) -> int:
        return self.text.wanted_width

    def light(self, places: Sequence[Source], framed: Collection[Source] = ()) -> None:
        lines = [place for place in places if isinstance(place, AtLine) and place.line]
        colour = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        colour.setAlpha(70)
        marks = []
        for place in lines:
            mark = QTextEdit.ExtraSelection()
            mark.format.setBackground(colour)
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, not isinstance(place, InLine))
            mark.cursor = self._cursor(place)
            marks.append(mark)
        self.text.setExtraSelections(marks)
        self.text.framed = [self._cursor(place) for place in lines if place in framed]
        if lines:
            self.text.horizontalScrollBar().setValue(0)
            shown = self._cursor(lines[0])
            shown.clearSelection()
            self.text.setTextCursor(shown)
            self.text.centerCursor()

    def line(self, number: int) -> str:
        """The text of a line."""
        return self.text.document().findBlockByNumber(number - 1).text()

    def _cursor(self, place: AtLine) -> QTextCursor:
        """A cursor over the figure; at the beginning of its line where its characters are not known."""
        cursor = QTextCursor(self.text.document().findBlockByNumber(place.line - 1))
        if isinstance(place, InLine):
            first = cursor.position()
            cursor.setPosition(first + place.start)
            cursor.setPosition(first + place.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    @property
    def lit(self) -> int:
        """How many lines are lit."""
        return len(self.text.extraSelections())


class _Text(QPlainTextEdit):
    def __init__(self, text: str, owner: LineView) -> None:
        super().__init__(text)
        self.owner = owner
        self.framed: list[QTextCursor] = []
        """Over the figures that are wrong."""
        self.setReadOnly(True)
        mode = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(mode.NoWrap if "\t" in text else mode.WidgetWidth)
        self.setTabChangesFocus(True)
        self.setAccessibleName(say("Source"))
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance(_WIDE_FIGURE))

    @cached_property
    def wanted_width(self) -> int:
        """Pixels of the longest line, as far as that is not very long, with what stands beside it."""
        metrics = self.fontMetrics()
        longest = nlargest(MEASURED, self.toPlainText().splitlines(), key=lambda line: len(line.encode()))
        wide = min(max(map(metrics.horizontalAdvance, longest)), metrics.horizontalAdvance("0") * MOST_WIDE)
        margin = self.frameWidth() + round(self.document().documentMargin())
        return wide + self.verticalScrollBar().sizeHint().width() + 2 * margin

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.framed:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), SOLID))
        for one in self.framed:
            first, last = (QTextCursor(one) for _ in range(2))
            first.setPosition(one.selectionStart())
            last.setPosition(one.selectionEnd())
            if not one.hasSelection():
                last.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            painter.drawRect(self.cursorRect(first).united(self.cursorRect(last)).adjusted(-1, 0, 1, 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        line = self.cursorForPosition(event.position().toPoint()).blockNumber() + 1
        self.owner.pointed.emit(AtLine(line))
