"""Giving a row a code by hand: the codes that there are to choose from, and the name that comes with one.

Offered is what the catalogue of the document's year calls the codes of such a table. In a row that was added a name
follows its code where there is none yet, or that of the code before; any other stays, and so does every name that is
printed: a code that was misprinted beside it is put right without touching that. Held by
``tests/casework/test_recoding.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gouji.errors import UserError
from gouji.model.brood import NO_ROW
from gouji.model.catalogue import FILES, catalogue, folded
from gouji.model.codes import level_of
from gouji.model.document import Document
from gouji.model.kinds import kinds
from gouji.model.table import Table


class Offered(NamedTuple):
    """A code with what it is called."""

    code: str
    name: str


def offered(document: Document, number: int) -> Iterator[Offered]:
    """The codes that a table may print, in their order; of every year where nobody knows of which the document is."""
    kind = kinds().get(document.tables[number].kind)
    for digit in sorted(set(kind.codes if kind and kind.codes else FILES)):
        for code, entries in sorted(catalogue(digit).by_code.items()):
            standing = [one for one in entries if document.year is None or one.stands(document.year)]
            if level_of(code) and standing:
                yield Offered(code, standing[-1].name)


def typed_code(text: str) -> str | None:
    """The code that was typed, None for none. Raises UserError for what is no code."""
    code = "".join(text.split())
    if code and not level_of(code):
        told = "“{text}” is no code: it has 3, 5 or 7 digits and begins with 2, 3 or 5."
        raise UserError("no-code", told, text=text.strip())
    return code or None


def name_with(document: Document, table: Table, row: int, code: str | None) -> str:
    """What a row is called once it has a code."""
    one, is_printed = table.rows[row], table.printed_row(row) != NO_ROW
    if (
        code is None
        or (is_printed and one.name)
        or (one.name and folded(one.name) not in map(folded, _names(document, one.code)))
    ):
        return one.name
    return name_in_catalogue(document, code) or one.name


def name_in_catalogue(document: Document, code: str | None) -> str | None:
    """What the catalogue calls a code in the document's year; None for no such code."""
    return next(reversed(_names(document, code)), None)


def _names(document: Document, code: str | None) -> list[str]:
    """What a code is called in the document's year."""
    if not code or not level_of(code):
        return []
    known = catalogue(code[0])
    entries = known.by_code.get(code, ()) if document.year is None else known.names(code, document.year)
    return [one.name for one in entries]
