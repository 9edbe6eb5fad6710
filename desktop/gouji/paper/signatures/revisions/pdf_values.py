"""The objects of a PDF as plain values, which can be compared whatever file and revision they were read from.

A name is a str that begins with a slash, a number a float, text bytes, a dictionary a dict and an array a list; true,
false and null are words. References stay references: where two revisions hold the same objects under the same
numbers, they are the same whole. Held by ``tests/paper/test_additions.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyhanko.pdf_utils.generic import DictionaryObject, PdfObject

Value = object


@dataclass(frozen=True, slots=True)
class Ref:
    """An object by its number and generation."""

    number: int
    generation: int = 0


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: what its dictionary says, and its bytes as they stand in the file."""

    entries: dict[str, Value]
    data: bytes


def plain(one: PdfObject) -> Value:
    """The object as a plain value."""
    from pyhanko.pdf_utils import generic

    match one:
        case generic.IndirectObject():
            return Ref(one.idnum, one.generation)
        case generic.StreamObject():
            return Stream(_entries(one), one.encoded_data)
        case generic.DictionaryObject():
            return _entries(one)
        case generic.ArrayObject():
            return [plain(one.raw_get(number)) for number in range(len(one))]
    return _word(one)


def _word(one: PdfObject) -> Value:
    from pyhanko.pdf_utils import generic

    match one:
        case generic.NameObject():
            return str(one)
        case generic.NumberObject() | generic.FloatObject():
            return float(one)
        case generic.TextStringObject() | generic.ByteStringObject():
            return one.original_bytes
    written = BytesIO()
    one.write_to_stream(written)
    return written.getvalue().decode()


def _entries(one: DictionaryObject) -> dict[str, Value]:
    return {str(name): plain(one.raw_get(name)) for name in one}


def refs(value: Value) -> Iterator[Ref]:
    """Every reference in a value."""
    match value:
        case Ref():
            yield value
        case Stream(entries=entries):
            yield from refs(entries)
        case dict():
            for one in value.values():
                yield from refs(one)
        case list():
            for one in value:
                yield from refs(one)
