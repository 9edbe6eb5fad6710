"""What the standing findings say of one table: the look of every cell, the state and the difference of every row."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.casework.telling.sentences import sentence
from gouji.checking.findings import Finding
from gouji.model.document import Document
from gouji.model.money import show_amount
from gouji.window.desk.looks import look_of, worst

Place = tuple[int, int]
"""Row and column."""


class Flags:
    """Findings by the cells and rows of table ``number`` that they name."""

    def __init__(self, document: Document, number: int, findings: Iterable[Finding]) -> None:
        self._document = document
        self._number = number
        self._unit = document.tables[number].unit
        self._of_cell: dict[Place, list[Finding]] = {}
        self._of_row: dict[int, list[Finding]] = {}
        """Those that stand in the row, as they come: the worst first."""
        for finding in findings:
            for row, column in dict.fromkeys((c.row, c.column) for c in finding.marked(document) if c.table == number):
                self._of_cell.setdefault((row, column), []).append(finding)
                of_row = self._of_row.setdefault(row, [])
                if not of_row or of_row[-1] is not finding:
                    of_row.append(finding)
        self.looks: dict[Place, str] = {
            place: look for place, named in self._of_cell.items() if (look := worst(set(map(look_of, named))))
        }

    def look_of_row(self, row: int) -> str | None:
        """The look that the state of a row shows."""
        return worst(set(map(look_of, self._of_row.get(row, ()))))

    def state(self, row: int) -> str:
        """The word for the worst finding of a row; empty when there is none."""
        return self._of_row[row][0].state if row in self._of_row else ""

    def sentences(self, row: int, column: int) -> list[str]:
        """What each finding says that names a cell."""
        return [sentence(self._document, finding) for finding in self._of_cell.get((row, column), ())]

    def difference(self, row: int) -> str:
        """The worst difference of a row within its table."""
        return next((amount for _, amount in self.differences(row)), "")

    def differences(self, row: int) -> list[tuple[str, str]]:
        """Column and amount of every difference stated in a row within its table, the worst first."""
        own = [
            (
                finding.open_rank,
                -abs(finding.difference),
                finding.is_within_a_row,
                finding.cells[0],
                finding.difference,
            )
            for finding in self._of_row.get(row, ())
            if finding.difference is not None
            and finding.cells[0][:2] == (self._number, row)
            and all(cell.table == self._number for cell in finding.cells)
        ]
        columns = self._document.tables[self._number].columns
        return [(columns[cell.column], self._signed(difference)) for *_, cell, difference in sorted(own)]

    def _signed(self, fen: int) -> str:
        amount = show_amount(fen, self._unit)
        return amount if amount.startswith("−") else f"+{amount}"
