"""Notes on a copy of an xlsx workbook, as remarks at its cells.

Everything else stays as it is, byte for byte: a library that reads a workbook and writes it anew loses pictures and
what other programs keep in it. A remark that stands at a cell already keeps its words, and ours follow them. A sheet
whose remarks are not written as spreadsheets write them gets none of ours, and the file is refused. Held by
``tests/paper/noted/test_workbook.py``.
"""

from __future__ import annotations

import posixpath
import re
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.etree import ElementTree
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from gouji.errors import UserError
from gouji.paper.noted.note import OnCell

LARGEST = 200_000_000
"""Bytes of a part that is read."""

AUTHOR = "勾稽"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OF = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument"
_REMARKS, _DRAWING = f"{_OF}/comments", f"{_OF}/vmlDrawing"

_BEHIND = {
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
}
"""What of a sheet stands behind the name of its drawing."""

_FORBIDDEN = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_PLACE = re.compile(r"([A-Z]+)(\d+)")

_HEAD = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" '
    'o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)


class _BrokenError(Exception):
    """The workbook is not built as one should be."""


_BROKEN = (
    *(BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
    *(ElementTree.ParseError, expat.ExpatError, _BrokenError, LookupError, ValueError),
)
"""What is raised of an archive, or of its parts, that are damaged or packed in a way that nobody here knows."""


def noted_workbook(data: bytes, name: str, notes: Sequence[OnCell]) -> bytes:
    """A copy of the workbook of a name. Raises UserError where that cannot be made."""
    by_sheet: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for note in notes:
        told = by_sheet[note.sheet].get(note.cell)
        by_sheet[note.sheet][note.cell] = f"{told}\n{note.told}" if told else note.told
    try:
        book = _Book(data)
        for sheet, told_of in by_sheet.items():
            book.note(sheet, told_of)
        return book.written()
    except _BROKEN as error:
        raise UserError(
            "not-noted", "{name} cannot be copied with notes: it is not built as a workbook should be.", name=name
        ) from error


class _Book:
    """The parts of a workbook, some of them anew."""

    def __init__(self, data: bytes) -> None:
        self._file = ZipFile(BytesIO(data))
        self._anew: dict[str, bytes] = {}
        rels = {one.get("Id"): one.get("Target", "") for one in self._rels("xl/workbook.xml")}
        sheets = ElementTree.fromstring(self._safe("xl/workbook.xml")).iter(f"{{{_MAIN}}}sheet")
        self._part = {one.get("name", ""): _joined("xl", rels[one.get(f"{{{_OF}}}id")]) for one in sheets}
        self._count = 0

    def written(self) -> bytes:
        """The workbook with the parts that are new or other."""
        out = BytesIO()
        with self._file as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
            for one in old.infolist():
                held = self._anew.pop(one.filename, None)
                new.writestr(one, old.read(one.filename) if held is None else held, compress_type=one.compress_type)
            for path, held in self._anew.items():
                new.writestr(path, held)
        return out.getvalue()

    def note(self, sheet: str, notes: Mapping[str, str]) -> None:
        """Put notes at cells of a sheet, by their names."""
        part = self._part[sheet]
        rels = {
            one.get("Type", ""): _joined(posixpath.dirname(part), one.get("Target", "")) for one in self._rels(part)
        }
        remarks, drawing = rels.get(_REMARKS), rels.get(_DRAWING)
        if remarks is None or drawing is None or b"legacyDrawing " not in self._read(part):
            remarks, drawing = self._begin(part)
        told = self._read(remarks).decode("utf-8-sig")
        there = {found[1] for found in re.finditer(r'<comment\b[^>]*\bref="([A-Z]+\d+)"', told)}
        self._anew[remarks] = _with_remarks(told, notes).encode()
        shapes = "".join(_shape(cell, self._count + n) for n, cell in enumerate(notes) if cell not in there)
        self._count += len(notes)
        self._anew[drawing] = _before_end(self._read(drawing).decode("utf-8-sig"), "</xml>", shapes).encode()

    def _begin(self, part: str) -> tuple[str, str]:
        """A sheet gets remarks, and the drawing of their frames."""
        number = len([one for one in (*self._file.namelist(), *self._anew) if "gouji-notes" in one])
        remarks, drawing = f"xl/gouji-notes{number}.xml", f"xl/drawings/gouji-notes{number}.vml"
        self._anew[remarks] = (
            f'<comments xmlns="{_MAIN}"><authors></authors><commentList></commentList></comments>'.encode()
        )
        self._anew[drawing] = _HEAD.encode()
        path, own = _rels_of(part), f"gouji{number}"
        empty = f'<Relationships xmlns="{_RELS}"></Relationships>'.encode()
        held = self._read(path) if self._has(path) else empty
        held = re.sub(rb"<Relationships([^>]*)/>", rb"<Relationships\1></Relationships>", held)
        added = "".join(
            f'<Relationship Id="{own}{letter}" Type="{kind}" Target="/{target}"/>'
            for letter, kind, target in (("d", _DRAWING, drawing), ("c", _REMARKS, remarks))
        )
        self._anew[path] = _before_end(held.decode("utf-8-sig"), "</Relationships>", added).encode()
        self._anew[part] = _with_drawing(self._read(part), f"{own}d")
        types = self._read("[Content_Types].xml").decode("utf-8-sig")
        added = f'<Override PartName="/{remarks}" ContentType="{_TYPES}.spreadsheetml.comments+xml"/>'
        if not re.search(r'Extension="vml"', types, re.IGNORECASE):
            added = f'<Default Extension="vml" ContentType="{_TYPES}.vmlDrawing"/>' + added
        self._anew["[Content_Types].xml"] = _before_end(types, "</Types>", added).encode()
        return remarks, drawing

    def _has(self, path: str) -> bool:
        return path in self._anew or path in self._file.namelist()

    def _read(self, path: str) -> bytes:
        if path in self._anew:
            return self._anew[path]
        if self._file.getinfo(path).file_size > LARGEST:
            raise _BrokenError
        return self._file.read(path)

    def _safe(self, path: str) -> bytes:
        """A part that declares no entities."""
        held = self._read(path)
        if b"<!DOCTYPE" in held or b"<!ENTITY" in held:
            raise _BrokenError
        return held

    def _rels(self, part: str) -> list[ElementTree.Element]:
        path = _rels_of(part)
        return [*ElementTree.fromstring(self._safe(path))] if self._has(path) else []


def _rels_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def _joined(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _before_end(xml: str, end: str, added: str) -> str:
    """Something put before the last end of an element. Raises _BrokenError where that is written otherwise."""
    head, found, tail = xml.rpartition(end)
    if not found:
        raise _BrokenError
    return head + added + end + tail


def _with_drawing(xml: bytes, relation: str) -> bytes:
    """A sheet that names a drawing of frames, where its elements in their order have it."""
    parser, inside, found = expat.ParserCreate(), list[str](), list[int]()

    def start(name: str, _: object) -> None:
        inside.append(name)
        if len(inside) == 2 and name.rpartition(":")[2] in _BEHIND:
            found.append(parser.CurrentByteIndex)

    def end(name: str) -> None:
        inside.pop()
        if not inside:
            found.append(parser.CurrentByteIndex)
            prefixes.append(name[: -len("worksheet")])

    def refuse(*_: object) -> None:
        raise _BrokenError

    prefixes: list[str] = []
    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = start, end, refuse
    parser.Parse(xml, True)
    named = f'<{prefixes[0]}legacyDrawing xmlns:r="{_OF}" r:id="{relation}"/>'.encode()
    return xml[: found[0]] + named + xml[found[0] :]


def _with_remarks(xml: str, notes: Mapping[str, str]) -> str:
    author = len(re.findall(r"<author\b", xml))
    xml = re.sub(r"<(authors|commentList)\s*/>", r"<\1></\1>", xml)
    xml = _before_end(xml, "</authors>", f"<author>{AUTHOR}</author>")
    for cell, told in notes.items():
        run = f'<r><t xml:space="preserve">{escape(_FORBIDDEN.sub("", told))}</t></r>'
        there = re.search(rf'<comment\b[^>]*\bref="{cell}".*?(?=</text>)', xml, re.DOTALL)
        if there:
            xml = xml[: there.end()] + run.replace('preserve">', 'preserve">\n', 1) + xml[there.end() :]
        else:
            one = f'<comment ref={quoteattr(cell)} authorId="{author}"><text>{run}</text></comment>'
            xml = _before_end(xml, "</commentList>", one)
    return xml


def _shape(cell: str, number: int) -> str:
    """The frame of a remark: it is seen when the pointer is on the cell."""
    found = _PLACE.fullmatch(cell)
    if found is None:
        raise _BrokenError
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2]) - 1
    anchor = f"{column}, 15, {max(row - 1, 0)}, 10, {column + 4}, 15, {row + 7}, 4"
    return (
        f'<v:shape id="gouji_s{number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/>'
        f"<x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row>"
        f"<x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    )
