"""What goes between the program and its reader: a head of JSON, and bytes behind it. Data, which runs nothing.

Of whoever reads files of strangers nothing is taken but data: a library that was made to do something else could send
anything. Raises ValueError for what is no frame. Held by ``tests/apart/test_frames.py``.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any, NamedTuple

_LENGTH = struct.Struct(">I")
LONGEST = 2**29
"""Bytes of a message, all in all: of a document of the largest size as a case keeps it there are fewer."""

LONGEST_HEAD = 2**26
"""Bytes of a head, which becomes many times as large where it is understood."""

MOST_PARTS = 16


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
    try:
        return _taken(stream)
    except (RecursionError, MemoryError) as error:  # a head of too many levels, or for which there is no room
        raise ValueError("no message that can be understood") from error


def _taken(stream: IO[bytes]) -> Frame | None:
    length = stream.read(_LENGTH.size)
    if len(length) < _LENGTH.size:
        return None
    (size,) = _LENGTH.unpack(length)
    if size > LONGEST_HEAD:
        raise ValueError(f"a head of {size} bytes")
    data = _exactly(stream, size)
    if data is None:
        return None
    head = json.loads(data)
    if not isinstance(head, dict):
        raise ValueError("a head that is none")
    parts = [_exactly(stream, length) for length in _lengths(head.pop("parts", None), LONGEST - size)]
    whole = tuple(part for part in parts if part is not None)
    return Frame(head, whole) if len(whole) == len(parts) else None


def _lengths(told: object, most: int) -> list[int]:
    """Of the parts, with so many bytes at the ``most``; they are known before any is taken."""
    if not isinstance(told, list) or len(told) > MOST_PARTS:
        raise ValueError("no lengths of parts")
    lengths = [one for one in told if type(one) is int and one >= 0]
    if len(lengths) < len(told) or sum(lengths) > most:
        raise ValueError("parts of such lengths")
    return lengths


def _exactly(stream: IO[bytes], length: int) -> bytes | None:
    data = stream.read(length)
    return data if len(data) == length else None
