"""What the standing findings say of one table: the look of every cell, the state and the difference of every row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from gouji.casework.findings import Turn
from gouji.casework.telling.sentences import sentence
from gouji.checking.findings import Finding
from gouji.checking.relation import Relation, order_of
from gouji.model.document import Document
from gouji.model.money import show_amount
from gouji.window.looks import SHAPES, look_of, worst
from gouji.window.tree.drawing.header import LEVELS
from gouji.wording import say

Place = tuple[int, int]
"""Row and column."""

NAMED = 4
"""Letters by which a column is named beside what differs in it."""


class Flags:
    """Findings by the cells and rows of table ``number`` that they name."""

    def __init__(self, document: Document, number: int, findings: Iterable[tuple[Relation, Finding]]) -> None:
        self._document = document
        self._number = number
        self.unit = document.tables[number].unit
        self._of_cell: defaultdict[Place, dict[Relation, Finding]] = defaultdict(dict)
        self._of_row: defaultdict[int, dict[Relation, Finding]] = defaultdict(dict)
        self._places: dict[Relation, list[Place]] = {}
        """Where each finding is marked; what it marks in a row changes with what the row prints."""
        self.looks: dict[Place, str] = {}
        for relation, finding in findings:
            for place in self._mark(relation, finding):
                self._look_again(place)

    def follow(self, turns: Iterable[Turn]) -> set[Place]:
        """Do what a step did to the findings; returns the places whose look changed."""
        touched: set[Place] = set()
        for turn in turns:
            touched.update(self._unmark(turn.relation))
            if turn.now is not None:
                touched.update(self._mark(turn.relation, turn.now))
        return {place for place in touched if self._look_again(place)}

    def _mark(self, relation: Relation, finding: Finding) -> list[Place]:
        marked = finding.marked(self._document)
        places = list(dict.fromkeys((cell.row, cell.column) for cell in marked if cell.table == self._number))
        if places:
            self._places[relation] = places
        for row, column in places:
            self._of_cell[row, column][relation] = finding
            self._of_row[row][relation] = finding
        return places

    def _unmark(self, relation: Relation) -> list[Place]:
        places = self._places.pop(relation, [])
        for row, column in places:
            del self._of_cell[row, column][relation]
            self._of_row[row].pop(relation, None)
        return places

    def _look_again(self, place: Place) -> bool:
        """Whether a place looks other than before."""
        before, now = self.looks.pop(place, None), worst(set(map(look_of, self._of_cell[place].values())))
        if now is not None:
            self.looks[place] = now
        return before != now

    def _standing(self, row: int) -> list[Finding]:
        """Those that stand in a row, the worst first, then in the order of rules and rows."""
        return in_order(self._of_row.get(row, {}))

    @property
    def rows(self) -> list[int]:
        """The rows in which something stands."""
        return [row for row, standing in self._of_row.items() if standing]

    def look_of_row(self, row: int) -> str | None:
        """The look that the state of a row shows."""
        return worst(set(map(look_of, self._of_row.get(row, {}).values())))

    def look_of_rows(self, rows: Iterable[int]) -> str | None:
        """The worst look of several rows."""
        return worst({look for row in rows if (look := self.look_of_row(row))})

    def told(self, rows: Sequence[int]) -> str:
        """What differs in rows that stand on one line, and by how much; the state where no sum of the table does."""
        look = self.look_of_rows(rows)
        if look is None:
            return ""
        amounts = [amount for row in rows if (amount := self.difference_named(row))]
        states = [say(self.state(row)) for row in rows if self.look_of_row(row) == look]
        return f"{SHAPES[look]} {(amounts or states)[0]}"

    def state(self, row: int) -> str:
        """The word for the worst finding of a row; empty when there is none."""
        return next((finding.state for finding in self._standing(row)), "")

    def sentences(self, row: int, column: int) -> list[str]:
        """What each finding says that names a cell."""
        return [sentence(self._document, finding) for finding in in_order(self._of_cell.get((row, column), {}))]

    def difference(self, row: int) -> str:
        """The worst difference of a row within its table."""
        return next((amount for _, amount in self.differences(row)), "")

    def difference_named(self, row: int) -> str:
        """The same with the name of its column, cut short, where others of the row differ too."""
        told = self.differences(row)
        if len({name for name, _ in told}) < 2:
            return self.difference(row)
        name, amount = told[0]
        lowest = name.rpartition(LEVELS)[2]
        return f"{lowest if len(lowest) <= NAMED else lowest[: NAMED - 1] + '…'} {amount}"

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
            for finding in self._standing(row)
            if finding.difference is not None
            and finding.cells[0][:2] == (self._number, row)
            and all(cell.table == self._number for cell in finding.cells)
        ]
        columns = self._document.tables[self._number].columns
        return [(columns[cell.column], self._signed(difference)) for *_, cell, difference in sorted(own)]

    def _signed(self, fen: int) -> str:
        amount = show_amount(fen, self.unit)
        return amount if amount.startswith("−") else f"+{amount}"


def in_order(findings: Mapping[Relation, Finding]) -> list[Finding]:
    """Findings by their relations in the order of the list."""
    return [findings[relation] for relation in sorted(findings, key=lambda one: order_of(one, findings[one]))]
