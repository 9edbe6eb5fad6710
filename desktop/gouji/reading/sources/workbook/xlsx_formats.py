"""What calamine does not tell of a workbook: how its cells display numbers, and which hold no value or an error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from xml.parsers.expat import XMLParserType

from gouji.reading.sources.workbook.added import Added, added_in
from gouji.reading.sources.workbook.cell_names import Place
from gouji.reading.sources.workbook.xlsx_sheet import SheetMarks, read_sheet
from gouji.reading.sources.xml import Attributes, local, starting, walk
from gouji.reading.sources.zipped import check_cells

_STYLES, _WORKBOOK = "xl/styles.xml", "xl/workbook.xml"
_WHOLE = re.compile(r"[0-9]{1,9}")

UNKNOWN = "="
"""What stands for a formula that holds no value."""

_POINT_SET = re.compile(r'(?:[!\\][.]|"[.]")')
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\!_*].')
_DIGITS = re.compile(r"[0#?](?:[0#?,.\0]*[0#?])?,*")


@dataclass(frozen=True, slots=True)
class Look:
    """How a number is displayed: decimals, by how many digits the point moves to the left, and as a percentage."""

    places: int = 0
    shift: int = 0
    percent: bool = False


PLAIN = Look()

_BUILT_IN = {2: 2, 4: 2, 7: 2, 8: 2, 39: 2, 40: 2, 43: 2, 44: 2}
"""Built-in number formats that show decimals."""

_BUILT_IN_PERCENT = {9: 0, 10: 2}


class Displays(Protocol):
    """What a kind of workbook tells beside its values."""

    @property
    def known(self) -> bool:
        """Whether it says how its cells display numbers."""

    def looks(self, sheet: str) -> dict[Place, Look]:
        """How numbers are displayed, where that is not plain."""

    def without_value(self, sheet: str) -> list[Place]:
        """Cells whose formula was never worked out."""

    def errors(self, sheet: str) -> dict[Place, str]:
        """Cells that hold an error, with its name."""

    def conceals(self, sheet: str, width: int) -> bool:
        """Whether rows, or any of the first ``width`` columns, are hidden."""

    def added(self, sheet: str) -> Added | None:
        """What a sheet is said to hold beside the document; None where nothing is said of it."""


@dataclass(frozen=True)
class Formats:
    """The styles of one workbook and the marks of its sheets; empty for kinds whose styles are not read."""

    sheets: Mapping[str, SheetMarks] = field(default_factory=dict)
    by_style: Mapping[int, Look] = field(default_factory=dict)
    """Number of a cell style → how it displays numbers, where that is not plain."""
    known: bool = False
    additions: Mapping[str, Added] = field(default_factory=dict)
    """What sheets are said to hold beside the document."""

    def looks(self, sheet: str) -> dict[Place, Look]:
        """How numbers are displayed by (row, column), counted from 0, where that is not plain."""
        return {place: self.by_style[style] for place, style in self._of(sheet).styles.items()}

    def without_value(self, sheet: str) -> list[Place]:
        """Cells whose formula was never worked out; one that gave an empty text has its value."""
        return self._of(sheet).without_value

    def errors(self, sheet: str) -> dict[Place, str]:
        """Cells that hold an error, with its name: ``#REF!``."""
        return self._of(sheet).errors

    def conceals(self, sheet: str, width: int) -> bool:
        """Whether rows, or any of the first ``width`` columns, are hidden."""
        marks = self._of(sheet)
        return marks.hidden_row or any(column < width for column in marks.hidden_columns)

    def added(self, sheet: str) -> Added | None:
        """What a sheet is said to hold beside the document; None where nothing is said of it."""
        return self.additions.get(sheet)

    def _of(self, sheet: str) -> SheetMarks:
        return self.sheets.get(sheet, _NONE)


_NONE = SheetMarks()


