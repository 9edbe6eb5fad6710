"""What the sheets of a workbook have in common: the case, where all stands, its looks, and how a cell is written.

A text is written as a text, whatever it begins with; what a spreadsheet cannot hold of it is left out. Held by
``test_text_that_begins_like_a_formula_is_text``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from gouji.casework.case import Case
from gouji.casework.papers.numbering import Numbered
from gouji.casework.telling.sentences import sentence
from gouji.checking.relation import Relation
from gouji.exports.workbook import formulas
from gouji.exports.workbook.layout import Layout, Spot, letters, quoted
from gouji.exports.workbook.looks import HEAD, MARKS, Looks
from gouji.exports.workbook.relations import LONGEST, Line
from gouji.model.document import Cell
from gouji.model.money import Unit, plain_amount
from gouji.reading.sources.workbook.added import ADDED, DOUBTED, LAST_ROW
from gouji.wording import say

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_TEXT = 32_000
"""Letters that a cell holds."""

LINE = 14.0
"""Points of a line of text."""

MOST_AREAS = 100
"""Areas that one name tells of: it has 8,192 letters at most."""

_EVERYTHING = f"$1:${LAST_ROW}"
"""Of a sheet."""

FIRST_RELATION = 2
"""The row of the first relation on its sheet, counted from 0."""
GRAVE = 10
"""The column on that sheet which tells how grave it is what became of a relation; it is not shown."""
DIFFERENCE, RESULT = 6, 1
"""Those of its difference and of the word for it."""


class Sum(NamedTuple):
    """A sum that is reckoned again on the sheet of its table: where, and of what."""

    at: Spot
    of: str


class Book:
    """One workbook while it is written."""

    def __init__(self, case: Case, workbook: Workbook, told: Numbered, lines: Sequence[Line]) -> None:
        self.case, self.document, self.told, self.lines = case, case.document, told, lines
        self.workbook = workbook
        self.layout = Layout(self.document)
        self.looks = Looks(workbook)
        self._named = 0
        """So many names were given."""
        self.relations = say("Relations")
        """The name of their sheet."""
        self.sums = [*self._sums()]
        """Of each relation the sum that is reckoned again on the sheet of its table, if it is."""
        self.line_of: Mapping[Relation, int] = {line.one.relation: n for n, line in enumerate(lines)}

    def _sums(self) -> Iterator[Sum | None]:
        """A place has the sum of the first relation that would be reckoned there."""
        self.layout.give_room(sorted({line.slot for line in self.lines if line.slot is not None}))
        taken: set[Spot] = set()
        for line in self.lines:
            told = None
            if line.slot is not None:
                at = self.layout.reckoned(line.slot, line.one.held[0][0].row)
                of = formulas.added(self.layout, line.one, at.sheet)
                if len(of) == 1 and at not in taken:
                    taken.add(at)
                    told = Sum(at, of[0])
            yield told

    @cached_property
    def marked(self) -> Mapping[Cell, Sequence[int]]:
        """The relations whose marks a figure bears."""
        marked: defaultdict[Cell, list[int]] = defaultdict(list)
        for number, line in enumerate(self.lines):
            for cell in line.marked:
                marked[cell].append(number)
        return marked

    @cached_property
    def noted(self) -> Mapping[Cell, Sequence[str]]:
        """What is found of a figure, each with its index on paper."""
        noted: defaultdict[Cell, list[str]] = defaultdict(list)
        for index, finding in self.told.findings:
            for cell in finding.flagged:
                noted[cell].append(f"{index} {sentence(self.document, finding)}")
        return noted

    def mark(self, cell: Cell, sheet: str) -> tuple[str, str]:
        """The formula that tells the mark of a figure, and the mark as the figures stand; blank where it bears none."""
        numbers = self.marked.get(cell, ())
        if not numbers:
            return "", ""
        graves = (self.of_relation(number, GRAVE).seen_from(sheet) for number in numbers[: formulas.MOST_PARTS])
        words = ",".join(f'"{mark}"' for mark in MARKS)
        return f"=CHOOSE(MAX({','.join(graves)})+1,{words})", MARKS[max(self.lines[one].grave for one in numbers)]

    def of_relation(self, number: int, column: int) -> Spot:
        """Where a relation tells something on its sheet."""
        return Spot(self.relations, FIRST_RELATION + number, column)

    def line_of_finding(self, finding_id: str) -> int | None:
        """The relation that a finding is of, by its number on their sheet."""
        relation = self.case.listed.relation(finding_id)
        return None if relation is None else self.line_of.get(relation)

    def add(self, name: str) -> Worksheet:
        """One more sheet, set up to be printed across on A4."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{_in_footer(name)}&R&P / &N")
        sheet.hide_gridlines(2)
        return sheet

    def say_added(self, sheet: Worksheet, columns: Iterable[int] = ()) -> None:
        """Have the workbook say which columns of a sheet are none of the document; without any, the sheet."""
        runs = [f"${letters(first)}:${letters(last)}" for first, last in _runs(columns)]
        self._say(ADDED, sheet, runs or [_EVERYTHING])

    def say_doubted(self, sheet: Worksheet) -> None:
        """Have the workbook say that the reading of a table is in doubt."""
        self._say(DOUBTED, sheet, [_EVERYTHING])

    def _say(self, what: str, sheet: Worksheet, areas: Sequence[str]) -> None:
        held = [f"{quoted(sheet.name)}!{one}" for one in areas]
        for first in range(0, len(held), MOST_AREAS):
            self._named += 1
            self.workbook.define_name(f"{what}_{self._named}", f"={','.join(held[first : first + MOST_AREAS])}")

    def head(self, sheet: Worksheet, row: int, names: Iterable[str], widths: Iterable[float]) -> None:
        """A row of heads over columns that are so many digits wide."""
        for column, (name, width) in enumerate(zip(names, widths, strict=True)):
            sheet.write_string(row, column, say(name), self.looks.of(HEAD))
            sheet.set_column(column, column, width)

    def put_amount(self, sheet: Worksheet, at: tuple[int, int], fen: int | None, unit: Unit, look: Format) -> None:
        """One amount, exact; one that no cell holds exactly is a text."""
        if fen is None:
            sheet.write_blank(*at, None, look)
        elif abs(fen) < LONGEST:
            sheet.write_number(*at, formulas.number(fen, unit), look)
        else:
            sheet.write_string(*at, plain_amount(fen, unit), look)


def _runs(columns: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Columns that stand beside each other, the first and the last."""
    for _, run in groupby(enumerate(sorted(columns)), lambda one: one[1] - one[0]):
        own = [column for _, column in run]
        yield own[0], own[-1]


def text(told: str) -> str:
    """A text as a cell holds it."""
    return told.encode("utf-8", "replace").decode()[:LONGEST_TEXT]


def height(texts: Iterable[tuple[str, float]]) -> float:
    """Points that a row takes whose texts are broken in columns so many digits wide: a Chinese letter takes two."""
    return LINE * max((_rows_of(told, wide) for told, wide in texts), default=1)


def _rows_of(told: str, wide: float) -> int:
    return sum(max(1, ceil(len(one.encode("gbk", "replace")) / wide)) for one in told.splitlines() or [""])


def _in_footer(name: str) -> str:
    return text(name).replace("&", "&&")
