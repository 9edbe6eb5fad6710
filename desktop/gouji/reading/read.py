"""One call from a path, or from pasted cells, to a Document."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gouji.errors import Cancelled
from gouji.model.document import Document, SourceFile
from gouji.reading.composing import recognise, without_tables
from gouji.reading.described.answers import Answers
from gouji.reading.doubting.doubting import doubt
from gouji.reading.driving import drive
from gouji.reading.following import Recognising
from gouji.reading.making import Met, Trace
from gouji.reading.page.page import Grid, Page
from gouji.reading.placing.placing import place
from gouji.reading.sources.kinds import read_bytes, refuse_too_large, true_format
from gouji.reading.sources.readers import source_of
from gouji.reading.sources.refusals import damaged
from gouji.reading.sources.source import Source
from gouji.reading.sources.text.copied import copied_text

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
    source = source_of(data, _file_of(data, path.name), password)
    return Original(_document(source, Recognising(answers or {}, met, trace), progress, cancelled), data, password)


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
    source = source_of(data, _file_of(data, name, "tsv" if "\t" in text else "txt"))
    return Original(_document(source, Recognising(answers or {}, met), progress, cancelled), data, pasted=True)


def read_pasted(text: str, *, answers: Answers | None = None) -> Document:
    """The document of ``read_copied``."""
    return read_copied(text, answers=answers).document


def read_grid(
    data: bytes,
    name: str,
    progress: Callable[[float], None] = lambda _: None,
    password: str | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Grid:
    """All pages of a file of any kind that is known, to be looked at; ``progress`` is told which part has been read.

    Raises as ``read_original`` does.
    """
    source = source_of(data, _file_of(data, name), password)
    pages: list[Page] = []
    drive(source, pages.append, progress, cancelled)
    return Grid(source.file, tuple(pages), tuple(source.notices))


def _file_of(data: bytes, name: str, kind: str | None = None) -> SourceFile:
    return SourceFile(name, hashlib.sha256(data).hexdigest(), kind or true_format(data, name))


def _document(source: Source, reading: Recognising, progress: Progress, cancelled: Callable[[], bool]) -> Document:
    """The document of a source whose pages are recognised as they are read."""
    drive(source, reading.page, lambda part: progress(5 + int(75 * part)), cancelled)
    progress(80)
    if cancelled():
        raise Cancelled
    recognised = recognise(source.file, source.notices, reading)
    progress(90)
    if not recognised.document.tables and not recognised.document.grids:
        raise without_tables(source.file, reading)
    if cancelled():
        raise Cancelled
    document = doubt(place(recognised), [one.draft for one in reading.making.made])
    progress(100)
    return document
