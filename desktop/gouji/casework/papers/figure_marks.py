"""The published tables as the paper prints them: every figure with what was ticked on it and what was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gouji.casework.case import Case
from gouji.casework.figure_signs import by_hand, of_program
from gouji.casework.telling.parts import file_of
from gouji.casework.telling.reach import Reach, judged_by_table, reaches
from gouji.model.document import Cell
from gouji.model.money import show_amount
from gouji.model.table import Origin, Table
from gouji.paper.content import BLANK, Entry, Line, Sheet, Side
from gouji.wording import say

CHANGED = "※"


@dataclass(frozen=True, slots=True)
class Flag:
    """What stands before a figure with a finding."""

    text: str
    settled: bool


def sheets(case: Case, index: str, flags: Mapping[Cell, Flag], pending: Mapping[int, int]) -> Iterator[Sheet]:
    """All tables in the order of the body."""
    ticks, judged, reach = of_program(case.check), judged_by_table(case.check), reaches(case.check)
    hands = {cell: by_hand(case.signs_on(cell)) for cell in case.marks.signs}
    for number, table in enumerate(case.document.tables):
        entries = _Entries(table, number, ticks, flags, hands)
        yield Sheet(
            index=f"{index}-{table.id}",
            title=table.title,
            unit=table.unit.value,
            rows=len(table.rows),
            judged=judged[number],
            checked=_checked(reach[number], judged[number]),
            source=file_of(case.document, table.file),
            open_findings=pending.get(number, 0),
            sides=tuple(entries.side(side, columns) for side, columns in enumerate(table.sides)),
        )


def _checked(reach: Reach, judged: int) -> str:
    """How many relations were judged, and how far they reach."""
    match reach:
        case Reach.BLANK:
            return say("blank")
        case Reach.NOTHING:
            return "–"
        case Reach.DOUBT:
            return say("in doubt")
        case Reach.SUMS:
            return say("{count} within", count=judged)
        case Reach.TIES:
            return str(judged)


class _Entries:
    def __init__(
        self,
        table: Table,
        number: int,
        ticks: Mapping[Cell, str],
        flags: Mapping[Cell, Flag],
        hands: Mapping[Cell, str],
    ) -> None:
        self.table, self.number = table, number
        self.ticks, self.flags, self.hands = ticks, flags, hands

    def side(self, side: int, columns: tuple[int, ...]) -> Side:
        table = self.table
        rows = [row for row, one in enumerate(table.rows) if len(table.sides) == 1 or one.side == side]
        lines = (
            Line(one.code or "", one.name + (CHANGED if one.by else ""), one.level, self._row(row, columns))
            for row, one in ((row, table.rows[row]) for row in rows)
        )
        return Side(tuple(table.columns[column] for column in columns), tuple(lines))

    def _row(self, row: int, columns: tuple[int, ...]) -> tuple[Entry, ...]:
        return tuple(self._entry(Cell(self.number, row, column)) for column in columns)

    def _entry(self, cell: Cell) -> Entry:
        content = self.table.content(cell.row, cell.column)
        flag, ticks = self.flags.get(cell), self.ticks.get(cell, "")
        hand = self.hands.get(cell, "")
        if content.figure is None and flag is None and not hand:
            return BLANK
        figure = content.figure
        changed = CHANGED if content.origin is Origin.EDITED else ""
        return Entry(
            text=show_amount(figure.fen, self.table.unit, figure.decimals) if figure else "",
            ticks=ticks + changed,
            flag=flag.text if flag else "",
            settled=bool(flag and flag.settled),
            placed=content.origin is Origin.PLACED,
            hand=hand,
        )
