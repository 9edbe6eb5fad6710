"""What is to be told beside the findings, the same in the window, on the command line and on the paper."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.casework.telling.doubts import told_of_confirmed, told_of_doubt, when
from gouji.casework.telling.parts import because, called, in_file, title_of, where
from gouji.casework.telling.reach import told_of_reach
from gouji.checking.check import Check
from gouji.prose.forms.filled import Found
from gouji.prose.forms.reading import read_forms
from gouji.reading.original import NO_YEAR
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
        why = say(". Why: {why}", why=because(grid.why)) if grid.why else ""
        yield in_file(check.document, grid.file, told + why)
    for filled in read_forms(check.document):
        form, unread = filled.form, sum(one.found is Found.UNKNOWN for one in filled.fields)
        told = say(
            "{id} {title}: a form to fill in; fields read: {read}, not read: {unread}",
            id=form.id,
            title=called(form),
            read=len(filled.fields) - unread,
            unread=unread,
        )
        yield in_file(check.document, form.printed.file, told)


def _beside_doubt(check: Check) -> Iterator[str]:
    document = check.document
    yield from told_of_confirmed(check)
    yield from told_of_reach(check)
    if said := document.year_said:
        told = "no year is printed: {who} said on {at} that it is {year}"
        yield say(told, who=said.who, at=when(said), year=document.year)
    for notice in document.notices:
        if document.year_said and notice.message == NO_YEAR:
            continue
        yield in_file(document, notice.file, say(notice.message, **notice.params))
    for one in document.unplaced:
        told = say("{where}: found no place: {text}", where=where(one.source), text=one.text)
        yield in_file(document, one.file, told)
