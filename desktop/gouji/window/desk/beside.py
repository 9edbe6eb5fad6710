"""The documents that stand beside that of a case, among its tables: a heading each, and below it its tables to be read.

They are lines of the list and pages of the stack, in one order; a table is shown when it is first wanted. Held by
``tests/window/test_beside.py``.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QStackedWidget, QWidget

from gouji.casework.short_titles import short_titles
from gouji.casework.telling.parts import beside_called, names_of
from gouji.model.document import Beside, Document
from gouji.window.tree.model import TreeModel
from gouji.window.tree.read_sheet import Sheet


class LineBeside(NamedTuple):
    """One line: the heading of a document where ``table`` is None, else the table of that number in it."""

    beside: Beside
    table: int | None
    text: str
    told: str


def lines_beside(document: Document) -> list[LineBeside]:
    """A heading for each document that stands beside another, followed by its tables."""
    lines = []
    for beside, other in document.beside.items():
        called = beside_called(document, beside)
        lines.append(LineBeside(beside, None, called, names_of(other)))
        titles = short_titles(other)[: len(other.tables)]
        for number, (table, title) in enumerate(zip(other.tables, titles, strict=True)):
            lines.append(LineBeside(beside, number, f"　{table.id}　{title}", f"{called} {table.title}".strip()))
    return lines


class TablesBeside:
    """Their pages in the stack of a desk."""

    def __init__(self, document: Document, stack: QStackedWidget) -> None:
        self._document, self._stack = document, stack
        self._first = stack.count()
        self.lines = lines_beside(document)
        for _ in self.lines:
            stack.addWidget(QWidget())

    def at(self, number: int) -> LineBeside | None:
        """The line at a place of the stack that shows a table; its page is there from now on."""
        place = number - self._first
        line = self.lines[place] if 0 <= place < len(self.lines) else None
        if line is None or line.table is None:
            return None
        blank = self._stack.widget(number)
        if blank is not None and not isinstance(blank, Sheet):
            table = self._document.beside[line.beside].tables[line.table]
            self._stack.insertWidget(number, Sheet(TreeModel(table)))
            self._stack.removeWidget(blank)
            blank.deleteLater()
        return line
