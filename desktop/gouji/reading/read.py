"""One call from a path, or from pasted cells, to a Document."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Sequence
from functools import reduce
from pathlib import Path
from typing import Unpack

from gouji.errors import Cancelled
from gouji.model.document import Document, SourceFile
from gouji.model.reason import Judged
from gouji.model.source import OnPage
from gouji.reading.composing import recognise, refuse_without_tables
from gouji.reading.doubting.doubting import Doubted, doubt, doubts_among_files, with_doubts
from gouji.reading.driving import drive
from gouji.reading.following import Recognising
from gouji.reading.joining import in_printed_order, joined
from gouji.reading.original import Answers, Met, OfFile, Original, Progress, Trace, refuse_the_same
from gouji.reading.page.page import Grid, Page
from gouji.reading.pausing import collection_paused
from gouji.reading.placing.placing import place
from gouji.reading.second_reading import best_readings
from gouji.reading.sources.kinds import read_bytes, refuse_too_large, true_format
from gouji.reading.sources.readers import source_of
from gouji.reading.sources.refusals import damaged
from gouji.reading.sources.source import Source
from gouji.reading.sources.text.copied import copied_text


def read_document(path: Path, progress: Progress = lambda _: None, **how: Unpack[OfFile]) -> Document:
    """The document of ``read_original``."""
    return read_original(path, progress, **how).document


def read_original(path: Path, progress: Progress = lambda _: None, **how: Unpack[OfFile]) -> Original:
    """Read a budget document of any kind that is known.

    Raises UserError with what the user can do (kind ``password`` when one is needed), and Cancelled.
    """
    return read_data(read_bytes(path), path.name, progress, **how)


def read_data(
    data: bytes,
    name: str,
    progress: Progress = lambda _: None,
    *,
    password: str | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    answers: Answers | None = None,
    met: Met | None = None,
    trace: Trace | None = None,
    alone: bool = True,
) -> Original:
    """The same of the bytes of a file of this ``name``."""
    progress(5)
    file = _file_of(data, name)
    source = source_of(data, file, password)
    doubted = _doubted(source, Recognising(answers or {}, met, trace), progress, cancelled, alone=alone)
    passwords = {file.sha256: password} if password else {}
    return Original(doubted.document, (data,), passwords)


def together(originals: Sequence[Original], *, whole: bool = True) -> Original:
    """Files that were not read alone as one source, in the order in which their tables are published.

    Whether their tables put one another in doubt is asked of the ``whole`` document, so not of what joins a case by
    itself. Raises UserError where two are the same or, if they are the whole, where none of them prints a table.
    """
    originals = [originals[number] for number in in_printed_order([one.document for one in originals])]
    document = reduce(joined, (one.document for one in originals))
    refuse_the_same(document.files)
    if whole:
        refuse_without_tables(document)
    if whole and len(originals) > 1:
        document = with_doubts(document, doubts_among_files(document))
    passwords = {sha256: password for one in originals for sha256, password in one.passwords.items()}
    data = tuple(data for one in originals for data in one.data)
    return Original(document, data, passwords, any(one.pasted for one in originals))


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
    doubted = _doubted(source, Recognising(answers or {}, met), progress, cancelled)
    return Original(doubted.document, (data,), pasted=True)


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


def _doubted(
    source: Source, reading: Recognising, progress: Progress, cancelled: Callable[[], bool], *, alone: bool = True
) -> Doubted:
    """The document of a source whose pages are recognised as they are read, and again where that leaves doubt."""
    pages: list[Page] = []

    def take(page: Page) -> None:
        if source.rereads:
            pages.append(page)
        reading.page(page)

    drive(source, take, lambda part: progress(5 + int(75 * part)), cancelled)
    progress(80)
    if cancelled():
        raise Cancelled
    made = _made(source, reading)
    progress(90)
    if alone:
        refuse_without_tables(made.document)

    def again(pages: Sequence[Page], trace: Trace | None = None) -> Doubted:
        if cancelled():
            raise Cancelled
        other = Recognising(reading.answers, trace=trace)
        for page in pages:
            other.page(page)
        return _made(source, other)

    best = best_readings(made, pages, again)
    if best is not pages:
        made = again(best, reading.trace and _only_other(reading.trace, pages, best))
    if cancelled():
        raise Cancelled
    progress(100)
    return made


@collection_paused()
def _made(source: Source, reading: Recognising) -> Doubted:
    """The document of a source whose pages were gathered, with its doubts."""
    recognised = recognise(source.file, source.notices, reading)
    check = place(recognised)
    return doubt(recognised.document, [one.draft for one in reading.making.made], check)


def _only_other(trace: Trace, pages: Sequence[Page], best: Sequence[Page]) -> Trace:
    """Tell of the pages of which another reading than the first was taken."""
    others = {number for number, (one, other) in enumerate(zip(pages, best, strict=True), start=1) if one is not other}

    def tell(judged: Judged) -> None:
        if isinstance(judged.place, OnPage) and judged.place.page in others:
            trace(judged)

    return tell
