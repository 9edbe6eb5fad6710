"""Whether two papers show the same: every page with its content, fonts, pictures and fields, object by object.

Numbers of objects, the way in which streams are packed, and what a paper says of itself to a program may differ: these
are compared elsewhere. Held by ``tests/paper/test_likeness.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from gouji.paper.signatures.revisions.pdf_values import Ref, Stream, Value, plain
from gouji.paper.signatures.signoff import MARK

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

PACKED = {"/Length", "/Filter", "/DecodeParms"}
BESIDE = {f"/{MARK}", "/Producer", "/ModDate"}


class _UnreadableError(Exception):
    """A library does not understand a paper."""


def shows_the_same(one: bytes, other: bytes) -> bool:
    """Whether what is seen of two papers is the same; one that cannot be read shows nothing."""
    try:
        first, second = _opened(one), _opened(other)
        todo: list[tuple[Value, Value]] = [(_named(first, name), _named(second, name)) for name in ("/Root", "/Info")]
        met: set[tuple[Ref, Ref]] = set()
        while todo:
            pair = todo.pop()
            match pair:
                case Ref() as left, Ref() as right:
                    if (left, right) not in met:
                        met.add((left, right))
                        todo.append((_shown(first, left), _shown(second, right)))
                    continue
            parts = _parts(*pair)
            if parts is None:
                return False
            todo += parts
    except _UnreadableError:
        return False
    return True


@contextmanager
def _by_library() -> Iterator[None]:
    """Calls of the library, which a forged paper makes fail in any way there is."""
    try:
        yield
    except Exception as error:
        raise _UnreadableError from error


def _opened(data: bytes) -> PdfFileReader:
    from pyhanko.pdf_utils.reader import PdfFileReader

    with _by_library():
        return PdfFileReader(BytesIO(data))


def _named(reader: PdfFileReader, name: str) -> Value:
    """What the trailer has under a name."""
    with _by_library():
        return plain(reader.trailer.raw_get(name))


def _parts(left: Value, right: Value) -> list[tuple[Value, Value]] | None:
    """What is to be compared of two values in turn; None where they differ by themselves."""
    match left, right:
        case Stream(), Stream():
            return [(left.entries, right.entries)] if left.data == right.data else None
        case dict(), dict():
            names = left.keys() - BESIDE
            return [(left[name], right[name]) for name in names] if names == right.keys() - BESIDE else None
        case list(), list():
            return list(zip(left, right, strict=True)) if len(left) == len(right) else None
    return [] if left == right else None


def _shown(reader: PdfFileReader, ref: Ref) -> Value:
    """An object, a stream unpacked."""
    from pyhanko.pdf_utils.generic import Reference, StreamObject

    with _by_library():
        held = Reference(ref.number, ref.generation, reader).get_object()
        value = plain(held)
        data = held.data if isinstance(held, StreamObject) else b""
    if isinstance(value, Stream):
        return Stream({name: one for name, one in value.entries.items() if name not in PACKED}, data)
    return value
