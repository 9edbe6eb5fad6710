"""What is to be told beside the findings, the same in the window, on the command line and on the paper."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.casework.telling.doubts import told_of_confirmed, told_of_doubt
from gouji.casework.telling.parts import because, called, title_of, where
from gouji.casework.telling.reach import told_of_reach
from gouji.checking.check import Check
from gouji.wording import say


def notes(check: Check) -> Iterator[str]:
    """The tables in doubt, what was not checked of others, then every notice, then every text without a place."""
    yield from told_of_doubt(check)
    yield from _beside_doubt(check)


def all_notes(check: Check) -> Iterator[str]:
    """The same with tables that were not recognised and forms, for whoever does not list these by themselves."""
    yield from told_of_doubt(check)
    yield from notes_beside_doubt(check)


def notes_beside_doubt(check: Check) -> Iterator[str]:
    """All but the tables in doubt, for whoever tells these among what was found."""
    yield from _beside_doubt(check)
    grids = check.document.grids
    for grid in grids:
        title = title_of(grid, grids)
        told = say("{id} {title}: not recognised, kept as it is printed", id=grid.id, title=title)
        yield told + (say(". Why: {why}", why=because(grid.why)) if grid.why else "")
    for form in check.document.forms:
        yield say("{id} {title}: a form to fill in, kept as it is printed, not checked", id=form.id, title=called(form))


def _beside_doubt(check: Check) -> Iterator[str]:
    yield from told_of_confirmed(check)
    yield from told_of_reach(check)
    for notice in check.document.notices:
        yield say(notice.message, **notice.params)
    for one in check.document.unplaced:
        yield say("{where}: found no place: {text}", where=where(one.source), text=one.text)
