"""Documents read by a reader: what ``gouji.reading.read`` gives, but that no file reaches this process, nor its bounds.

A file that a reader breaks off over, that takes too long or too much memory, is refused with a sentence; a reading that
is given up ends at once. The document comes as a case keeps it, and its check does not come with it. Held by
``tests/apart/test_reading.py``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, Unpack

from gouji.apart import refusals
from gouji.apart.frames import Frame
from gouji.apart.process import EndedError
from gouji.apart.readers import READERS
from gouji.apart.telling import dump_answers, load_judged, load_refusal, told_text
from gouji.errors import Cancelled
from gouji.keeping.snapshot import load, load_table
from gouji.model.document import Document
from gouji.model.table import Table
from gouji.reading.original import Met, OfCells, OfFile, Original, Progress, Trace
from gouji.reading.sources.kinds import read_bytes
from gouji.reading.sources.shown import Shown, ShownSheet

SECONDS, OF_EACH_MB = 15.0, 15.0
"""Of a processor: what a reader has for any document, and for each 2**20 bytes of it. Published ones take a sixth."""

BROKEN = (LookupError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)
"""What data raises that is none of what it should be."""

Tells = Mapping[str, Callable[..., Callable[[], None]]]
"""What to do with what a reader tells, and with its parts, by its name. Raises one of ``BROKEN`` for what is none of
it."""


Understood = TypeVar("Understood")


class FaultError(Exception):
    """A fault of ours, or of a library, that was met in a reader: what a developer needs to know of it."""


def read_document(path: Path, progress: Progress = lambda _: None, **how: Unpack[OfFile]) -> Document:
    """The document of ``read_original``."""
    return read_original(path, progress, **how).document


def read_original(path: Path, progress: Progress = lambda _: None, **how: Unpack[OfFile]) -> Original:
    """As ``gouji.reading.read`` has it. Raises UserError also for a file that no reader comes to an end with."""
    data = read_bytes(path)
    name = path.name.encode(errors="replace").decode()  # what the system cannot tell as letters no case could keep
    password, trace = how.get("password"), how.get("trace")
    own = {"password": password, "alone": how.get("alone", True), "trace": trace is not None}
    document, _ = _read(name, {"task": "document", **own}, (data,), _tells(progress, how.get("met"), trace), how)
    sha256 = hashlib.sha256(data).hexdigest()
    if (document.file.name, document.file.sha256) != (name, sha256):
        raise refusals.ended(name, None, SECONDS)
    return Original(document, (data,), {sha256: password} if password else {})


def read_copied(
    plain: str,
    html: str = "",
    progress: Progress = lambda _: None,
    *,
    name: str = "copied",
    **how: Unpack[OfCells],
) -> Original:
    """As ``gouji.reading.read`` has it. Raises UserError as ``read_original`` does."""
    given = tuple(text.encode("utf-8", "surrogatepass") for text in (plain, html))
    document, data = _read(name, {"task": "copied"}, given, _tells(progress, how.get("met")), how)
    return Original(document, data, pasted=True)


def read_shown(data: bytes, name: str, cancelled: Callable[[], bool] = lambda: False) -> Shown:
    """A workbook, a Word document or a page of the web as it is shown. Raises UserError as ``read_original`` does."""
    found = answer(name, Frame({"task": "shown", "name": name}, (data,)), {}, cancelled)
    return _understood(name, _shown, *found.parts)


def _shown(data: bytes) -> Shown:
    told = json.loads(data.decode())
    return Shown(told_text(told["text"]), tuple(_sheet(*one) for one in told["sheets"]))


def _sheet(name: object, rows: Sequence[Sequence[object]]) -> ShownSheet:
    width = len(rows[0]) if rows else 0
    cells = [[None if one is None else told_text(one) for one in row] for row in rows]
    if any(len(row) != width for row in cells):
        raise ValueError("rows of other widths")
    return ShownSheet(told_text(name), cells)


def _tells(progress: Progress, met: Met | None, trace: Trace | None = None) -> Tells:
    told: dict[str, Callable[..., Callable[[], None]]] = {"progress": lambda done: partial(progress, _number(done))}
    if met is not None:
        told["met"] = lambda unit_is_printed, table: partial(met, *_table(table, unit_is_printed))
    if trace is not None:
        told["judged"] = lambda one: partial(trace, load_judged(one))
    return told


def _number(told: object) -> int:
    if type(told) is not int:
        raise TypeError("no number")
    return told


def _table(table: bytes, unit_is_printed: object) -> tuple[Table, bool]:
    if not isinstance(unit_is_printed, bool):
        raise TypeError("neither yes nor no")
    return load_table(table), unit_is_printed


def _read(
    name: str, task: Mapping[str, Any], given: tuple[bytes, ...], tells: Tells, how: OfCells
) -> tuple[Document, tuple[bytes, ...]]:
    """The document that a reader gives, and what else it gives."""
    wanted = {"name": name, "answers": dump_answers(how.get("answers") or {}), "met": "met" in tells}
    cancelled = how.get("cancelled", lambda: False)
    kept, *data = answer(name, Frame({**task, **wanted}, given), tells, cancelled).parts or (b"",)
    return _understood(name, lambda: load(kept.decode())), tuple(data)


def answer(name: str, asked: Frame, tells: Tells, cancelled: Callable[[], bool] = lambda: False) -> Frame:
    """What a reader answers; what it tells on the way goes to ``tells``.

    Raises UserError where the file of this name is refused or cannot be read, Cancelled soon after ``cancelled()`` is
    true, and FaultError.
    """
    seconds = SECONDS + OF_EACH_MB * sum(map(len, asked.parts)) / 2**20
    try:
        with READERS.one() as reader:
            last = answered(name, reader.ask(asked, seconds, lambda: not cancelled()), tells)
    except EndedError as error:
        raise refusals.ended(name, error.status, seconds) from error
    except OSError as error:
        raise refusals.not_started(name) from error
    if cancelled():
        raise Cancelled
    return last


def answered(name: str, told: Iterator[Frame], tells: Tells) -> Frame:
    """The last of what is told. Raises UserError, FaultError, and Cancelled where it was no longer wanted."""
    last = Frame({"told": ""})
    for last in told:
        if "told" in last.head:
            _understood(name, _to_do, last, tells)()
    if "told" in last.head:
        raise Cancelled
    if "full" in last.head:
        raise refusals.too_much(name)
    if "fault" in last.head:
        raise FaultError(_understood(name, told_text, last.head["fault"]))
    if "refused" in last.head:
        raise _understood(name, load_refusal, last.head["refused"])
    return last


def _to_do(told: Frame, tells: Tells) -> Callable[[], None]:
    """What is to be done with what was told on the way."""
    tell = tells.get(told_text(told.head["told"]))
    return tell(told.head["data"], *told.parts) if tell is not None else lambda: None


def _understood(name: str, understand: Callable[..., Understood], *told: object) -> Understood:
    """What was told, as it is understood. Raises UserError for what is none of it."""
    try:
        return understand(*told)
    except BROKEN as error:
        raise refusals.ended(name, None, SECONDS) from error
