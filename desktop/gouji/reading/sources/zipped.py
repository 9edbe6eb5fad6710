"""The parts of a zipped workbook or text document, unpacked within bounds before anything else sees them.

Workbooks are unpacked by the standard library within bounds, and an xls is measured, before calamine sees them:
it sets memory aside for the whole rectangle of a sheet and ends the process when there is none. Held by
``test_a_bomb_and_a_sprawling_sheet_are_refused``.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from gouji.archives.packing import Packed, archive_of
from gouji.archives.unpacking import BROKEN, LOCKED, inflated, refuse_too_much, too_large
from gouji.reading.sources.refusals import damaged

TEXT_PART_LIMIT = 128 * 2**20
"""Bytes of the text of a document once unpacked; 100,000 cells take some 50 MB as Word writes them."""

_PIECE = 2**20
"""Bytes of a part that are unpacked at a time."""

CELL_LIMIT = 20_000_000
"""Cells of all sheets from the first to the last of each, blank ones included."""

CELL_BYTES = 24
"""What each of them takes at least."""

_PARTS = (".xml", ".rels", ".bin", "mimetype")
"""How the names of parts end that a workbook is read from."""


def unpacked(data: bytes, name: str) -> tuple[dict[str, bytes], io.BytesIO]:
    """The XML and binary parts of a workbook by their names, what says of its type among them, and an archive of them.

    A library that is given that archive sees what was measured and nothing else: the parts are packed in it as they
    were, which costs nothing, and each was seen to hold neither more nor less than it declares. Raises UserError when
    the archive is damaged or unpacks to too much.
    """
    parts: dict[str, bytes] = {}
    packed: dict[str, Packed] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if entry.filename.endswith(_PARTS)]
            refuse_too_much(archive, name)
            for entry in entries:
                if entry.compress_type == zipfile.ZIP_DEFLATED and not entry.flag_bits & LOCKED:
                    parts[entry.filename], packed[entry.filename] = inflated(data, entry)
                else:
                    part = parts[entry.filename] = archive.read(entry)
                    packed[entry.filename] = Packed(part, zipfile.ZIP_STORED, zlib.crc32(part), len(part))
        return parts, archive_of(packed)
    except BROKEN as error:
        raise damaged(name) from error


def check_cells(cells: int, name: str) -> None:
    """Raise UserError for more cells, from the first to the last of every sheet, than memory holds."""
    if cells > CELL_LIMIT:
        raise too_large(name, cells * CELL_BYTES)


def pieces(data: bytes, name: str, part: str) -> Iterator[tuple[bytes, float]]:
    """One part piece by piece, each with the share that came before it; its name is made whole by a number and .xml.

    Never more of it is in memory than a piece. Raises UserError as ``unpacked`` does, and where there is no such part.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entry = next(one for one in archive.infolist() if is_part(one.filename, part))
            if entry.file_size > TEXT_PART_LIMIT:
                raise too_large(name, entry.file_size)
            with archive.open(entry) as opened:
                done = 0
                while piece := opened.read(_PIECE):
                    yield piece, done / entry.file_size
                    done += len(piece)
    except BROKEN as error:
        raise damaged(name) from error


def is_part(name: str, part: str) -> bool:
    """Whether a name is that of a part, such as ``word/document.xml`` or ``word/document2.xml``."""
    return re.fullmatch(re.escape(part) + r"\d*\.xml", name) is not None
