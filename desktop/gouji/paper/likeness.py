"""Whether two papers show the same: every page with its content, fonts, pictures and fields, object by object.

Numbers of objects, the way in which streams are packed, and what a paper says of itself to a program may differ: these
are compared elsewhere. Held by ``tests/paper/test_likeness.py``.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from gouji.paper.signatures.revisions.pdf_values import Ref, Stream, Value, plain
from gouji.paper.signatures.signoff import MARK

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

PACKED = {"/Length", "/Filter", "/DecodeParms"}
BESIDE = {f"/{MARK}", "/Producer", "/ModDate"}


def shows_the_same(one: bytes, other: bytes) -> bool:
    """Whether what is seen of two papers is the same; one that cannot be read shows nothing."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        first, second = (PdfFileReader(BytesIO(data)) for data in (one, other))
        todo: list[tuple[Value, Value]] = [
            (plain(first.trailer.raw_get(name)), plain(second.trailer.raw_get(name))) for name in ("/Root", "/Info")
        ]
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
    except Exception:  # a forged paper makes a PDF parser fail in any way there is
        return False
    return True


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

    held = Reference(ref.number, ref.generation, reader).get_object()
    value = plain(held)
    if isinstance(value, Stream) and isinstance(held, StreamObject):
        return Stream({name: one for name, one in value.entries.items() if name not in PACKED}, held.data)
    return value
