"""A comparison as a workbook: what was compared, the changes with their trails, and each table side by side.

Held by ``tests/exports/test_comparison.py``, which reads it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from gouji.casework.comparing.listing import HEADS
from gouji.casework.comparing.told import (
    count_told,
    place_told,
    rate_told,
    sentences_told,
    single_told,
    unit_of,
)
from gouji.casework.telling.parts import names_of, subject_of
from gouji.comparing.comparing import Comparison, Sort
from gouji.comparing.laid import Amount, Spot
from gouji.exports.workbook import formulas
from gouji.exports.workbook.book import text
from gouji.exports.workbook.looks import CELL, HEAD, ON_AMBER, ON_GREY, ON_RED, TEXT, TITLE, Looks
from gouji.exports.workbook.relations import LONGEST
from gouji.model.money import Unit, plain_amount
from gouji.wording import say

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDTHS = (8, 48, 18, 18, 18, 10, 8, 90)
GROUNDS = {Sort.CHANGED: ON_AMBER, Sort.ADDED: "#E2EFDA", Sort.REMOVED: ON_RED, Sort.MOVED: ON_GREY}
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def workbook(comparison: Comparison, told: Sequence[str] = ()) -> bytes:
    """The file; ``told`` are lines of what else was found."""
    from xlsxwriter.workbook import Workbook

    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    _Writing(comparison, book, Looks(book)).write(told)
    book.close()
    return out.getvalue()


class _Writing:
    def __init__(self, comparison: Comparison, book: Workbook, looks: Looks) -> None:
        self.comparison, self.book, self.looks = comparison, book, looks

    def write(self, told: Sequence[str]) -> None:
        self._summary(told)
        self._changes()
        used: set[str] = set()
        for number in range(len(self.comparison.laid.sheets)):
            self._table(number, used)

    def _summary(self, told: Sequence[str]) -> None:
        sheet = self.book.add_worksheet(say("Summary"))
        sheet.set_column(0, 0, 120)
        names = [f"{names_of(one.document)} {subject_of(one.document)}" for one in self.comparison.laid.checks]
        lines = [say("New: {name}", name=names[0]), *(say("Old: {name}", name=name) for name in names[1:])]
        lines += [count_told(self.comparison), *told]
        sheet.write_string(0, 0, say("Comparison"), self.looks.of(TITLE))
        for row, line in enumerate(lines, 2):
            sheet.write_string(row, 0, text(line), self.looks.of(TEXT))
        if self.comparison.singles:
            first = len(lines) + 3
            sheet.write_string(first, 0, say("Not compared"), self.looks.of(HEAD))
            for row, one in enumerate(self.comparison.singles, first + 1):
                sheet.write_string(row, 0, text(single_told(self.comparison, one)), self.looks.of(TEXT))

    def _changes(self) -> None:
        sheet = self.book.add_worksheet(say("Changes"))
        self._heads(sheet, map(say, HEADS), WIDTHS)
        for row, one in enumerate(self.comparison.changes, 1):
            unit, decimals = unit_of(self.comparison, one.begins)
            self._text(sheet, row, 0, say(one.sort.value))
            was = say(" (was {place})", place=place_told(self.comparison, one.was)) if one.was else ""
            self._text(sheet, row, 1, place_told(self.comparison, one.begins) + was)
            self._amount(sheet, (row, 2), one.old, unit, decimals)
            self._amount(sheet, (row, 3), one.begins.new, unit, decimals)
            self._amount(sheet, (row, 4), Amount(one.difference, 0, True), unit, decimals)
            self._text(sheet, row, 5, rate_told(one))
            self._text(sheet, row, 6, unit.value)
            trail = [place_told(self.comparison, figure) for figure in (*one.sisters, *one.through)]
            trail += [f"{says}: {words}" for says, words in sentences_told(self.comparison, one)]
            self._text(sheet, row, 7, "\n".join(trail))
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(len(self.comparison.changes), 1), len(WIDTHS) - 1)

    def _table(self, number: int, used: set[str]) -> None:
        laid = self.comparison.laid
        sheet_of = laid.sheets[number]
        table = laid.checks[0].document.tables[sheet_of.right]
        sheet = self.book.add_worksheet(_name(f"{table.id} {table.title}", used))
        row = 0
        for side, across in sheet_of.across.items():
            names = [table.columns[one.right] for one in across]
            thirds = (f"{name}\n{say(what)}" for name in names for what in ("Old", "New", "Difference"))
            unit = say("Unit: {unit}", unit=table.unit.value)
            self._heads(sheet, (say("Code"), say("Name") + f"\n{unit}", *thirds), (12, 40, *[16] * 3 * len(names)), row)
            row += 1
            for line in self._lines(number, side):
                self._line(sheet, row, number, line)
                row += 1
            row += 1
        sheet.freeze_panes(1, 2)

    def _lines(self, number: int, side: int) -> Iterator[int]:
        return (line for line, own in enumerate(self.comparison.laid.sheets[number].sides) if own == side)

    def _line(self, sheet: Worksheet, at: int, number: int, line: int) -> None:
        laid, sheet_of = self.comparison.laid, self.comparison.laid.sheets[number]
        spots = [Spot(number, line, column) for column in range(len(sheet_of.across[sheet_of.sides[line]]))]
        row = laid.row(number, line)
        self._text(sheet, at, 0, row.code or "")
        self._text(sheet, at, 1, "　" * max(row.level - 1, 0) + row.name)
        right = laid.checks[0].document.tables[sheet_of.right]
        for place, spot in enumerate(spots):
            cells = laid.cells(spot)
            old, new = laid.left(cells), laid.amount(0, cells[0])
            changed = self.comparison.figures.get(spot)
            decimals = int(right.decimals.max(initial=0))
            ground = {"bg_color": GROUNDS[changed.sort]} if changed else {}
            column = 2 + 3 * place
            self._amount(sheet, (at, column), old, right.unit, decimals, **ground)
            self._amount(sheet, (at, column + 1), new, right.unit, decimals, **ground)
            apart = Amount(new.fen - old.fen, 0, changed is not None)
            self._amount(sheet, (at, column + 2), apart, right.unit, decimals, **ground)

    def _heads(self, sheet: Worksheet, names: Iterable[str], widths: Iterable[float], row: int = 0) -> None:
        for column, (name, width) in enumerate(zip(names, widths, strict=True)):
            sheet.write_string(row, column, text(name), self.looks.of(HEAD))
            sheet.set_column(column, column, width)

    def _text(self, sheet: Worksheet, row: int, column: int, told: str) -> None:
        sheet.write_string(row, column, text(told), self.looks.of(TEXT))

    def _amount(
        self, sheet: Worksheet, at: tuple[int, int], amount: Amount, unit: Unit, decimals: int, **ground: object
    ) -> None:
        """One amount, exact; one that no cell holds exactly is a text."""
        look = self.looks.amount(decimals, **ground)
        if not amount.printed:
            sheet.write_blank(*at, None, self.looks.of(CELL, **ground))
        elif abs(amount.fen) < LONGEST:
            sheet.write_number(*at, formulas.number(amount.fen, unit), look)
        else:
            sheet.write_string(*at, plain_amount(amount.fen, unit), look)


def _name(title: str, used: set[str]) -> str:
    """A name for a sheet that no other has."""
    bare = " ".join(title.translate(_FORBIDDEN).split())[:28]
    name, number = bare, 1
    while name.casefold() in used:
        number += 1
        name = f"{bare[:25]} {number}"
    used.add(name.casefold())
    return name
