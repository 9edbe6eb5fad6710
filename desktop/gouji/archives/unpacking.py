"""What an archive holds, unpacked within bounds: no more than it declares, and no more than a document has."""

from __future__ import annotations

import zipfile
import zlib

from gouji.archives.packing import Packed
from gouji.errors import UserError

BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError, OSError)
"""What the standard library raises of an archive that is damaged or packed in a way it does not know."""

UNPACKED_LIMIT = 400 * 2**20
"""Bytes of a workbook once unpacked; a sheet of 100,000 rows takes some 50 MB."""

LOCKED = 1
"""Flag of a part that is encrypted."""

_HEAD = 30
"""Bytes before the name of a part, where it begins."""


def refuse_too_much(archive: zipfile.ZipFile, name: str) -> None:
    """Raise UserError for a file that declares more than a workbook has."""
    total = sum(entry.file_size for entry in archive.infolist())
    if total > UNPACKED_LIMIT:
        raise too_large(name, total)


def as_packed(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of a part as its archive packs them, with whatever follows where that lies about their number."""
    at = entry.header_offset
    start = at + _HEAD + sum(int.from_bytes(data[at + place : at + place + 2], "little") for place in (26, 28))
    return data[start : start + entry.compress_size]


def inflated(data: bytes, entry: zipfile.ZipInfo) -> tuple[bytes, Packed]:
    """A part, and how it is packed; raises one of ``BROKEN`` where it is not of the size and the sum it declares."""
    stream = as_packed(data, entry)
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    part = inflate.decompress(stream, entry.file_size + 1)
    if not inflate.eof or len(part) != entry.file_size or zlib.crc32(part) != entry.CRC:
        raise zipfile.BadZipFile(entry.filename)
    return part, Packed(stream[: len(stream) - len(inflate.unused_data)], entry.compress_type, entry.CRC, len(part))


def too_large(name: str, size: int) -> UserError:
    """What is told of a file that would not fit in memory."""
    return UserError(
        "too-large-unpacked",
        "{name} would unpack to {size} MB, too large for a budget document. Choose the budget itself.",
        name=name,
        size=size >> 20,
    )
