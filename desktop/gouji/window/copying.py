"""What is copied of a list or a table: the cells that are selected, as a spreadsheet takes them and Gouji gives back.

No text becomes a formula elsewhere (``reading/sources/text/copied.py``). `tests/window/test_copying.py` holds it.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView

from gouji.reading.sources.text.copied import as_copied


class CopyingView(QTableView):
    """A view of which the whole selection is copied, not the cell under the cursor alone."""

    def held(self, index: QModelIndex) -> str:
        """What a cell holds: what is copied of it."""
        return str(index.data() or "")

    def copied(self) -> str:
        """What is selected, as rows with tabs between their cells."""
        held = {(index.row(), index.column()): as_copied(self.held(index)) for index in self.selectedIndexes()}
        rows, columns = sorted({row for row, _ in held}), sorted({column for _, column in held})
        return "\n".join("\t".join(held.get((row, column), "") for column in columns) for row in rows)

    def copy(self) -> None:
        """Give what is selected to other programs."""
        QGuiApplication.clipboard().setText(self.copied())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
