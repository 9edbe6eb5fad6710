"""The list of tables at the left, each with what is open in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from gouji.casework.case import Case
from gouji.casework.telling.counts import by_table
from gouji.casework.telling.notes import notes
from gouji.casework.telling.reach import Reach, reaches
from gouji.casework.telling.unchecked import untold
from gouji.checking.findings import Finding
from gouji.window.desk.looks import SHAPES, colours, look_of
from gouji.window.desk.titles import short_titles
from gouji.window.plain import as_is
from gouji.wording import because, say, title_of

MARKS = {Reach.BLANK: "blank", Reach.NOTHING: "–", Reach.SUMS: "(✓)", Reach.TIES: "✓"}
"""Of a table without findings, as message ids: ✓ says that it was held against another table or side and agrees."""

MEANINGS = {
    Reach.BLANK: "This table is published blank.",
    Reach.NOTHING: "Nothing in this table could be checked.",
    Reach.SUMS: "Only sums within this table were checked; nothing against another table or between two sides.",
}


class TableList(QListWidget):
    """One line a table, then one a table that was not recognised; the last for what is told of source and rules."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.setUniformItemSizes(True)
        height = self.fontMetrics().height() * 2
        self._titles = short_titles(case.document)
        for table in case.document.tables:
            item = QListWidgetItem()
            item.setToolTip(as_is(table.title or say(table.kind)))
            self.addItem(item)
        for grid, short in zip(case.document.grids, self._titles[len(case.document.tables) :], strict=True):
            full = title_of(grid, case.document.grids)
            told = "\n".join(filter(None, (full, because(grid.why))))
            self._add(f"{grid.id}　{SHAPES['uncheckable']}　{short}", "uncheckable", told)
        self._add("", "amber")
        for number in range(self.count()):
            self.item(number).setSizeHint(QSize(0, height))

    def _add(self, text: str, look: str, told: str = "") -> None:
        item = QListWidgetItem(text)
        item.setToolTip(as_is(told))
        item.setForeground(colours(look, QGuiApplication.palette())[0])
        self.addItem(item)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark each table with the look of its worst open finding and the number of all that are open."""
        pending, ticked = by_table(findings, self.case.tick_on)
        looks = {(table, look_of(one)) for one in findings if not self.case.tick_on(one) for table in one.tables}
        palette = QGuiApplication.palette()
        reach = reaches(self.case.check)
        for number, table in enumerate(self.case.document.tables):
            item = self.item(number)
            worst = next((look for look in SHAPES if (number, look) in looks), None)
            item.setToolTip(as_is("\n".join(self._told(number, reach[number]))))
            if worst is None:
                mark = say("{count} ticked", count=ticked[number]) if ticked[number] else say(MARKS[reach[number]])
                item.setText(f"{table.id}　{mark}　{self._titles[number]}")
                item.setForeground(palette.text())
            else:
                item.setText(f"{table.id}　{SHAPES[worst]} {pending[number]}　{self._titles[number]}")
                item.setForeground(colours(worst, palette)[0])
        self._show_notes(len([*notes(self.case.check), *untold(self.case.check)]))

    def _show_notes(self, count: int) -> None:
        """The last line: how much is to be told beside the findings; with nothing of that, the page of the rules."""
        item, palette = self.item(self.count() - 1), QGuiApplication.palette()
        item.setText(f"{SHAPES['amber']} {count}　{say('Notes of the reading')}" if count else say("Rules used"))
        item.setForeground(colours("amber", palette)[0] if count else palette.text())

    def _told(self, number: int, reach: Reach) -> Iterator[str]:
        """The full title, and what was not checked."""
        table = self.case.document.tables[number]
        yield table.title or say(table.kind)
        if reach in MEANINGS:
            yield say(MEANINGS[reach])
