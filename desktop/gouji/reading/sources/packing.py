"""An archive written of parts that are packed already: the standard library could only pack them anew."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from typing import NamedTuple


class Packed(NamedTuple):
    """A part as an archive holds it: its bytes, how they are packed, its sum and its size once unpacked."""

    stream: bytes
    method: int
    crc: int
    size: int


_UTF8 = 0x800
_VERSION = 20
_MANY = 0xFFFF
"""More parts than an archive of the plain form can list."""


def archive_of(parts: Mapping[str, Packed]) -> io.BytesIO:
    """An archive of these parts and no others. Raises ValueError for more of them than any document has."""
    if len(parts) > _MANY:
        raise ValueError("too many parts")
    archive, listed = io.BytesIO(), b""
    for name, part in parts.items():
        own = name.encode()
        facts = struct.pack(
            "<5H3L2H", _VERSION, _UTF8, part.method, 0, 0, part.crc, len(part.stream), part.size, len(own), 0
        )
        listed += struct.pack("<4sH", b"PK\1\2", _VERSION) + facts
        listed += struct.pack("<3H2L", 0, 0, 0, 0, archive.tell()) + own
        archive.write(b"PK\3\4" + facts + own)
        archive.write(part.stream)
    start = archive.tell()
    archive.write(listed)
    archive.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(parts), len(parts), len(listed), start, 0))
    archive.seek(0)
    return archive
