"""The records of an old workbook (xls): how far its cells reach, told before a library sets memory aside for them."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence

from gouji.archives.unpacking import too_large
from gouji.errors import UserError
from gouji.reading.sources.refusals import damaged

COLUMNS = 256
"""Columns that a sheet of this format can have."""

AREA_LIMIT = 5_000_000
"""Cells of all sheets from the first to the last, blank ones included."""

_FIRST_LIST = 68
"""Where a compound file names the first sector that lists those of its allocation table."""

SHEET = 0x0085
_END, _STRINGS, _EXTENT = 0x000A, 0x00FC, 0x0200
_CELLS = frozenset({0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
"""Records of formulas, runs of numbers, texts, numbers, truths and errors: each begins with its row and column."""


def check_reach(data: bytes, name: str) -> None:
    """Raise UserError for a workbook whose cells or texts lie where none can be, or further apart than memory holds."""
    stream = workbook_stream(data, name)
    total = 0
    for kind, body in records(stream, 0):
        if kind == _STRINGS and len(body) >= 8 and struct.unpack_from("<I", body, 4)[0] > len(stream):
            raise damaged(name)
        if kind == SHEET and len(body) >= 4:
            reach = list(_reach(stream, struct.unpack_from("<I", body)[0]))
            if any(column > COLUMNS for _, column in reach):
                raise damaged(name)
            total += _area(reach)
    if total > AREA_LIMIT:
        raise too_large(name, total * 100)


def _reach(stream: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Rows and columns that the records of one sheet name."""
    for kind, body in records(stream, start):
        if kind == _EXTENT and len(body) >= 12:
            top, bottom, left, right = struct.unpack_from("<IIHH", body)
            yield from ((top, left), (bottom, right))
        elif kind in _CELLS and len(body) >= 4:
            row, column = struct.unpack_from("<HH", body)
            yield row, column


def _area(cells: list[tuple[int, int]]) -> int:
    """Cells of the smallest block that holds all."""
    if not cells:
        return 0
    rows, columns = [row for row, _ in cells], [column for _, column in cells]
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)


def workbook_stream(data: bytes, name: str) -> bytes:
    """The records of a workbook, out of the compound file that holds them."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            found = next((stream for stream in ("Workbook", "Book") if file.exists(stream)), None)
            if found is None:
                raise damaged(name)
            stream = bytes(file.openstream(found).read())
            file.loadminifat()
            if _circular(file.fat) or _circular(file.minifat) or _difat_circular(data, file.sector_size):
                raise damaged(name)
            return stream
    except UserError:
        raise
    except Exception as error:  # whatever a broken file makes the library raise
        raise damaged(name) from error


def _circular(follows: Sequence[int]) -> bool:
    """Whether sectors follow each other in a circle: a library that goes from one to the next would not end."""
    seen = [0] * len(follows)
    for start in range(len(follows)):
        at = start
        while at < len(follows) and not seen[at]:
            seen[at] = start + 1
            at = follows[at]
        if at < len(follows) and seen[at] == start + 1:
            return True
    return False


def _difat_circular(data: bytes, size: int) -> bool:
    """Whether the sectors that list those of the allocation table follow each other in a circle."""
    at, left = struct.unpack_from("<I", data, _FIRST_LIST)[0], len(data) // size
    while (end := size * (at + 2)) <= len(data):
        at, left = struct.unpack_from("<I", data, end - 4)[0], left - 1
        if left < 0:
            return True
    return False


def records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The kind and the body of each record, up to the end of the workbook's globals or of a sheet."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        if kind == _END:
            return
        at += 4 + size
