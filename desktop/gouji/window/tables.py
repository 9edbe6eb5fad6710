"""The list of tables at the left, each with what is open in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from gouji.casework.case import Case
from gouji.checking.findings import Finding
from gouji.checking.relations import Outcome
from gouji.window.looks import SHAPES, colours, look_of
from gouji.wording import say


class TableList(QListWidget):
    """One line a table; the last one stands for text without a place, where there is any."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.setUniformItemSizes(True)
        height = self.fontMetrics().height() * 2
        for table in case.document.tables:
            item = QListWidgetItem()
            item.setToolTip(table.title)
            self.addItem(item)
        if case.document.unplaced:
            self.addItem(say("Text without a place") + f"　? {len(case.document.unplaced)}")
        for number in range(self.count()):
            self.item(number).setSizeHint(QSize(0, height))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark each table with the worst of its open findings and their number."""
        placed = [finding for finding in findings if finding.cells]
        pending = [finding for finding in placed if not self.case.tick_on(finding)]
        ticked = Counter(f.cells[0].table for f in placed) - Counter(f.cells[0].table for f in pending)
        open_looks = Counter((f.cells[0].table, look_of(f)) for f in pending)
        palette = QGuiApplication.palette()
        for number, table in enumerate(self.case.document.tables):
            item = self.item(number)
            worst = next((look for look in SHAPES if open_looks[number, look]), None)
            if worst is None:
                mark = say("{count} ticked", count=ticked[number]) if ticked[number] else self._all_clear(number)
                item.setText(f"{table.id}　{mark}　{table.title}")
                item.setForeground(palette.text())
            else:
                item.setText(f"{table.id}　{SHAPES[worst]} {open_looks[number, worst]}　{table.title}")
                item.setForeground(colours(worst, palette)[0])

    def _all_clear(self, number: int) -> str:
        """✓ only where something was judged and agrees; – where there was nothing to judge."""
        judged = any(
            bool((family.outcomes == Outcome.AGREES).any())
            for family in self.case.check.families
            if number in family.tables
        )
        return "✓" if judged else "–"
