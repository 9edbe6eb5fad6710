"""One sheet of an xlsx workbook as XML: how far it reaches, and what calamine does not tell of its cells.

What calamine understands is understood here: names with any prefix, attributes in any order and quotes, rows and cells
that do not say where they stand. A parser reads it; where formulas, errors and hidden lines are absent and every tag of
a cell says in full where it stands, `plain_cells` tells the same from the bytes. `test_spellings.py` holds both.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from xml.parsers import expat

from gouji.reading.sources.refusals import damaged
from gouji.reading.sources.workbook.added import is_ours
from gouji.reading.sources.workbook.cell_names import Place
from gouji.reading.sources.workbook.plain_cells import UnusualError, plain_cells
from gouji.reading.sources.xml import Acts, Attributes, walk

_PREFIXED = re.compile(rb":(?:c|f|row)[\s/>]")
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_NUMBER = re.compile(r"[0-9]{1,7}")
_HIDES = ("1", "true")


@dataclass(slots=True)
class SheetMarks:
    """What a sheet tells beside its values."""

    height: int = 0
    width: int = 0
    """From the first row and column to the last that has a cell, be it blank."""
    styles: dict[Place, int] = field(default_factory=dict)
    """The cells of the styles that were asked for."""
    without_value: list[Place] = field(default_factory=list)
    """Formulas never worked out; one that gave an empty text has its value."""
    errors: dict[Place, str] = field(default_factory=dict)
    hidden_row: bool = False
    hidden_columns: list[int] = field(default_factory=list)
    """The first of each run of hidden columns, counted from 0."""
    ours: set[Place] = field(default_factory=set)
    """The cells of the columns that were asked for whose formulas are ours (``added.is_ours``)."""


def read_sheet(part: bytes, styles: Mapping[int, object], name: str, columns: Collection[int] = ()) -> SheetMarks:
    """What a sheet tells, of its styles only those, and which formulas of ``columns`` are ours.

    Raises UserError where it is damaged.
    """
    if b"<sheetData" in part and b"hidden" not in part and not _PREFIXED.search(part):
        with suppress(UnusualError):
            plain = plain_cells(part, styles)
            return SheetMarks(plain.height, plain.width, plain.styles)
    sheet = _Sheet(styles, name, columns)
    walk(part, name, sheet.begin)
    sheet.end_cell()
    return sheet.marks


class _Sheet:
    """``marks`` is what the elements of a sheet told so far."""

    def __init__(self, styles: Mapping[int, object], name: str, columns: Collection[int]) -> None:
        self.marks = SheetMarks()
        self._styles = {str(style): style for style in styles}
        self._name = name
        self._row, self._column = -1, -1
        self._here = 0, 0
        self._type: str | None = None
        self._formula = False
        self._value = False
        """Whether the cell has one, a part of a text included."""
        self._text: list[str] = []
        self._asked = frozenset(columns)
        self._told: list[str] | None = None
        """The formula of a cell in a column that was asked for, or one that is written once for many cells."""
        self._group = ""
        """The formulas that are written once for many cells, by the name of those that this one is of."""
        self._groups: set[str] = set()
        """Those of them that are ours."""
        self._acts = Acts(c=self._cell, f=self._f, v=self._v, row=self._begin_row, col=self._col)
        self._acts["is"] = self._is

    def begin(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        parser.StartElementHandler = self._start

    def _start(self, tag: str, given: Attributes) -> None:
        if act := self._acts[tag]:
            act(given)

    def _begin_row(self, given: Attributes) -> None:
        told = given.get("r")
        self._row = self._row + 1 if told is None else self._number(told) - 1
        self._column = -1
        if given.get("hidden") in _HIDES:
            self.marks.hidden_row = True

    def _col(self, given: Attributes) -> None:
        if given.get("hidden") in _HIDES:
            self.marks.hidden_columns.append(self._number(given.get("min", "1")) - 1)

    def _cell(self, given: Attributes) -> None:
        self.end_cell()
        row = self._row
        if (told := given.get("r")) is None:
            self._column += 1
        else:
            found = _PLACE.fullmatch(told)
            if found is None:
                raise damaged(self._name)
            row, self._column = int(found[2]) - 1, _column(found[1].upper())
        self._here = row, self._column
        marks = self.marks
        marks.height, marks.width = max(marks.height, row + 1), max(marks.width, self._column + 1)
        if (style := self._styles.get(given.get("s", ""))) is not None:
            marks.styles[self._here] = style
        self._type = given.get("t")

    def _f(self, given: Attributes) -> None:
        self._formula = True
        group = given.get("si", "") if given.get("t") == "shared" else ""
        if self._asked and (group or self._column in self._asked):
            self._told, self._group = [], group
            self._parser.CharacterDataHandler = self._told.append
            self._parser.EndElementHandler = self._end_v

    def _is(self, _: Attributes) -> None:
        self._value = True

    def _v(self, _: Attributes) -> None:
        if self._formula or self._type == "e":
            self._parser.CharacterDataHandler = self._text.append
            self._parser.EndElementHandler = self._end_v

    def _end_v(self, _: str) -> None:
        self._parser.CharacterDataHandler = self._parser.EndElementHandler = None

    def end_cell(self) -> None:
        """The cell that was begun last is complete, where there is one."""
        if self._type == "e":
            self.marks.errors[self._here] = "".join(self._text) or "#N/A"
        elif self._formula and self._type != "str" and not (self._value or self._text):
            self.marks.without_value.append(self._here)
        if self._told is not None:
            self._end_formula("".join(self._told))
        self._type, self._formula, self._value, self._text = None, False, False, []
        self._told = None

    def _end_formula(self, told: str) -> None:
        """Who writes the formula of a group, in whatever column, writes it anew for all that follow."""
        own = is_ours(told) if told else self._group in self._groups
        if told:
            self._groups.discard(self._group)
        if own and self._group:
            self._groups.add(self._group)
        if own and self._here[1] in self._asked:
            self.marks.ours.add(self._here)

    def _number(self, told: str) -> int:
        if not _NUMBER.fullmatch(told):
            raise damaged(self._name)
        return int(told)


def _column(letters: str) -> int:
    """``B`` → 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
