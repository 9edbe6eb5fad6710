"""What a worker of a batch can be asked, by its name: what it is given and what it gives back is data.

``document``: a file of a ``name``, its bytes behind it, and the basis → its record, the JSON of ``gouji check --json``,
and the document as a case keeps it. ``units``: the document of a department as a case keeps it, and behind it those of
its units, a line each → what came of holding it against their sum.

A worker judges one document after the other, for to start one takes as long as to read a document. It is given as much
memory for each as a reader has for its one, and says when it keeps too much of it to go on (``spent``). Held by
``tests/batch/test_workers.py``.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping

from gouji import bounds
from gouji.apart import tasks
from gouji.apart.frames import Frame
from gouji.apart.serving import GivenUp, Tell
from gouji.apart.telling import load_answers
from gouji.batch.basis import Basis
from gouji.batch.record import dump as dumped
from gouji.wording import speaking

_LATE = ("gouji.batch.recording", "gouji.casework.exchange.check_json", "gouji.casework.sheet.answers")
"""Brought in where nobody has asked for anything yet."""

_MOST_KEPT = 384 * 2**20
"""Bytes that a worker may have taken beside what it began with when it is asked again."""


class Worker:
    """One process, and what it had taken when it was ready."""

    def __init__(self) -> None:
        self._began = 0

    def get_ready(self, idle: Callable[[], bool]) -> None:
        """Bring in what its work needs, as long as nothing is asked."""
        tasks.get_ready(idle)
        for part in _LATE:
            if idle():
                importlib.import_module(part)
        self._began = bounds.taken() or 0

    def done(self, asked: Frame, tell: Tell, cancelled: GivenUp) -> Frame:
        """What comes of a task, within bounds of its own. Raises as the reading does."""
        bounds.confine()
        found = done(asked, tell, cancelled)
        spent = (bounds.taken() or 0) - self._began > _MOST_KEPT
        return Frame({**found.head, "spent": spent}, found.parts)


def done(asked: Frame, _tell: Tell, cancelled: GivenUp) -> Frame:
    """What comes of a task. Raises as the reading does."""
    basis = Basis(**asked.head["basis"])
    with speaking(basis.language):
        return _TASKS[asked.head["task"]](asked, basis, cancelled)


def _document(asked: Frame, basis: Basis, cancelled: GivenUp) -> Frame:
    from gouji.batch.recording import record_of
    from gouji.casework.causes.explained import of_check
    from gouji.casework.exchange import check_json as contract
    from gouji.checking.check import Check
    from gouji.keeping.snapshot import dump
    from gouji.reading.read import read_data

    head, (data,) = asked.head, asked.parts
    answers = load_answers(basis.answers)
    read = read_data(data, head["name"], password=head["password"], cancelled=cancelled, answers=answers)
    document = read.document
    kept = dump(document)
    document.before_publication = basis.before_publication
    told = of_check(Check(document, basis.choice(document)))
    line = contract.line(contract.result(told.check, told.explanation, told.causes))
    return Frame({}, (dumped(record_of(told)), _sent(line), _sent(kept)))


def _units(asked: Frame, basis: Basis, cancelled: GivenUp) -> Frame:
    from gouji.batch.units.summing import sums_of
    from gouji.checking.check import Check
    from gouji.comparing.comparing import compare
    from gouji.errors import Cancelled
    from gouji.keeping.snapshot import load

    department, units = asked.parts
    checks = []
    for kept in (department, *units.splitlines()):
        if cancelled():
            raise Cancelled
        document = load(kept.decode())
        checks.append(Check(document, basis.choice(document)))
    return Frame({}, (dumped(sums_of(compare(*checks))),))


def _sent(text: str) -> bytes:
    """A text as it is sent; halves of letters, which some files hold, are none."""
    return text.encode("utf-8", "replace")


_TASKS: Mapping[str, Callable[[Frame, Basis, GivenUp], Frame]] = {"document": _document, "units": _units}
