"""The lines of a check sheet (``resources/check-sheet/*.toml``) as types."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from msgspec import Struct

from gouji import datafile


class Kind(StrEnum):
    """Who answers a line."""

    AUTO = "auto"
    PROPOSED = "proposed"
    """The program proposes, a person looks."""
    MANUAL = "manual"


class Line(Struct, frozen=True, forbid_unknown_fields=True):
    """One line as the file gives it."""

    id: str
    group: str
    text: str
    kind: Kind
    also: tuple[str, ...] = ()
    """What it is called in the sheets of bureaus."""
    tables: tuple[str, ...] = ()
    """Kinds of tables whose findings and reach answer it."""
    headings: re.Pattern[str] | None = None
    """Headings under which the text belongs to it."""
    asks: re.Pattern[str] | None = None
    """A heading that the document must have."""
    cover: bool = False
    """Whether titles belong to it: the names and years that they print."""
    rest: bool = False
    """Whether text that belongs to no other line belongs to it."""


class LinesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What a file of lines holds."""

    line: tuple[Line, ...]


@cache
def lines(stage: str) -> tuple[Line, ...]:
    """The lines of the sheet of a stage, in their order."""
    name = "final-accounts.toml" if stage == "final-accounts" else "budget.toml"
    return datafile.installed(LinesFile, "check-sheet", name).line
