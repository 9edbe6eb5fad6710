"""Every sentence a person reads: message ids in English, Simplified Chinese complete and first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextvars import ContextVar
from functools import cache

import polib

from gouji import resources
from gouji.errors import Obstacle
from gouji.model.rawgrid import RawGrid
from gouji.model.reason import Reason
from gouji.model.source import AtLine, InSheet, OnPage, Source

LANGUAGES = ("zh_CN", "en")

LANGUAGE = ContextVar("LANGUAGE", default=LANGUAGES[0])
"""Set once at the start of the program."""


def choose(language: str) -> None:
    """Speak ``language``; Chinese where it is none of ours."""
    LANGUAGE.set(language if language in LANGUAGES else LANGUAGES[0])


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    file = resources.path("translations", language, "LC_MESSAGES", "gouji.po")
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(file), encoding="utf-8") if entry.msgstr}


def say(message: str, **params: object) -> str:
    """The sentence of a message id with its places filled; the id itself where a language lacks it.

    An Obstacle among the parameters is a sentence itself.
    """
    known = _catalogue(LANGUAGE.get())
    params = {name: _filled(known, value) for name, value in params.items()}
    told = known.get(message, message)
    return told.format(**params) if params else told  # of the name of a user's own rule nothing is filled


def _filled(known: Mapping[str, str], value: object) -> object:
    match value:
        case Obstacle(message, number):
            return known.get(message, message).format(number=number)
    return value


_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_CONTROLS = _TURNING | dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029], " ")


def in_order(text: str) -> str:
    """A text without the marks that turn the order of what is shown, which would print 1,234 as 4,321."""
    return text.translate(_TURNING)


def printable(text: str) -> str:
    """A text as one line of a terminal: nothing of a document breaks the line, clears it or colours it."""
    return text.translate(_CONTROLS)


def where(source: Source) -> str:
    """Where something was read, in words: a line, a page, or the cell of a sheet."""
    match source:
        case AtLine(line):
            return say("line {line}", line=line)
        case OnPage(page):
            return say("page {page}", page=page)
        case InSheet(sheet, cell):
            return say("{cell} in sheet {sheet}", sheet=sheet, cell=cell)


def because(why: Iterable[Reason]) -> str:
    """Reasons one after the other, without an end; "" for none."""
    return say("; ").join(say(one.message, **one.params) for one in why)


def title_of(grid: RawGrid, grids: Sequence[RawGrid]) -> str:
    """What a printed table among others is called: its title, else where it stands."""
    if grid.title:
        return grid.title
    first = grid.sources[0][0]
    own = _leaf(first)
    alike = [other for other in grids if not other.title and _leaf(other.sources[0][0]) == own]
    if len(alike) > 1:
        return say("table {number} on {where}", where=own, number=alike.index(grid) + 1)
    return own if isinstance(first, InSheet) else say("table on {where}", where=own)


def _leaf(source: Source) -> str:
    return source.sheet if isinstance(source, InSheet) else where(source)
