"""What a workbook itself says Gouji added to the figures of a document, by defined names: whole sheets and columns.

`gouji export` writes marks, sums reckoned again and sheets of its own beside what a document prints. Names that begin
with ``ADDED`` tell where: they follow their cells when somebody inserts a column, renames a sheet, or saves the
workbook with another program. Nothing is told from headings, which any workbook may have. Only xlsx is asked.

Anybody can give such names, so none keeps a figure from being checked unseen. A column is left out only where it
holds no figure of its own: texts, and formulas that give a text or add up cells of the same sheet and do nothing else
(``is_ours``), which are read themselves or add up such cells again; any other column is read as if it had no name. A
text with a digit of any kind may be a figure (``7,777元``), but for a head that begins with the whole head of a column
which is read and adds words without digits: ``2017年预算数：横加``.

A sheet that is named as a whole, and columns of words, are left out where the sheet shows to everybody that Gouji wrote
it (``own_sheets``). A table whose reading was in doubt when it was exported (``DOUBTED``) is in doubt here, for the
sheet shows it without what made it doubtful: where the sheet shows that too, and has columns that were left out. Any
other sheet that is named so is read and judged as if it had no name. What was left out, what is in doubt by a name and
which names are not believed is told, and no conclusion says that all is right where something is told.

Held by ``tests/exports/workbook/test_read_back.py``, ``tests/reading/test_added.py``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby
from unicodedata import category
from xml.parsers.expat import XMLParserType

import numpy as np
from numpy.typing import NDArray

from gouji.model.doubt import Doubt, Doubts, Misgiving
from gouji.model.reason import Reason
from gouji.model.source import Source
from gouji.reading.page.page import Block
from gouji.reading.sources.workbook.cell_names import Place, column_name
from gouji.reading.sources.workbook.own_sheets import is_about, is_list, says_doubt
from gouji.reading.sources.xml import Attributes, local, walk
from gouji.reading.terms.lines import bare_amounts

ADDED, DOUBTED = "Gouji.Added", "Gouji.InDoubt"
"""How the names begin that tell what was added, and which sheets show a table in doubt; a number follows."""

LAST_ROW = 1_048_576
"""Of every sheet."""

_WIDEST = 16_384
"""Columns of a sheet."""

_MOST = 100_000
"""Areas that are asked for."""

_AREA = re.compile(
    r"(?:'((?:[^']|'')+)'|([^',!]+))!(?:\$([A-Z]{1,3}))?(?:\$([0-9]{1,7}))?:(?:\$([A-Z]{1,3}))?(?:\$([0-9]{1,7}))?(?=,|$)"
)
"""``'T1'!$C:$D``, ``'T1'!$1:$1048576``, or either with all rows or columns named, as other programs write it."""

_CELLS = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Z]{1,3}\$?[0-9]{1,7})?"
_PART = rf"(?:SUM\({_CELLS}(?:,{_CELLS})*\)|{_CELLS})"
_ELSEWHERE = rf"(?:(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)?{_CELLS}"
_OURS = re.compile(
    rf'ROUND\({_PART}(?:\+{_PART})*,[0-9]\)|CHOOSE\(MAX\({_ELSEWHERE}(?:,{_ELSEWHERE})*\)\+1((?:,"[^"]*")+)\)'
)

_WAS_IN_DOUBT = Doubt(
    Misgiving.BEFORE, Reason("its reading was in doubt when Gouji exported it: check the source that it was read from")
)


def is_ours(formula: str) -> bool:
    """Whether a formula adds up cells of its own sheet and does nothing else, ``ROUND(SUM(C7:C14),2)``, or gives one of
    some texts without digits, ``CHOOSE(MAX('关系'!K3,'关系'!K7)+1,"✓","?")``."""
    found = _OURS.fullmatch(formula)
    return found is not None and not _has_digit(found[1] or "")


@dataclass
class Added:
    """Of one sheet."""

    columns: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(_WIDEST, np.bool_))
    """Which columns are said to be none of the document's."""
    whole: bool = False
    """Whether all of the sheet is said to be."""
    doubted: bool = False
    """Whether its table is said to be in doubt."""
    ours: Set[Place] = frozenset()
    """The cells of those columns whose formulas are ours."""

    def is_beside(self, values: Sequence[Sequence[object]]) -> bool:
        """Whether the whole sheet is none of the document's."""
        return self.whole and is_list(values)

    def casts_doubt(self, values: Sequence[Sequence[object]], left_out: Sequence[int]) -> bool:
        """Whether its table is in doubt."""
        return self.doubted and bool(left_out) and says_doubt(values)

    @property
    def named(self) -> list[int]:
        """Those columns by their numbers."""
        return self.columns.nonzero()[0].tolist()

    def left_out(self, values: Sequence[Sequence[object]], without_value: Collection[Place]) -> list[int]:
        """Those of them that hold no figure of their own; a formula that was never worked out may give one."""
        width = len(values[0]) if values else 0
        named = [column for column in self.named if column < width]
        if is_about(values):
            return named
        return [
            column
            for column in named
            if not any(
                (row, column) not in self.ours and (self._may_be_figure(line, column) or (row, column) in without_value)
                for row, line in enumerate(values)
            )
        ]

    def _may_be_figure(self, line: Sequence[object], column: int) -> bool:
        held = line[column]
        if not isinstance(held, str):
            return True
        return _has_digit(held) and not any(
            isinstance(head, str)
            and held.startswith(head)
            and not (bare_amounts(head) or _has_digit(held[len(head) :]))
            for at, head in enumerate(line)
            if head and not self.columns[at]
        )


