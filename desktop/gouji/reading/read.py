"""One call from a path, or from pasted cells, to a Document."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gouji.errors import Cancelled, UserError
from gouji.model.document import Document, SourceFile
from gouji.reading.answers import Answers
from gouji.reading.delimited import read_delimited
from gouji.reading.files import read_bytes, true_format
from gouji.reading.grid import Grid, Page
from gouji.reading.pdf import read_pdf
from gouji.reading.placing import place
from gouji.reading.recognise import Met, Recognising, recognise
from gouji.reading.sheets import WORKBOOKS, read_sheets
from gouji.reading.text import read_text

Progress = Callable[[int], None]
"""Told how many of a hundred parts are done."""

PASTED = "pasted.tsv"


@dataclass(frozen=True, eq=False)
class Original:
    """A source as it was read: the document and the very bytes it was read from, to be shown beside it."""

    document: Document
    data: bytes
    password: str | None = None
    pasted: bool = False
    """There is no file to read it from again."""


def read_document(
    path: Path,
    progress: Progress = lambda _: None,
    *,
    password: str | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    answers: Answers | None = None,
) -> Document:
    """The document of ``read_original``."""
    return read_original(path, progress, password=password, cancelled=cancelled, answers=answers).document


def read_original(
    path: Path,
    progress: Progress = lambda _: None,
    *,
    password: str | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    answers: Answers | None = None,
    met: Met | None = None,
) -> Original:
    """Read a budget document of any kind that is known.

    ``password`` unlocks a PDF; ``answers`` by shape say what tables are that would not be recognised; ``met`` is told
    each table as soon as it is complete. Raises UserError with what the user can do (kind ``password`` when one is
    needed), and Cancelled soon after ``cancelled()`` is true.
    """
    data = read_bytes(path)
    return read_data(data, path.name, progress, password=password, cancelled=cancelled, answers=answers, met=met)


def read_data(
    data: bytes,
    name: str,
    progress: Progress = lambda _: None,
    *,
    password: str | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    answers: Answers | None = None,
    met: Met | None = None,
    pasted: bool = False,
) -> Original:
    """Read what a file called ``name`` holds, or what was copied from one, as ``read_original`` does."""
    progress(5)
    reading = Recognising(answers or {}, met)
    grid = read_grid(data, name, lambda part: progress(5 + int(75 * part)), password, cancelled, take=reading.page)
    return Original(_document(grid, reading, progress, cancelled), data, password, pasted)


def read_pasted(text: str, *, answers: Answers | None = None) -> Document:
    """Read cells copied from a workbook or a web page: one row a line, tabs between cells. Raises UserError."""
    return read_data(text.encode(), PASTED, answers=answers).document


def _document(grid: Grid, reading: Recognising, progress: Progress, cancelled: Callable[[], bool]) -> Document:
    progress(80)
    if cancelled():
        raise Cancelled
    recognised = recognise(grid, reading)
    progress(90)
    if not recognised.document.tables and not recognised.document.grids:
        raise UserError(
            "no-tables",
            "{name} holds no budget table that could be recognised. Choose a published department budget.",
            name=grid.file.name,
        )
    if cancelled():
        raise Cancelled
    document = place(recognised)
    progress(100)
    return document


def read_grid(
    data: bytes,
    name: str,
    progress: Callable[[float], None],
    password: str | None,
    cancelled: Callable[[], bool],
    *,
    take: Callable[[Page], None] = lambda _: None,
) -> Grid:
    """The pages of a file of any kind that is known.

    ``progress`` is told which part of the file has been read, ``take`` is given each page as it is read.
    """
    kind = true_format(data, name)
    file = SourceFile(name, hashlib.sha256(data).hexdigest(), kind)
    if kind == "pdf":
        return read_pdf(data, file, password, progress, cancelled, take=take)
    if kind in WORKBOOKS:
        return read_sheets(data, file, progress, cancelled, take=take)
    if kind in ("csv", "tsv", "txt"):
        grid = read_text(data, file) if kind == "txt" else read_delimited(data, file)
        for page in grid.pages:
            take(page)
        return grid
    if kind == "locked":
        raise UserError(
            "locked", "{name} is locked. Open it with its password, save it without one, and open that.", name=name
        )
    raise UserError(
        "unknown-format",
        "{name} is of a kind that is not read yet. Save it as PDF, xlsx or text and open that.",
        name=name,
    )
