"""What comes of reading, and what whoever reads is told on the way: known also where nothing is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from gouji.errors import UserError
from gouji.model.document import Document, SourceFile
from gouji.model.rawgrid import Answer
from gouji.model.reason import Judged
from gouji.model.table import Table

NOT_FOUND = "named in the contents and not found: {tables}"
NO_YEAR = "no year is printed: rules of certain years are not checked"
"""Message ids of what is to be told of a document."""

Progress = Callable[[int], None]
"""Told how many of a hundred parts are done."""

Met = Callable[[Table, bool], None]
"""Told each table once nothing more will be added to it, and whether it prints its unit."""

Trace = Callable[[Judged], None]
"""Told what each part of a source is taken for, and why."""

Answers = Mapping[str, Answer]
"""What a user said of printed tables, by their shapes."""


class OfCells(TypedDict, total=False):
    """How cells, or text without any, are read."""

    cancelled: Callable[[], bool]
    """Cancelled is raised soon after it is true."""
    answers: Answers | None
    """By which tables are known that would not be recognised."""
    met: Met | None


class OfFile(OfCells, total=False):
    """How a file is read."""

    password: str | None
    """Unlocks a PDF."""
    trace: Trace | None
    alone: bool
    """Else it may hold no table: those of its document stand in another."""


@dataclass(frozen=True, eq=False)
class Original:
    """A source as it was read: the document and the very bytes of each of its files, to be shown beside it."""

    document: Document
    data: tuple[bytes, ...]
    passwords: Mapping[str, str] = field(default_factory=dict)
    """By SHA-256 of the file that one unlocks."""
    pasted: bool = False
    """There is no file to read it from again."""


def refuse_the_same(files: Sequence[SourceFile]) -> None:
    """Raises UserError where one of the files of a document is there twice, under whatever names."""
    met: dict[str, str] = {}
    for one in files:
        if one.sha256 in met:
            raise UserError(
                "joined-already",
                "{name} is the same file as {other}, which is part of this case already.",
                name=one.name,
                other=met[one.sha256],
            )
        met[one.sha256] = one.name
