"""What a part of a page is taken for: a table begins, one goes on, it stays as it is printed, or it is text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from gouji.model.reason import Why
from gouji.reading.described.tables import Answered
from gouji.reading.making import Draft
from gouji.reading.tables.cell_table import TableDraft
from gouji.reading.tables.lines.line_table import TextDraft
from gouji.reading.tables.parts import Part

D = TypeVar("D", bound=Draft)


@dataclass(frozen=True, slots=True)
class _OfTable(Generic[D]):
    """It is of a table."""

    draft: D
    why: Why


@dataclass(frozen=True, slots=True)
class Begins(_OfTable[D]):
    """A table begins with it."""

    verdict: ClassVar = "a table begins"


@dataclass(frozen=True, slots=True)
class BeginsAsDescribed(Begins[TableDraft]):
    """A table begins as a user described one of its shape, with the ``part`` in the columns that were said."""

    part: Part
    answered: Answered


@dataclass(frozen=True, slots=True)
class BeginsOverleaf(Begins[TableDraft]):
    """A table begins of which a page break tore the header: it is in the ``whole``, no more in what was ``torn``."""

    whole: Part
    torn: TableDraft


@dataclass(frozen=True, slots=True)
class GoesOn(_OfTable[D]):
    """It is more of a table that began before."""

    verdict: ClassVar = "a table goes on"


@dataclass(frozen=True, slots=True)
class Raw(Generic[D]):
    """It prints figures and is not understood: it stays as it is printed. ``rest_of`` is a table that may lack them."""

    verdict: ClassVar = "not recognised, kept as it is printed"
    why: Why
    rest_of: D | None = None


@dataclass(frozen=True, slots=True)
class Fills:
    """It is a form to fill in, or more of the one before it."""

    verdict: ClassVar = "a form to fill in"
    why: Why
    more: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """It is text, no table; what ``parts`` has no table of lines go on across it."""

    verdict: ClassVar = "text, no table"
    why: Why
    parts: bool = False


Decision = (
    Begins[TableDraft] | BeginsAsDescribed | BeginsOverleaf | GoesOn[TableDraft] | Fills | Raw[TableDraft] | Prose
)
OfLines = Begins[TextDraft] | GoesOn[TextDraft] | Raw[Draft] | Prose
