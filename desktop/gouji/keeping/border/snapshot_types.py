"""What a snapshot of a document holds, as types: of any other JSON no document is made.

Older versions left out what they did not know; it has its default then. What a snapshot holds beyond that is not read.
Whether its parts fit each other is asked in ``fitting.py``.

The long lists of a table stay JSON until they are asked for, and are understood piece by piece: the decoder lets no
other thread run, and the window would stand still meanwhile. Held by
``test_a_long_table_is_understood_piece_by_piece``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta, Raw, Struct, field

from gouji.keeping.border.entry_types import (
    AnswerBody,
    Fen,
    KeptDoubt,
    KeptReason,
    Number,
    Place,
    Point,
    UnitOrNone,
    Year,
)
from gouji.model.money import MOST_DECIMALS, Unit

Digits = Annotated[int, Meta(ge=0, le=MOST_DECIMALS)]
FromWhere = Annotated[int, Meta(ge=0, le=4)]
Parent = Annotated[int, Meta(ge=-1, lt=2**31)]
Level = Annotated[int, Meta(ge=0, le=99)]

PIECE = 2000
"""Items that are understood in one go."""

NONE = Raw(b"[]")


class KeptFile(Struct):
    """A file that was read."""

    name: str
    sha256: str
    format: str


KeptRow = tuple[str, str | None, Level, Number, Place]
"""Name, code, level, side, place."""


KeptSource = tuple[Number, Number, Place]
"""Row, column, place."""


class KeptTable(Struct):
    """A table; arrays have one list a column. What is Raw is asked for by ``whole`` and ``pieces``."""

    id: Annotated[str, Meta(pattern=r"^T[0-9]{1,9}$")]
    kind: str
    title: str
    unit: Unit
    columns: tuple[str, ...]
    rows: Raw
    parents: Raw
    values: list[Raw]
    present: list[Raw]
    decimals: list[Raw]
    origin: list[Raw]
    sides: tuple[tuple[Number, ...], ...]
    sources: Raw = NONE
    place: Place | None = None
    gaps: tuple[Number, ...] = ()
    file: Number = 0
    doubts: list[KeptDoubt] = []


class KeptGrid(Struct):
    """A table as it is printed."""

    id: Annotated[str, Meta(pattern=r"^[A-Z][0-9]{1,9}$")]
    title: str
    unit: UnitOrNone
    headers: Number
    shape: str
    cells: list[tuple[str, ...]]
    sources: list[list[Place]]
    edges: tuple[Point, ...] = ()
    words: list[list[tuple[str, tuple[Point, Point, Point, Point]]]] = []
    above: str = ""
    assumed: bool = False
    why: list[KeptReason] = []
    file: Number = 0


class KeptDescription(Struct):
    """What was said of a table."""

    table: Number
    grid: KeptGrid
    answer: AnswerBody


class KeptInDoubt(Struct):
    """A table in doubt as it is printed."""

    table: Number
    grid: KeptGrid


class KeptForm(Struct):
    """A form to fill in."""

    kind: str
    grid: KeptGrid
    subject: str
    applicant: str


class KeptNotice(Struct):
    """What the reader told."""

    message: str
    params: dict[str, str]
    file: Number = 0


class KeptPassage(Struct, array_like=True):
    """Text with its place."""

    source: Place
    text: str
    file: Number = 0


class KeptDocument(Struct):
    """A document as it was read."""

    file: KeptFile
    entity: str
    year: Year | None
    stage: Literal["budget", "final-accounts"]
    form: str
    tables: list[KeptTable]
    prose: list[KeptPassage]
    unplaced: list[KeptPassage]
    grids: list[KeptGrid] = []
    notices: list[KeptNotice] = []
    described: list[KeptDescription] = []
    in_doubt: list[KeptInDoubt] = field(default_factory=list, name="in-doubt")
    lost: Number = 0
    forms: list[KeptForm] = []
    no_department: list[KeptReason] = []
    joined: tuple[KeptFile, ...] = ()


class _Files(Struct):
    file: KeptFile
    joined: tuple[KeptFile, ...] = ()


Made = TypeVar("Made")


def _decoded(text: str | bytes | Raw, made: type[Made]) -> Made:
    try:
        decoder: msgspec.json.Decoder[Made] = _decoder(made)  # type: ignore[arg-type]  # types have a hash
        return decoder.decode(text)
    except RecursionError as error:  # lists in lists without end
        raise ValueError("a snapshot") from error


@cache
def _decoder(made: object) -> msgspec.json.Decoder[Any]:
    """Made once: a table asks for dozens of lists."""
    return msgspec.json.Decoder(made)


def understood(text: str) -> KeptDocument:
    """The content of a snapshot; raises ValueError for what is none."""
    return _decoded(text, KeptDocument)


def understood_table(text: str | bytes) -> KeptTable:
    """The content of a table by itself; raises ValueError for what is none."""
    return _decoded(text, KeptTable)


ARRAYS: dict[str, type[list[Any]]] = {
    "values": list[Fen],
    "present": list[bool],
    "decimals": list[Digits],
    "origin": list[FromWhere],
}
"""What a column of the arrays of a table is, each by its name."""


def whole(kept: Raw, made: type[list[Made]]) -> list[Made]:
    """A list of numbers; raises ValueError for what is none."""
    return _decoded(kept, made)


def pieces(kept: Raw, made: type[list[Made]]) -> Iterator[Made]:
    """A long list of what holds more than a number, piece by piece; raises ValueError for what is none."""
    items = _decoded(kept, list[Raw])
    for start in range(0, len(items), PIECE):
        yield from _decoded(b"[" + b",".join(items[start : start + PIECE]) + b"]", made)


def files_of(text: str) -> tuple[KeptFile, ...]:
    """The files of a snapshot, without looking at the rest; raises ValueError."""
    found = _decoded(text, _Files)
    return (found.file, *found.joined)
