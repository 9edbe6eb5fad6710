"""One call from a path, or from pasted cells, to a Document."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gouji.errors import Cancelled, UserError
from gouji.model.document import Document, SourceFile
from gouji.reading.composing import recognise
from gouji.reading.described.answers import Answers
from gouji.reading.following import Recognising
from gouji.reading.making import Met, Trace
from gouji.reading.page.page import Grid, Page
from gouji.reading.placing.placing import place
from gouji.reading.sources.kinds import read_bytes, refuse_too_large, true_format
from gouji.reading.sources.pdf.reader import read_pdf
from gouji.reading.sources.refusals import damaged
from gouji.reading.sources.text.copied import copied_text
from gouji.reading.sources.text.delimited import read_delimited
from gouji.reading.sources.text.text import read_text
from gouji.reading.sources.web.reader import MARKUP, read_markup
from gouji.reading.sources.word.reader import WORD, read_word
from gouji.reading.sources.workbook.excel2003 import SPREADSHEET_XML, read_spreadsheet_xml
from gouji.reading.sources.workbook.sheets import WORKBOOKS, read_sheets

Progress = Callable[[int], None]
"""Told how many of a hundred parts are done."""


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
    trace: Trace | None = None,
) -> Document:
    """The document of ``read_original``."""
    return read_original(path, progress, password=password, cancelled=cancelled, answers=answers, trace=trace).document


def read_original(
    path: Path,
    progress: Progress = lambda _: None,
    *,
    password: str | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    answers: Answers | None = None,
    met: Met | None = None,
    trace: Trace | None = None,
) -> Original:
    """Read a budget document of any kind that is known.

    ``password`` unlocks a PDF; ``answers`` by shape say what tables are that would not be recognised; ``met`` is told
    each table as soon as it is complete, ``trace`` what each part of it is taken for, and why. Raises
    UserError with what the user can do (kind ``password`` when one is needed), and Cancelled soon after ``cancelled()``
    is true.
    """
    data = read_bytes(path)
    progress(5)
    reading = Recognising(answers or {}, met, trace)
    grid = read_grid(data, path.name, _within(progress), password, cancelled, take=reading.page)
    return Original(_document(grid, reading, progress, cancelled), data, password)


def read_copied(
    plain: str,
    html: str = "",
    progress: Progress = lambda _: None,
    *,
    name: str = "copied",
    cancelled: Callable[[], bool] = lambda: False,
    answers: Answers | None = None,
    met: Met | None = None,
) -> Original:
    """Read cells, or text without any, as another program copied them: one row a line, tabs between cells.

    ``html`` is the same as a web page has it. What is copied is never taken for a file of another kind. Raises as
    ``read_original`` does.
    """
    try:
        text = copied_text(plain, html, name)
    except csv.Error as error:
        raise damaged(name) from error
    data = text.encode(errors="replace")
    refuse_too_large(name, len(data))
    progress(5)
    reading = Recognising(answers or {}, met)
    file = SourceFile(name, hashlib.sha256(data).hexdigest(), "tsv" if "\t" in text else "txt")
    grid = _grid(data, file, _within(progress), None, cancelled, take=reading.page)
    return Original(_document(grid, reading, progress, cancelled), data, pasted=True)


def read_pasted(text: str, *, answers: Answers | None = None) -> Document:
    """The document of ``read_copied``."""
    return read_copied(text, answers=answers).document


def _within(progress: Progress) -> Callable[[float], None]:
    """The part of the progress that the pages take."""
    return lambda part: progress(5 + int(75 * part))


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
    file = SourceFile(name, hashlib.sha256(data).hexdigest(), true_format(data, name))
    return _grid(data, file, progress, password, cancelled, take=take)


_READERS = {
    **dict.fromkeys(WORKBOOKS, read_sheets),
    SPREADSHEET_XML: read_spreadsheet_xml,  # a workbook too, but of a reader of its own
    **dict.fromkeys(MARKUP, read_markup),
    WORD: read_word,
    **dict.fromkeys(("csv", "tsv"), read_delimited),
    "txt": read_text,
}


def _grid(
    data: bytes,
    file: SourceFile,
    progress: Callable[[float], None],
    password: str | None,
    cancelled: Callable[[], bool],
    *,
    take: Callable[[Page], None],
) -> Grid:
    kind, name = file.format, file.name
    if kind == "pdf":
        return read_pdf(data, file, password, progress, cancelled, take=take)
    if kind in _READERS:
        return _READERS[kind](data, file, progress, cancelled, take=take)
    if kind == "locked":
        raise UserError(
            "locked", "{name} is locked. Open it with its password, save it without one, and open that.", name=name
        )
    if kind == "doc":
        raise UserError(
            "old-word",
            "{name} is a document of Word 97 to 2003 or WPS Writer. Open it in Word or WPS, save it as .docx, "
            "and open that.",
            name=name,
        )
    raise UserError(
        "unknown-format",
        "{name} is of a kind that is not read yet. Save it as PDF, docx, xlsx or text and open that.",
        name=name,
    )
