"""The signatures of a PDF of which a copy is made: those are of other bytes, and what they are seen by says so.

Held by ``tests/paper/noted/test_pdf.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from gouji.model.source import Box

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter
    from pypdf.generic import DictionaryObject, PdfObject


class Seal(NamedTuple):
    """Where a signature is seen: on which page, counted from 0, and where in the space of that."""

    page: int
    box: Box


def seals_of(writer: PdfWriter) -> list[Seal]:
    """Where signatures are seen; one that is seen nowhere has no place."""
    return [*_seals(writer)]


def annotations_of(page: PageObject) -> Sequence[PdfObject]:
    """What is put on a page already."""
    from pypdf.generic import ArrayObject, NullObject

    held = page.get("/Annots", NullObject()).get_object()
    return () if isinstance(held, NullObject) else ArrayObject(held)


def _seals(writer: PdfWriter) -> Iterator[Seal]:
    from pypdf.generic import ArrayObject, DictionaryObject

    for number, page in enumerate(writer.pages):
        for one in annotations_of(page):
            widget = one.get_object()
            box = _of(widget, "/Rect") if isinstance(widget, DictionaryObject) and _is_signed(widget) else None
            if isinstance(box, ArrayObject):
                x, y, right, top = map(float, box)
                if x != right and y != top:
                    yield Seal(number, (min(x, right), min(y, top), max(x, right), max(y, top)))


def _is_signed(widget: DictionaryObject) -> bool:
    """Whether a field holds a signature, or that of which it is the picture."""
    from pypdf.generic import DictionaryObject

    parent = _of(widget, "/Parent")
    fields = [widget, parent] if isinstance(parent, DictionaryObject) else [widget]
    return any(_of(one, "/FT") == "/Sig" for one in fields) and any(_of(one, "/V") is not None for one in fields)


def _of(held: DictionaryObject, key: str) -> object:
    """What a dictionary has under a key, wherever that is kept; None for nothing, however that is told."""
    from pypdf.generic import NullObject

    found = held.raw_get(key).get_object() if key in held else None
    return None if isinstance(found, NullObject) else found


def take_signatures(writer: PdfWriter) -> bool:
    """Take out every signature, whether anybody looks for it or not; whether there were any. The fields stay, as ones
    that nobody signed."""
    from pypdf.generic import DictionaryObject, NullObject

    held = [one for one in writer._objects if isinstance(one, DictionaryObject)]
    fields = [one for one in held if "/V" in one and _is_signed(one)]
    signatures = [one.indirect_reference for one in held if "/ByteRange" in one]
    for field in fields:
        del field["/V"]
    for reference in signatures:
        if reference is not None:
            writer._replace_object(reference, NullObject())
    if not fields and not signatures:
        return False
    writer.root_object.pop("/Perms", None)
    form = writer.root_object.get("/AcroForm")
    if form is not None:
        form.get_object().pop("/SigFlags", None)
    return True
