"""What a workbook itself says was added to the figures of a document: sheets, columns and rows, by defined names.

`gouji export` writes marks, sums reckoned again and sheets of its own beside what a document prints. Names that begin
with ``ADDED`` tell where: they follow their cells when somebody inserts a column or names a sheet otherwise. Nothing
is told from headings, which any workbook may have. Only xlsx is asked. Held by
``tests/exports/workbook/test_read_back.py``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers.expat import XMLParserType

import numpy as np

from gouji.model.doubt import Doubts
from gouji.model.reason import Reason
from gouji.model.source import Source
from gouji.reading.page.page import Block
from gouji.reading.sources.xml import Attributes, local, walk

ADDED = "Gouji.Added"
"""How the names begin; a number follows."""

LAST_ROW, LAST_COLUMN = 1_048_576, "XFD"
"""Of every sheet."""

_AREA = re.compile(
    r"(?:'((?:[^']|'')+)'|([^',!]+))!(?:\$([A-Z]{1,3}))?(?:\$([0-9]{1,7}))?:(?:\$([A-Z]{1,3}))?(?:\$([0-9]{1,7}))?(?=,|$)"
)
"""``'T1'!$C:$D``, ``'T1'!$3:$3``, or either with all rows or columns named, as other programs write it."""


@dataclass
class Added:
    """Of one sheet: its columns and rows that are no part of the document, from the first to the last of each run."""

    columns: list[tuple[int, int]] = field(default_factory=list)
    rows: list[tuple[int, int]] = field(default_factory=list)

    @property
    def everything(self) -> bool:
        """Whether the sheet is none of the document's."""
        return (0, LAST_ROW - 1) in self.rows


def added_in(workbook: bytes, name: str) -> Mapping[str, Added]:
    """By sheet, what its part ``xl/workbook.xml`` says was added. Raises UserError where that is damaged."""
    if ADDED.encode() not in workbook:
        return {}
    told: list[str] = []

    def set_on(parser: XMLParserType) -> None:
        def begin(tag: str, given: Attributes) -> None:
            if local(tag) == "definedName" and given.get("name", "").startswith(ADDED):
                told.append("")
                parser.CharacterDataHandler = more

        def more(text: str) -> None:
            told[-1] += text

        def end(_: str) -> None:
            parser.CharacterDataHandler = None

        parser.StartElementHandler, parser.EndElementHandler = begin, end

    walk(workbook, name, set_on)
    found: dict[str, Added] = {}
    for quoted, bare, left, top, right, bottom in (area for one in told for area in _AREA.findall(one)):
        own = found.setdefault(quoted.replace("''", "'") or bare, Added())
        if (left or "A", right or LAST_COLUMN) == ("A", LAST_COLUMN):
            own.rows.append((int(top or 1) - 1, int(bottom or LAST_ROW) - 1))
        elif (int(top or 1), int(bottom or LAST_ROW)) == (1, LAST_ROW):
            own.columns.append((_number(left), _number(right)))
    return found


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """The cells of a sheet without what was added; each tells where it stands on the sheet."""

    sheet: Block
    rows: Sequence[int]
    columns: Sequence[int]

    @classmethod
    def of(cls, sheet: Block, added: Added) -> PrintedPart:
        """What a sheet has of the document."""
        return cls(sheet, _left(sheet.height, added.rows), _left(sheet.width, added.columns))

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def width(self) -> int:
        return len(self.columns)

    def text(self, row: int, column: int) -> str | None:
        return self.sheet.text(self.rows[row], self.columns[column])

    def reach(self, row: int, column: int) -> int:
        first = self.columns[column]
        return bisect_left(self.columns, first + self.sheet.reach(self.rows[row], first)) - column

    def source(self, row: int, column: int) -> Source:
        return self.sheet.source(self.rows[row], self.columns[column])

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
        return self.sheet.doubts


def _left(count: int, runs: Sequence[tuple[int, int]]) -> list[int]:
    """Of so many, those that are in no run."""
    stays = np.ones(count, np.bool_)
    for first, last in runs:
        stays[first : last + 1] = False
    return stays.nonzero()[0].tolist()