def look_of_format(number: int, own: Mapping[int, str]) -> Look:
    """The look of a number format, by its number, of a workbook with formats of its ``own``."""
    if number in own:
        return look_of(own[number])
    if number in _BUILT_IN_PERCENT:
        return Look(_BUILT_IN_PERCENT[number], percent=True)
    return Look(_BUILT_IN.get(number, 0))


def look_of(code: str) -> Look:
    """The look of a number format such as ``#,##0.00``; plain for dates, text, and what depends on the value.

    ``0,`` shows thousands; ``0!.0,`` sets a point of its own before the last digit and so shows units of ten thousand.
    """
    positive = code.split(";", maxsplit=1)[0]
    if "[<" in positive or "[>" in positive or "[=" in positive:
        return PLAIN
    bare = _QUOTED.sub("", _POINT_SET.sub("\0", positive)).replace(" ", "")
    found = _DIGITS.search(bare)
    if found is None:
        return PLAIN
    digits = found[0].rstrip(",")
    shift = 3 * (len(found[0]) - len(digits))
    _, point, behind = digits.partition("\0")
    if point:
        return Look(len(behind), shift + len(behind))
    return Look(len(digits.partition(".")[2]), shift, "%" in bare)


def formats_of(parts: Mapping[str, bytes], name: str) -> Formats:
    """The styles of a workbook from its parts; only xlsx keeps them where they can be read simply.

    Raises UserError where the cells of its sheets, whatever their parts are called, would not fit in memory.
    """
    by_style = {style: look for style, look in enumerate(_styles(parts.get(_STYLES, b""), name)) if look != PLAIN}
    marks: dict[str, SheetMarks] = {}
    listed, added = _sheets(parts, name), added_in(parts.get(_WORKBOOK, b""), name)
    of_path = {path: added[title] for title, path in listed if title in added}
    for path, part in parts.items():
        if b"sheetData" in part:
            own = of_path.get(path)
            marks[path] = read_sheet(part, by_style, name, own.named if own else ())
            if own:
                own.ours = marks[path].ours
    check_cells(sum(sheet.height * sheet.width for sheet in marks.values()), name)
    sheets = {title: marks[path] for title, path in listed if path in marks}
    return Formats(sheets, by_style, _STYLES in parts, added)


def _sheets(parts: Mapping[str, bytes], name: str) -> list[tuple[str, str]]:
    """The names of the sheets, and those of their parts."""
    targets: dict[str, str] = {}
    found: list[tuple[str, str]] = []

    def related(tag: str, given: Attributes) -> None:
        if local(tag) == "Relationship":
            targets[given.get("Id", "")] = given.get("Target", "").removeprefix("/").removeprefix("xl/")

    def listed(tag: str, given: Attributes) -> None:
        if local(tag) == "sheet":
            relation = next((value for key, value in given.items() if key.endswith(":id")), "")
            found.append((given.get("name", ""), f"xl/{targets.get(relation, '')}"))

    for path, told in (("xl/_rels/workbook.xml.rels", related), (_WORKBOOK, listed)):
        if path in parts:
            walk(parts[path], name, starting(told))
    return found


def _styles(part: bytes, name: str) -> list[Look]:
    """The look of each style of cells."""
    own: dict[int, str] = {}
    numbers: list[int] = []
    inside: list[str] = []

    def begin(tag: str, given: Attributes) -> None:
        inside.append(local(tag))
        if inside[-1] == "numFmt" and _WHOLE.fullmatch(given.get("numFmtId", "")):
            own.setdefault(int(given["numFmtId"]), given.get("formatCode", ""))
        elif inside[-2:] == ["cellXfs", "xf"]:
            told = given.get("numFmtId", "0")
            numbers.append(int(told) if _WHOLE.fullmatch(told) else 0)

    def set_on(parser: XMLParserType) -> None:
        parser.StartElementHandler = begin
        parser.EndElementHandler = lambda _: inside.pop()

    if part:
        walk(part, name, set_on)
    return [look_of_format(number, own) for number in numbers]
