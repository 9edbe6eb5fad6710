"""What the reader has to tell of a source, the same in the window, on the command line and on the paper."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.model.document import Document
from gouji.wording import say, title_of, where


def notes(document: Document) -> Iterator[str]:
    """Every notice, then every text without a place."""
    for notice in document.notices:
        yield say(notice.message, **notice.params)
    for one in document.unplaced:
        yield say("{where}: found no place: {text}", where=where(one.source), text=one.text)


def all_notes(document: Document) -> Iterator[str]:
    """The same with the tables that were not recognised, for whoever does not list these by themselves."""
    yield from notes(document)
    for grid in document.grids:
        title = title_of(grid, document.grids)
        yield say("{id} {title}: not recognised, kept as it is printed", id=grid.id, title=title)
