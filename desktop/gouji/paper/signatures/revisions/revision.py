"""A revision of a paper as it is read: what it changes and adds, and how it lies in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from gouji.paper.signatures.revisions.pdf_values import Value, plain

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

Entries = dict[str, Value]

NONE = 0
"""The number of no object."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision beside the one before it; objects by their numbers."""

    number: int
    """1 for the one in which the first signature was made."""
    counted: tuple[int, int]
    """How many revisions there are before it and with it."""
    goes_on: bool
    """Whether it goes on from the end of the one before it."""
    written: bytes
    """What it appends to the file."""
    places: dict[int, int]
    """Which object begins at which byte of that."""
    table: int
    """Where in it the table begins."""
    lists_plainly: bool
    """Whether the table does no more than say where objects are."""
    trailers: tuple[Entries, Entries]
    """Before it and with it."""
    catalogue: int
    info: int
    field: int
    """That of the role."""
    name: str | None
    """Who is said to have signed, in the value of the field."""
    stood: frozenset[int]
    """Every object before it."""
    changed: dict[int, tuple[Value, ...]]
    """Before it and with it."""
    added: dict[int, Value]
    paper: tuple[Value, ...]
    """All objects of the paper, for its first signature; those that came later were looked at then."""


def read_revision(before: bytes, after: bytes, number: int, role: str) -> Revision | None:
    """The revision that made ``after`` of ``before``; None where it cannot be read strictly, or has no such field."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        old, new = (PdfFileReader(BytesIO(data), strict=True) for data in (before, after))
        section, table = new.xrefs.get_xref_data(new.total_revisions - 1), new.last_startxref or NONE
        stood = _objects(old, range(old.total_revisions))
        objects = _objects(new, (new.total_revisions - 1,))
        field = _field(old, role)
        value = _object(new, field)["/V"]
        return Revision(
            number=number,
            counted=(old.total_revisions, new.total_revisions),
            goes_on=new.xrefs.get_startxref_for_revision(number - 1) == old.last_startxref,
            written=after[len(before) :],
            places={offset - len(before): one for one, (_, offset) in section.standard_xrefs.items()},
            table=table - len(before),
            lists_plainly=not (section.xrefs_in_objstm or section.freed or section.hybrid),
            trailers=(_trailer(old), _trailer(new)),
            catalogue=old.root_ref.idnum,
            info=old.trailer.raw_get("/Info").idnum if "/Info" in old.trailer else NONE,
            field=field,
            name=str(value["/Name"]) if "/Name" in value else None,
            stood=stood,
            changed={one: tuple(plain(_object(reader, one)) for reader in (old, new)) for one in stood & objects},
            added={one: plain(_object(new, one)) for one in objects - stood},
            paper=tuple(plain(_object(old, one)) for one in stood) if number == 1 else (),
        )
    except Exception:  # a tampered revision makes a PDF parser fail in any way there is
        return None


def _objects(reader: PdfFileReader, revisions: Iterable[int]) -> frozenset[int]:
    return frozenset(ref.idnum for one in revisions for ref in reader.xrefs.explicit_refs_in_revision(one))


def _object(reader: PdfFileReader, number: int) -> Any:  # noqa: ANN401 -- whatever kind of object that is
    from pyhanko.pdf_utils.generic import Reference

    return Reference(number, 0, reader).get_object()


def _trailer(reader: PdfFileReader) -> Entries:
    return {str(name): plain(value) for name, value in reader.trailer.flatten().items()}


def _field(reader: PdfFileReader, role: str) -> int:
    """The one field of a role; raises ValueError where there is none, or more."""
    fields = reader.root["/AcroForm"]["/Fields"]
    (number,) = (fields.raw_get(one).idnum for one in range(len(fields)) if fields[one]["/T"] == role)
    return int(number)
