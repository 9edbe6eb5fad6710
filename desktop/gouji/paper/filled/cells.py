"""The parts of a workbook as bytes: which cells its sheets print, and cells written into them where they stand.

Everything but the cells written stays as it is, byte for byte: pictures, formats, widths, what other programs keep in
the file. A library that reads a workbook and writes it anew loses some of these. Held by
``tests/paper/filled/test_cells.py``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

from gouji.archives.package import Package
from gouji.archives.xml_part import FORBIDDEN, element_end, tag_at

LARGEST = 50_000_000
"""Bytes of a part that is read; a sheet to fill in has some thousands."""

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_STRINGS = "xl/sharedStrings.xml"


class NoWorkbookError(Exception):
    """The file is no workbook that can be written into."""


HAND = "FF1F4690"
"""The colour of what a person answered; it is bold too."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text that is written into a cell, and whether a person answered it: then it looks different."""

    text: str
    by_hand: bool = False


@dataclass(slots=True)
class Printed:
    """One cell: from which byte to which it stands in its part."""

    row: int
    column: int
    start: int
    end: int = 0
    style: str = ""
    text: str = ""
    formula: bool = False


@dataclass(slots=True)
class Sheet:
    """The cells of one sheet by row and column; ``rows`` are the bytes before which a row ends."""

    part: str
    xml: bytes
    prefix: str = ""
    cells: dict[tuple[int, int], Printed] = field(default_factory=dict)
    rows: dict[int, int] = field(default_factory=dict)


def sheets(data: bytes, name: str) -> list[Sheet]:
    """The sheets of a workbook in the order of their parts; raises NoWorkbookError, and UserError for a huge one."""
    try:
        file = Package(data, name)
        strings = _strings(_part(file, _STRINGS)) if _STRINGS in file.paths else []
        return [_sheet(path, _part(file, path), strings) for path in sorted(file.paths) if _SHEET.fullmatch(path)]
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise NoWorkbookError from error


def _part(file: Package, path: str) -> bytes:
    if file.size(path) > LARGEST:
        raise NoWorkbookError
    return file.part(path)


def written(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The workbook with some of its parts replaced."""
    file = Package(data, "")
    for path, part in parts.items():
        file.put(path, part)
    return file.written()


def put(sheet: Sheet, texts: Mapping[tuple[int, int], Words]) -> bytes:
    """The part of a sheet with texts in some of its cells, which keep their formats."""
    pieces: list[tuple[int, int, bytes]] = []
    of_rows: defaultdict[int, list[Printed]] = defaultdict(list)
    for place in sorted(sheet.cells):
        of_rows[place[0]].append(sheet.cells[place])
    for (row, column), text in sorted(texts.items()):
        cell = sheet.cells.get((row, column))
        if cell is not None:
            pieces.append((cell.start, cell.end, _cell(sheet.prefix, row, column, cell.style, text)))
            continue
        after = bisect_right(of_rows[row], column, key=lambda one: one.column)
        at = of_rows[row][after].start if after < len(of_rows[row]) else sheet.rows[row]
        pieces.append((at, at, _cell(sheet.prefix, row, column, "", text)))
    made, done = list[bytes](), 0
    for start, end, new in sorted(pieces, key=lambda one: one[:2]):
        made += (sheet.xml[done:start], new)
        done = end
    return b"".join((*made, sheet.xml[done:]))


def column_name(number: int) -> str:
    """The letters of a column, counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def inline(words: Words) -> str:
    """A text as it stands in a cell; what XML cannot hold is left out.

    How it looks is told of the text, not of the cell: the formats of the workbook stay untouched.
    """
    text = f'<t xml:space="preserve">{escape(FORBIDDEN.sub("", words.text))}</t>'
    return f'<is><r><rPr><b/><color rgb="{HAND}"/></rPr>{text}</r></is>' if words.by_hand else f"<is>{text}</is>"


def _cell(prefix: str, row: int, column: int, style: str, text: Words) -> bytes:
    inner = inline(text).replace("<", f"<{prefix}").replace(f"<{prefix}/", f"</{prefix}") if prefix else inline(text)
    own = f' s="{style}"' if style else ""
    return f'<{prefix}c r="{column_name(column)}{row}"{own} t="inlineStr">{inner}</{prefix}c>'.encode()


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise NoWorkbookError

    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    return parser


def _strings(xml: bytes) -> list[str]:
    found: list[str] = []
    inside: list[str] = []
    parser = _parser()

    def start(name: str, _: Mapping[str, str]) -> None:
        inside.append(name.rpartition(":")[2])
        if inside[-1] == "si":
            found.append("")

    def end(_: str) -> None:
        inside.pop()

    def text(data: str) -> None:
        if inside and inside[-1] == "t" and "rPh" not in inside:
            found[-1] += data

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.Parse(xml, True)
    return found


def _sheet(part: str, xml: bytes, strings: list[str]) -> Sheet:
    xml.decode("utf-8")  # what is written into it is in no other encoding
    sheet = Sheet(part, xml)
    inside: list[str] = []
    now: list[Printed] = []
    kinds: list[str] = []
    parser = _parser()

    def start(name: str, said: Mapping[str, str]) -> None:
        inside.append(name.rpartition(":")[2])
        if inside[-1] == "c" and "r" in said:
            sheet.prefix = name[:-1]
            row, column = _place(said["r"])
            now.append(Printed(row, column, parser.CurrentByteIndex, style=said.get("s", "")))
            kinds.append(said.get("t", ""))
        elif inside[-1] == "row" and "r" in said and not tag_at(xml, parser.CurrentByteIndex).is_empty:
            sheet.rows[int(said["r"])] = 0  # one without cells has no room between its ends
        elif inside[-1] == "f" and now:
            now[-1].formula = True

    def end(_: str) -> None:
        name, at = inside.pop(), parser.CurrentByteIndex
        if name == "c" and now:
            cell, kind = now.pop(), kinds.pop()
            cell.end = element_end(xml, cell.start, at)
            cell.text = strings[int(cell.text)] if kind == "s" and cell.text else cell.text
            sheet.cells[cell.row, cell.column] = cell
        elif name == "row" and sheet.rows:
            last = next(reversed(sheet.rows))
            sheet.rows[last] = sheet.rows[last] or at

    def text(data: str) -> None:
        if now and inside[-1] in ("v", "t"):
            now[-1].text += data

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.Parse(xml, True)
    return sheet


def _place(reference: str) -> tuple[int, int]:
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[len(letters) :]), column


def joined(rows: Iterable[Iterable[Words]], heights: Mapping[int, float]) -> bytes:
    """Rows of texts as the part of a sheet; of some it is told how many points they are high."""
    told = (
        f'<row r="{row}"{_high(heights.get(row))}>'
        + "".join(_bordered(row, column, text) for column, text in enumerate(cells, 1))
        + "</row>"
        for row, cells in enumerate(rows, 1)
    )
    return "".join(told).encode()


def _high(points: float | None) -> str:
    return "" if points is None else f' ht="{points:.1f}" customHeight="1"'


def _bordered(row: int, column: int, text: Words) -> str:
    return f'<c r="{column_name(column)}{row}" s="1" t="inlineStr">{inline(text)}</c>'
