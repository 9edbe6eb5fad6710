"""A text with its lines lit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QMouseEvent, QPalette, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout

from gouji.model.source import AtLine, Source
from gouji.window.source.view import SourceView


class LineView(SourceView):
    """The lines of a text file or of delimited values."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = _Text(text, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)

    def light(self, places: Sequence[Source]) -> None:
        lines = [place.line for place in places if isinstance(place, AtLine) and place.line]
        colour = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        colour.setAlpha(70)
        marks = []
        for line in lines:
            mark = QTextEdit.ExtraSelection()
            mark.format.setBackground(colour)
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            mark.cursor = self._cursor(line)
            marks.append(mark)
        self.text.setExtraSelections(marks)
        if lines:
            self.text.setTextCursor(self._cursor(lines[0]))
            self.text.centerCursor()

    def _cursor(self, line: int) -> QTextCursor:
        return QTextCursor(self.text.document().findBlockByNumber(line - 1))

    @property
    def lit(self) -> int:
        """How many lines are lit."""
        return len(self.text.extraSelections())


class _Text(QPlainTextEdit):
    def __init__(self, text: str, owner: LineView) -> None:
        super().__init__(text)
        self.owner = owner
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        line = self.cursorForPosition(event.position().toPoint()).blockNumber() + 1
        self.owner.pointed.emit(AtLine(line))
