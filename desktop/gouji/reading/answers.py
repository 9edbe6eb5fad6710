"""What a user says of a printed table that was not recognised, and the table that this makes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from gouji.reading.header import Cells, Header, Side, header_words
from gouji.reading.vocabulary import squeeze


@dataclass(frozen=True, slots=True)
class Answer:
    """The kind of a table and what its columns hold, counted from 0; ``headers`` rows stand above its body.

    ``names`` are what the amount columns are called.
    """

    kind: str
    headers: int
    codes: tuple[int, ...]
    texts: tuple[int, ...]
    amounts: tuple[int, ...]
    names: tuple[str, ...]


def shape_of(header: Cells, width: int) -> str:
    """The same for tables of the same header and number of columns, whatever they print below."""
    words = "\t".join(squeeze(text or "") for row in header for text in row)
    return hashlib.sha256(f"{width}\t{words}".encode()).hexdigest()[:16]


def answered_header(cells: Cells, answer: Answer) -> Header | None:
    """The header of a table as a user described it; None when the table has fewer columns."""
    if any(column >= len(cells[0]) for column in (*answer.codes, *answer.texts, *answer.amounts)):
        return None
    side = Side(answer.codes, answer.texts, answer.amounts, answer.names)
    return Header(answer.headers, (side,), header_words(cells[: answer.headers]))