def _has_digit(text: str) -> bool:
    """One of any script, or in a circle; the numerals 一二三 number headings."""
    return any(category(letter).startswith("N") for letter in text)


def added_in(workbook: bytes, name: str) -> dict[str, Added]:
    """By sheet, what its part ``xl/workbook.xml`` says was added. Raises UserError where that is damaged."""
    if b"Gouji." not in workbook:
        return {}
    found: dict[str, Added] = {}
    for named, quoted, bare, *area in _areas(_defined(workbook, name)):
        own = found.setdefault(quoted.replace("''", "'") or bare, Added())
        left, top, right, bottom = area
        if (int(top or 1), int(bottom or LAST_ROW)) != (1, LAST_ROW):
            continue
        first, last = (_number(letters) if letters else end for letters, end in ((left, 0), (right, _WIDEST - 1)))
        if named.startswith(DOUBTED):
            own.doubted = True
        elif (first, last) == (0, _WIDEST - 1):
            own.whole = True
        else:
            own.columns[first : last + 1] = True
    return found


def _areas(told: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    return [(name, *area) for name, areas in told for area in _AREA.findall(areas)][:_MOST]


def _defined(workbook: bytes, name: str) -> list[tuple[str, str]]:
    """The names of ours, each with what it names."""
    told: list[tuple[str, list[str]]] = []

    def set_on(parser: XMLParserType) -> None:
        def begin(tag: str, given: Attributes) -> None:
            called = given.get("name", "")
            if local(tag) == "definedName" and called.startswith((ADDED, DOUBTED)):
                told.append((called, []))
                parser.CharacterDataHandler = told[-1][1].append

        def end(_: str) -> None:
            parser.CharacterDataHandler = None

        parser.StartElementHandler, parser.EndElementHandler = begin, end

    walk(workbook, name, set_on)
    return [(called, "".join(areas)) for called, areas in told]


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """The cells of a sheet without columns that were added; each tells where it stands on the sheet."""

    sheet: Block
    columns: Sequence[int]
    """Those that are left."""
    doubted: bool

    @classmethod
    def of(cls, sheet: Block, left_out: Sequence[int], *, doubted: bool) -> PrintedPart:
        """A sheet without these columns."""
        return cls(sheet, sorted({*range(sheet.width)}.difference(left_out)), doubted)

    @property
    def height(self) -> int:
        return self.sheet.height

    @property
    def width(self) -> int:
        return len(self.columns)

    def text(self, row: int, column: int) -> str | None:
        return self.sheet.text(row, self.columns[column])

    def reach(self, row: int, column: int) -> int:
        first = self.columns[column]
        return bisect_left(self.columns, first + self.sheet.reach(row, first)) - column

    def source(self, row: int, column: int) -> Source:
        return self.sheet.source(row, self.columns[column])

    @property
    def edges(self) -> tuple[float, ...]:
        return ()

    @property
    def loose(self) -> bool:
        return self.sheet.loose

    @property
    def unsure(self) -> Reason | None:
        return self.sheet.unsure

    @property
    def doubts(self) -> Doubts:
        return (*self.sheet.doubts, _WAS_IN_DOUBT) if self.doubted else self.sheet.doubts


def columns_told(columns: Sequence[int]) -> str:
    """``D、F、H–L``."""
    runs = [[column for _, column in run] for _, run in groupby(enumerate(columns), lambda one: one[1] - one[0])]
    ends = ((column_name(run[0]), column_name(run[-1])) for run in runs)
    return "、".join(first if first == last else f"{first}–{last}" for first, last in ends)
