"""What goes between the program and its reader: a head of JSON, and bytes behind it. Data, which runs nothing.

Of whoever reads files of strangers nothing is taken but data: a library that was made to do something else could send
anything. Raises ValueError for what is no frame. Held by ``tests/apart/test_frames.py``.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any, NamedTuple

_LENGTH = struct.Struct(">I")
LONGEST = 2**30
"""Bytes of a part."""


class Frame(NamedTuple):
    """One message."""

    head: dict[str, Any]
    parts: tuple[bytes, ...] = ()


def put(stream: IO[bytes], frame: Frame) -> None:
    """Write a message. Raises OSError where nobody reads it any more."""
    head = json.dumps({"parts": [len(part) for part in frame.parts], **frame.head}).encode()
    stream.write(_LENGTH.pack(len(head)) + head)
    for part in frame.parts:
        stream.write(part)
    stream.flush()


def take(stream: IO[bytes]) -> Frame | None:
    """The next message; None where there is none, for the other end is closed."""
    length = stream.read(_LENGTH.size)
    if len(length) < _LENGTH.size:
        return None
    data = _exactly(stream, _LENGTH.unpack(length)[0])
    if data is None:
        return None
    head = json.loads(data)
    lengths = head.pop("parts")
    parts = [_exactly(stream, length) for length in lengths]
    whole = tuple(part for part in parts if part is not None)
    return Frame(head, whole) if len(whole) == len(parts) else None


def _exactly(stream: IO[bytes], length: int) -> bytes | None:
    if not 0 <= length <= LONGEST:
        raise ValueError(f"a part of {length} bytes")
    data = stream.read(length)
    return data if len(data) == length else None
