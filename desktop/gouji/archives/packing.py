"""An archive written of parts that are packed already: the standard library could only pack them anew."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping
from typing import NamedTuple
from zipfile import ZIP_DEFLATED


class Packed(NamedTuple):
    """A part as an archive holds it: its bytes, how they are packed, its sum and its size once unpacked."""

    stream: bytes
    method: int
    crc: int
    size: int
    when: tuple[int, int, int, int, int, int] = (1980, 1, 1, 0, 0, 0)
    """Year to second; the first day that an archive can tell where nobody asks."""


_UTF8 = 0x800
_VERSION = 20
_MANY = 0xFFFF
"""More parts than an archive of the plain form can list."""


def packed(part: bytes) -> Packed:
    """A part that is new."""
    pack = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return Packed(pack.compress(part) + pack.flush(), ZIP_DEFLATED, zlib.crc32(part), len(part))


def archive_of(parts: Mapping[str, Packed]) -> io.BytesIO:
    """An archive of these parts and no others. Raises ValueError for more of them than any document has."""
    if len(parts) > _MANY:
        raise ValueError("too many parts")
    archive, listed = io.BytesIO(), list[bytes]()
    for name, part in parts.items():
        own = name.encode()
        sums = (part.crc, len(part.stream), part.size, len(own), 0)
        facts = struct.pack("<5H3L2H", _VERSION, _UTF8, part.method, *_told(part.when), *sums)
        listed.append(struct.pack("<4sH", b"PK\1\2", _VERSION) + facts)
        listed.append(struct.pack("<3H2L", 0, 0, 0, 0, archive.tell()) + own)
        archive.write(b"PK\3\4" + facts + own)
        archive.write(part.stream)
    start = archive.tell()
    archive.write(b"".join(listed))
    size = archive.tell() - start
    archive.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(parts), len(parts), size, start, 0))
    archive.seek(0)
    return archive


def _told(when: tuple[int, int, int, int, int, int]) -> tuple[int, int]:
    """A time and a day as an archive has them."""
    year, month, day, hour, minute, second = when
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day
