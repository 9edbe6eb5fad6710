"""One call from a path to a Document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gouji.errors import UserError
from gouji.model.document import Document
from gouji.reading.placing import place
from gouji.reading.recognise import recognise
from gouji.reading.text import read_bytes, read_text

Progress = Callable[[int], None]
"""Told how many of a hundred parts are done."""


def read_document(path: Path, progress: Progress = lambda _: None) -> Document:
    """Read a budget document; raises UserError with what the user can do when it is not one."""
    data = read_bytes(path)
    progress(20)
    grid = read_text(data, path.name)
    progress(40)
    recognised = recognise(grid)
    progress(60)
    if not recognised.document.tables:
        raise UserError(
            "no-tables",
            "{name} holds no budget table that could be recognised. Choose the text of a published department budget.",
            name=path.name,
        )
    document = place(recognised)
    progress(100)
    return document
