"""Notes on a copy of an xlsx workbook, as remarks at its cells.

Everything else stays as it is, byte for byte: a library that reads a workbook and writes it anew loses pictures and
what other programs keep in it. A remark that stands at a cell already keeps its words, and ours follow them; a merged
area is one cell, its first. A workbook whose remarks are kept as no spreadsheet keeps them is refused: a note never
gets to a cell that it is not of. The copy of a signed workbook bears no signature.

Held by ``tests/paper/noted/workbook/test_noting.py`` and ``tests/paper/noted/workbook/test_variants.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from gouji.archives.package import Package
from gouji.archives.xml_part import StrangeError
from gouji.errors import UserError
from gouji.paper.noted.note import Noted, OnCell
from gouji.paper.noted.workbook import frames, remarks
from gouji.paper.noted.workbook.book import Book
from gouji.paper.noted.workbook.frames import Frames
from gouji.paper.noted.workbook.places import Cell, anchors, cell
from gouji.paper.noted.workbook.remarks import Remarks
from gouji.paper.noted.workbook.sheet import Sheet
from gouji.paper.noted.workbook.threads import Threads

LONGEST = 30_000
"""Characters of a note; a spreadsheet holds some more in a cell."""

_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument"


def noted_workbook(data: bytes, name: str, notes: Sequence[OnCell]) -> Noted:
    """A copy of the workbook of a name. Raises UserError where that cannot be made."""
    by_sheet: defaultdict[str, list[OnCell]] = defaultdict(list)
    for note in notes:
        by_sheet[note.sheet].append(note)
    try:
        book = Book(Package(data, name), name)
        for sheet, own in by_sheet.items():
            try:
                _note(book, book.path(sheet), own)
            except StrangeError as error:
                raise _misplaced(name, sheet) from error
        was_signed = book.take_signatures()
        return Noted(book.package.written(), was_locked=False, was_signed=was_signed)
    except StrangeError as error:
        raise UserError(
            "not-noted",
            "{name} cannot be copied with notes: it is not built as a workbook should be. Save it anew in Excel or WPS "
            "and open that, or write the notice of corrections instead.",
            name=name,
        ) from error


def _misplaced(name: str, sheet: str) -> UserError:
    return UserError(
        "not-noted",
        "{name} was not copied with notes: sheet {sheet} or its remarks are kept in a way in which a note might get to "
        "another cell. Save it anew in Excel or WPS and open that, or write the notice of corrections instead.",
        name=name,
        sheet=sheet,
    )


def _note(book: Book, path: str, notes: Sequence[OnCell]) -> None:
    """Put notes at cells of the sheet that is this part. Raises StrangeError."""
    package, sheet = book.package, Sheet(book.package.part(path))
    told = _by_cell(notes, sheet)
    said, answered = book.own(path, "comments"), book.own(path, "threadedComment")
    drawn = "" if sheet.drawing is None else book.drawing(path, sheet.drawing)
    if not said:
        said = package.free("xl/comments", ".xml")
        package.put(said, remarks.EMPTY, f"{_OFFICE}.spreadsheetml.comments+xml")
        package.relate(path, f"{_KINDS}/comments", said)
    if not drawn:
        drawn = package.free("xl/drawings/vmlDrawing", ".vml")
        package.put(drawn, frames.EMPTY, f"{_OFFICE}.vmlDrawing")
        package.put(path, sheet.with_drawing(package.relate(path, f"{_KINDS}/vmlDrawing", drawn)))
    held, framed = Remarks(package.part(said)), Frames(package.part(drawn))
    package.put(said, held.noted(told))
    bare = {one: told.get(one, "") for one in (*told, *sorted(held.cells - {*told})) if one not in framed.cells}
    package.put(drawn, framed.with_frames(bare, book.blocks))
    if answered:
        threads = Threads(package.part(answered))
        if own := {one: text for one, text in told.items() if one in threads.cells}:
            package.put(answered, threads.answered(own, book.person()))


def _by_cell(notes: Sequence[OnCell], sheet: Sheet) -> dict[Cell, str]:
    """What is noted at each cell, in the order in which it is told."""
    at = [cell(note.cell) for note in notes]
    moved = anchors({*at}, sheet.merged)
    told: defaultdict[Cell, list[str]] = defaultdict(list)
    for one, note in zip(at, notes, strict=True):
        told[moved.get(one, one)].append(note.told)
    return {one: "\n".join(lines)[:LONGEST] for one, lines in told.items()}
