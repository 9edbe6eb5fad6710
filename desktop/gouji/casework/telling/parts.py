"""What is said of a part of a source: where it stands, why it was taken for what it was, what a grid is called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.model.form import Form
from gouji.model.rawgrid import RawGrid
from gouji.model.reason import Reason
from gouji.model.source import AtLine, InSheet, OnPage, Source
from gouji.wording import say


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


def called(form: Form) -> str:
    """What a form to fill in is called: its printed title and the project that it is of."""
    title = form.title or say(form.kind)
    return say("{title} ({subject})", title=title, subject=form.subject) if form.subject else title


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
