"""What a snapshot of a document holds, as types: of any other JSON no document is made.

Older versions left out what they did not know; it has its default then. What a snapshot holds beyond that is not read.
Whether its parts fit each other is asked in ``fitting.py``.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct, field

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
from gouji.model.money import Unit

Digits = Annotated[int, Meta(ge=0, le=20)]
FromWhere = Annotated[int, Meta(ge=0, le=4)]
Parent = Annotated[int, Meta(ge=-1, lt=2**31)]
Level = Annotated[int, Meta(ge=0, le=99)]


class KeptFile(Struct):
    """A file that was read."""

    name: str
    sha256: str
    format: str


KeptRow = tuple[str, str | None, Level, Number, Place]
"""Name, code, level, side, place."""


class KeptTable(Struct):
    """A table; arrays have one list a column."""

    id: Annotated[str, Meta(pattern=r"^T[0-9]{1,9}$")]
    kind: str
    title: str
    unit: Unit
    columns: tuple[str, ...]
    rows: list[KeptRow]
    parents: list[Parent]
    values: list[list[Fen]]
    present: list[list[bool]]
    decimals: list[list[Digits]]
    origin: list[list[FromWhere]]
    sides: tuple[tuple[Number, ...], ...]
    sources: list[tuple[Number, Number, Place]] = []
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


def _decoded(text: str, made: type[Made]) -> Made:
    try:
        return msgspec.json.decode(text, type=made)
    except RecursionError as error:  # lists in lists without end
        raise ValueError("a snapshot") from error


def understood(text: str) -> KeptDocument:
    """The content of a snapshot; raises ValueError for what is none."""
    return _decoded(text, KeptDocument)


def understood_table(text: str) -> KeptTable:
    """The content of a table by itself; raises ValueError for what is none."""
    return _decoded(text, KeptTable)


def files_of(text: str) -> tuple[KeptFile, ...]:
    """The files of a snapshot, without looking at the rest; raises ValueError."""
    found = _decoded(text, _Files)
    return (found.file, *found.joined)
