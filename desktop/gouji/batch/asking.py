"""One file of a batch, or one department with its units, as a task: its key, what a worker is asked, and what came of
it as it is kept.

What ended a worker, was locked, or met a fault of ours is told as a refusal that passes: when the batch is gone on with
it is tried again, for the machine, the password or the program may be another. What the reading itself refuses is the
fault of the file, and is not tried again until that changes. Held by ``tests/batch/test_running.py``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple, Protocol

from gouji.apart import refusals
from gouji.apart.frames import Frame
from gouji.apart.reading import SECONDS
from gouji.batch.basis import Basis
from gouji.batch.record import Record, Refusal, Sums, load
from gouji.batch.state import Kept
from gouji.casework.standing_alone import stands_alone
from gouji.errors import Cancelled, UserError
from gouji.keeping import faults
from gouji.reading.sources.kinds import read_bytes
from gouji.wording import say

_PASSING = frozenset(
    ("reading-ended", "reading-too-long", "reading-too-much", "no-reader", "fault", "password", "not-found")
) | {"other-program", "old-word"}
"""Kinds of refusals that may not be the fault of the file; what an old document is read by is an office of this
machine."""

GivenUp = Callable[[], bool]


class Asks(Protocol):
    """Has a task done, here or elsewhere, as ``Workers.answer`` does, and raises as that does."""

    def __call__(self, name: str, asked: Frame, cancelled: GivenUp) -> Frame: ...


class Outcome(NamedTuple):
    """What came of a task, and what stands behind a record."""

    kept: Kept
    told: bytes = b""
    document: bytes = b""


class Task(NamedTuple):
    """What is asked, what it is called in sentences, and by what its outcome is found again."""

    name: str
    key: str
    ask: Callable[[], Frame]
    """What is asked is put together only where it has to be done."""


def task_of(path: Path, basis: Basis, password: str | None = None) -> Task:
    """The task of a file. Raises UserError for one that cannot be read from the disk, or is no document."""
    if stands_alone(path):
        told = "{name} is a case or a working paper: a batch is of documents as they were published."
        raise UserError("case-in-batch", told, name=path.name)
    data = read_bytes(path)
    name = path.name.encode(errors="replace").decode()  # as a reader of one document calls it
    asked = Frame({"task": "document", "name": name, "password": password, "basis": asdict(basis)}, (data,))
    return Task(name, _key(name, hashlib.sha256(data).hexdigest(), basis.digest), lambda: asked)


def task_of_units(name: str, keys: Sequence[str], basis: Basis, document: Callable[[str], bytes]) -> Task:
    """The task of a department, whose document has the first key, and its units; ``document`` finds one by its key."""

    def ask() -> Frame:
        department, *units = map(document, keys)
        return Frame({"task": "units", "name": name, "basis": asdict(basis)}, (department, b"\n".join(units)))

    return Task(name, _key("units", *keys), ask)


def outcome_of(task: Task, asks: Asks, cancelled: GivenUp) -> Outcome:
    """What comes of it, whatever that is. Raises Cancelled, and UserError where what was done before can no longer be
    read: that is the fault of no file."""
    asked = task.ask()
    try:
        return _understood(task, asks(task.name, asked, cancelled))
    except Cancelled:
        raise
    except UserError as error:
        refused = error
    except Exception as fault:  # of ours or of a library, here or in a worker
        refused = faults.costs(task.name, fault)
    return Outcome(Kept(task.key, refusal=refusal_of(refused)))


def _understood(task: Task, found: Frame) -> Outcome:
    """What a worker tells. Raises UserError for what is nothing of a task: a file made it tell something else."""
    try:
        return _told(task.key, found)
    except (ValueError, RecursionError) as error:
        raise refusals.ended(task.name, None, SECONDS) from error


def _told(key: str, found: Frame) -> Outcome:
    """Raises ValueError, or RecursionError for JSON of too many levels."""
    match found.parts:
        case (sums,):
            return Outcome(Kept(key, sums=load(sums, Sums)))
        case (kept, told, document) if isinstance(json.loads(told), dict):
            return Outcome(Kept(key, load(kept, Record)), told, document)
    raise ValueError("nothing of a task")


def refusal_of(error: UserError) -> Refusal:
    """A refusal as it is kept, in the words of the basis."""
    return Refusal(error.kind, say(error.message, **error.params), error.kind in _PASSING)


def _key(*decisive: str) -> str:
    return hashlib.sha256(json.dumps(decisive, ensure_ascii=False).encode()).hexdigest()
