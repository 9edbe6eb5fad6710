"""What a reader can be asked, by its name: what it is given and what it gives back is data.

``document``: a file of a ``name``, its bytes behind it → the document as a case keeps it. ``copied``: cells, or text
without any, and the same as a page of the web → the document, and the bytes that stand for its file. ``shown``: a file
→ what is shown of it beside its tables. ``noted`` and ``noted-workbook``: a PDF or an xlsx, and notes on it → its copy,
and what that no longer is. ``filled``: an xlsx, and the entries of a check sheet → its copy, and what found no place.

On the way it is told how far that is (``progress``) and, where they are asked for, each table as soon as it is complete
(``met``) and what each part is taken for (``judged``).
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from gouji.apart.frames import Frame
from gouji.apart.serving import Done, GivenUp, Tell
from gouji.apart.telling import dump_judged, load_answers
from gouji.keeping.snapshot import dump, dump_table
from gouji.model.reason import Judged
from gouji.model.table import Table
from gouji.paper.noted.note import Noted, OnCell, OnPaper
from gouji.reading.original import Original
from gouji.reading.read import read_copied, read_data, read_grid
from gouji.reading.sources.shown import shown

_FIRST = "部门收支总表\n单位：元\n项目\t预算数\n收入合计\t1\n"
"""What is read before anything is asked, so that nothing has to be brought in then."""

_LATE = ("pdfplumber", "gouji.reading.sources.pdf.page", "python_calamine", "olefile")
"""Brought in where nobody has asked for anything yet."""


def get_ready(idle: Callable[[], bool]) -> None:
    """Bring in what reading needs, as long as nothing is asked."""
    if idle():
        read_copied(_FIRST, name="first")
    for library in _LATE:
        if idle():
            importlib.import_module(library)


def done(asked: Frame, tell: Tell, cancelled: GivenUp) -> Frame:
    """What comes of a task. Raises as the reading does."""
    return _TASKS[asked.head["task"]](asked, tell, cancelled)


def _document(asked: Frame, tell: Tell, cancelled: GivenUp) -> Frame:
    head = asked.head
    (data,) = asked.parts
    original = read_data(
        data,
        head["name"],
        password=head["password"],
        cancelled=cancelled,
        answers=load_answers(head["answers"]),
        alone=head["alone"],
        trace=_trace(tell) if head["trace"] else None,
        **_on_the_way(head, tell),
    )
    return Frame({}, (_kept(original),))


def _copied(asked: Frame, tell: Tell, cancelled: GivenUp) -> Frame:
    head = asked.head
    plain, html = (part.decode("utf-8", "surrogatepass") for part in asked.parts)
    original = read_copied(
        plain,
        html,
        name=head["name"],
        cancelled=cancelled,
        answers=load_answers(head["answers"]),
        **_on_the_way(head, tell),
    )
    return Frame({}, (_kept(original), *original.data))


def _shown(asked: Frame, tell: Tell, cancelled: GivenUp) -> Frame:
    (data,) = asked.parts
    grid = read_grid(data, asked.head["name"], cancelled=cancelled)
    seen = shown(grid)
    told = {"text": seen.text, "sheets": [[one.name, one.rows] for one in seen.sheets]}
    return Frame({}, (_sent(json.dumps(told, ensure_ascii=False)),))


def _noted(asked: Frame, _tell: Tell, _cancelled: GivenUp) -> Frame:
    from gouji.paper.noted.pdf import noted

    head, (data,) = asked.head, asked.parts
    notes = [OnPaper(page, tuple(box), tuple(tags), told, grave) for page, box, tags, told, grave in head["notes"]]
    return _copy(noted(data, head["name"], head["password"], notes, head["unsigned"]))


def _noted_workbook(asked: Frame, _tell: Tell, _cancelled: GivenUp) -> Frame:
    from gouji.paper.noted.workbook.noting import noted_workbook

    (data,) = asked.parts
    return _copy(noted_workbook(data, asked.head["name"], [OnCell(*one) for one in asked.head["notes"]]))


def _filled(asked: Frame, _tell: Tell, _cancelled: GivenUp) -> Frame:
    from gouji.paper.filled.cells import Words
    from gouji.paper.filled.filling import Entry, filled

    head, (data,) = asked.head, asked.parts
    entries = [Entry(tuple(names), Words(*said), Words(*found)) for names, said, found in head["entries"]]
    made = filled(data, head["name"], entries)
    return Frame({"unmatched": made.unmatched, "unwritten": made.unwritten}, (made.data,))


def _copy(made: Noted) -> Frame:
    return Frame({"was_locked": made.was_locked, "was_signed": made.was_signed}, (made.data,))


def _kept(original: Original) -> bytes:
    return _sent(dump(original.document))


def _sent(text: str) -> bytes:
    """A text as it is sent; halves of letters, which some files hold, are none."""
    return text.encode("utf-8", "replace")


def _on_the_way(head: Mapping[str, Any], tell: Tell) -> dict[str, Any]:
    """What is told while a document is read."""

    def progress(done: int) -> None:
        tell("progress", done)

    def met(table: Table, unit_is_printed: bool) -> None:
        tell("met", unit_is_printed, _sent(json.dumps(dump_table(table), ensure_ascii=False)))

    return {"progress": progress, "met": met if head["met"] else None}


def _trace(tell: Tell) -> Callable[[Judged], None]:
    return lambda part: tell("judged", dump_judged(part))


_TASKS: Mapping[str, Done] = {
    "document": _document,
    "copied": _copied,
    "shown": _shown,
    "noted": _noted,
    "noted-workbook": _noted_workbook,
    "filled": _filled,
}
