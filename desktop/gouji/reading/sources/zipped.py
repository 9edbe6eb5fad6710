"""The parts of a zipped workbook or text document, unpacked within bounds before anything else sees them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from gouji.reading.sources.refusals import damaged, too_large

BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError)
"""What the standard library raises of an archive that is damaged or packed in a way it does not know."""

UNPACKED_LIMIT = 400 * 2**20
"""Bytes of a workbook once unpacked; a sheet of 100,000 rows takes some 50 MB."""

TEXT_PART_LIMIT = 128 * 2**20
"""Bytes of the text of a document once unpacked; 100,000 cells take some 50 MB as Word writes them."""

_PIECE = 2**20
"""Bytes of a part that are unpacked at a time."""

CELL_LIMIT = 20_000_000
"""Cells of all sheets from the first to the last of each, blank ones included."""

CELL_BYTES = 24
"""What each of them takes at least."""

_ROW = re.compile(rb'<row [^>]*?\br="(\d+)"')
_WIDE = re.compile(rb' r="([A-Z]{2,3})\d')
_TALL = re.compile(rb' r="[A-Z]{1,3}(\d{6,10})"')
_REPEATED_ROW = re.compile(
    rb'number-rows-repeated="(\d{4,7})"[^>]*>(?:<table:table-cell(?![^>]*office:value)[^>]*/>)*<table:table-cell[^>]*office:value'
)
_REPEATED_CELL = re.compile(rb'<table:table-cell(?=[^>]*office:value)[^>]*number-columns-repeated="(\d{4,})"')


def unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """The XML and binary parts of a workbook by their names.

    Python's zipfile gives no more than the size a part declares and checks its sum, so that a false size does not pass.
    Raises UserError when the archive is damaged, unpacks to too much, or has sheets that sprawl.
    """
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if entry.filename.endswith((".xml", ".rels", ".bin"))]
            total = sum(entry.file_size for entry in archive.infolist())
            if total > UNPACKED_LIMIT:
                raise too_large(name, total)
            for entry in entries:
                parts[entry.filename] = archive.read(entry)
    except BROKEN as error:
        raise damaged(name) from error
    cells = sum(map(_cells, parts.values()))
    if cells > CELL_LIMIT:
        raise too_large(name, cells * CELL_BYTES)
    return parts


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


def _cells(part: bytes) -> int:
    """Cells from the first to the last of a sheet; 0 for other parts."""
    if b"<sheetData" in part[:100_000]:
        rows = max(map(int, _ROW.findall(part)), default=part.count(b"<row"))
        if rows < 100_000:
            rows = max(map(int, _TALL.findall(part)), default=rows)
        columns = 26
        if _WIDE.search(part):
            columns = max(_number(letters) for letters in set(_WIDE.findall(part)))
        return rows * columns
    repeated = [int(count) for pattern in (_REPEATED_ROW, _REPEATED_CELL) for count in pattern.findall(part)]
    return max(repeated, default=0) * 16_384


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
