"""What sentences are about, and where tables print it (``resources/prose/subjects.toml``), as types."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from gouji import datafile
from gouji.checking.rules.formula import Address
from gouji.errors import Misread


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    """One subject as the file gives it."""

    name: str
    said: re.Pattern[str]
    cells: tuple[Address, ...] = ()
    public: tuple[str, ...] = ()
    """Names of columns of the table of public expenses, which prints them by stage."""
    beside_meetings: tuple[str, ...] = ()
    """What they may be called too where that table prints conferences beside them: its total is of all."""
    above: tuple[Address, ...] = ()
    """Places whose figure it is not less than."""
    alone: bool = False
    """Whether it is a part of many wholes, so that a list of one whole does not mean that of the document."""
    once: bool = False
    """Whether a document has but one of it, so that a text that tells it twice tells the same."""
    blank: str = ""
    """The kind of table that prints no row where there is none of it."""
    stage: Literal["", "budget", "final-accounts"] = ""


class SubjectsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What ``subjects.toml`` holds."""

    subject: tuple[Said, ...]


def _place(text: str) -> Address:
    kind, mark, rest = text.partition("!")
    row, dot, column = rest.rpartition(".")
    if not mark or not dot:
        raise Misread("{text} is no address", text=text)
    return Address(kind, row, column)


@cache
def subjects() -> tuple[Said, ...]:
    """All of them, in the order of the file."""
    return datafile.installed(SubjectsFile, "prose", "subjects.toml", makers={Address: _place}).subject


def subject_of(phrase: str, stage: str) -> Said | None:
    """What a phrase is about in a document of a stage; None where nobody knows."""
    return next((one for one in subjects() if one.stage in ("", stage) and one.said.fullmatch(phrase)), None)
