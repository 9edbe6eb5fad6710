"""A budget document: what it says of itself, its tables, its prose, and the text that found no place.

It may be published in several files, text and tables apart: whatever was read from it tells by ``file`` in which of its
``files`` it stands, counted from 0. A place (``source.py``) is one within that file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from gouji.model.doubt import Confirmation
from gouji.model.form import Form
from gouji.model.rawgrid import Described, RawGrid
from gouji.model.reason import Why
from gouji.model.source import Source
from gouji.model.table import Table


class Cell(NamedTuple):
    """The place of one figure: position of the table in the document, row, column."""

    table: int
    row: int
    column: int


class Letter(NamedTuple):
    """The place of a letter of the text: position of its passage in the document, and its place in what that prints."""

    passage: int
    at: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file that was read; sources are never written to."""

    name: str
    sha256: str
    format: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Text with its place in the source."""

    source: Source
    text: str
    file: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """What the reader must tell of a source: ``message`` is a message id, ``params`` fill its places."""

    message: str
    params: dict[str, str]
    file: int = 0


class Beside(StrEnum):
    """What a document that stands beside another is to that: its figures are held against that one's, nothing is judged
    in it, and nothing in it is ever changed."""

    PRIOR = "prior"
    """The document of the same stage of the year before."""
    BUDGET = "budget"
    """The budget of the year whose accounts are told."""

    @property
    def word(self) -> str:
        """What a formula calls it."""
        return _WORDS[self]

    @property
    def message(self) -> str:
        """The message id of what it is called in a sentence."""
        return _CALLED[self]


_WORDS = {Beside.PRIOR: "上年", Beside.BUDGET: "预算"}
_CALLED = {Beside.PRIOR: "the document of the year before", Beside.BUDGET: "the budget of the year"}

BY_WORD = {word: beside for beside, word in _WORDS.items()}
"""By what a formula calls them."""


@dataclass(eq=False)
class Document:
    """Tables in the order of the body, prose, text that found no place, and tables that were not recognised.

    ``described`` holds by their position the tables that a user said something of, the one spoken of last at the end.
    """

    file: SourceFile
    entity: str
    year: int | None
    stage: str
    form: str
    tables: list[Table]
    prose: list[Passage] = field(default_factory=list)
    unplaced: list[Passage] = field(default_factory=list)
    grids: list[RawGrid] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    described: dict[int, Described] = field(default_factory=dict)
    in_doubt: dict[int, RawGrid] = field(default_factory=dict)
    """Tables whose reading is in doubt as they are printed, by their position, where they can be described."""
    lost: int = 0
    """Pages that were not read."""
    forms: list[Form] = field(default_factory=list)
    """Forms to fill in, in the order of the body."""
    no_department: Why = ()
    """Why it is no budget or account of a department; nothing where it is one, or may be."""
    joined: tuple[SourceFile, ...] = ()
    """The files that joined the first one, in their order."""
    beside: Mapping[Beside, Document] = field(default_factory=dict)
    """The documents that stand beside it, as they were read: they are looked up in and never changed."""
    year_said: Confirmation | None = None
    """Who said of which year it is, where it prints none."""
    before_publication: bool = False
    """Whether it is looked for what is not meant for the public."""
    retold: Mapping[Letter, str] = field(default_factory=dict)
    """Figures that stand in the text in place of printed ones, without their units, by where these begin. It is never
    changed but put in place of another, as is what stands beside."""

    @property
    def files(self) -> tuple[SourceFile, ...]:
        """Every file that it was read from."""
        return (self.file, *self.joined)

    @property
    def digests(self) -> tuple[str, ...]:
        """SHA-256 of each of them."""
        return tuple(file.sha256 for file in self.files)

    @property
    def all_files(self) -> tuple[SourceFile, ...]:
        """Its files, then those of what stands beside it."""
        return (*self.files, *(file for other in self.beside.values() for file in other.files))

    def copy(self) -> Document:
        """The document as it stands now, to be looked at while this one goes on changing."""
        return replace(self, tables=[table.copy() for table in self.tables])

    @property
    def doubted(self) -> frozenset[int]:
        """The tables whose reading is in doubt, whoever vouches for it."""
        return frozenset(number for number, table in enumerate(self.tables) if table.doubts)

    @property
    def as_printed(self) -> list[RawGrid]:
        """What is shown as it is printed: tables that were not recognised, then forms to fill in."""
        return [*self.grids, *(form.printed for form in self.forms)]

    def line_of(self, grid: RawGrid) -> int:
        """Where a printed table stands in a list of the tables and then the raw grids."""
        printed = {one.grid.id: number for number, one in self.described.items()}
        printed |= {one.id: number for number, one in self.in_doubt.items()}
        if grid.id in printed:
            return printed[grid.id]
        return len(self.tables) + next(number for number, one in enumerate(self.grids) if one.id == grid.id)

    def address(self, cell: Cell) -> str:
        """``T3!2080506.基本支出``."""
        table = self.tables[cell.table]
        return f"{table.id}!{table.keys[cell.row]}.{table.columns[cell.column]}"

    def find(self, address: str) -> Cell | None:
        """The cell of an address; a kind may stand for the id. None when there is no such cell."""
        place, _, rest = address.partition("!")
        row, _, column = rest.rpartition(".")
        for number, table in enumerate(self.tables):
            if place not in (table.id, table.kind):
                continue
            if row in table.row_of and column in table.columns:
                return Cell(number, table.row_of[row], table.columns.index(column))
        return None


NUMBERING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.．、]|[（(]\d{1,2}[)）](?=\s*[^\W\d])|[①-⑳])\s*"
)


@lru_cache(2**14)
def bare_label(name: str) -> str:
    """A label without its numbering, spaces and bracket style: what two tables share when they name one thing."""
    text = "".join(NUMBERING.sub("", name).split())
    return text.replace("（", "(").replace("）", ")")
