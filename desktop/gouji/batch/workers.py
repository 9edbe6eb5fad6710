"""The workers of this machine: processes that judge documents, each one after the other, within bounds for each.

A file that a worker breaks off over, or that takes too long or too much memory, ends that worker and no other; so does
one that was refused, for nobody knows what it did. Where the worker had judged others before, the file is given to a
fresh one first: what is told of a file never hangs on those before it, nor on how many workers there are. Held by
``tests/batch/test_workers.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock, Thread

from gouji.apart import WORKER, refusals
from gouji.apart.frames import Frame
from gouji.apart.process import EndedError, Process
from gouji.apart.reading import OF_EACH_MB, SECONDS, answered
from gouji.errors import Cancelled, UserError

MOST = 32
"""Documents that a worker judges before another takes its place."""

_TIMES = 2
"""As long as a reader has to read a file a worker has to read it, and as long again to judge and explain it."""

_BY_OTHERS = frozenset({"reading-ended", "reading-too-much"})
"""Refusals that documents before may be to blame for, by what they left of a worker; its time is counted anew."""

GivenUp = Callable[[], bool]


@dataclass
class _Worker:
    process: Process
    served: int = 0
    is_spent: bool = False
    """Whether another is to take its place."""


class Workers:
    """Those that wait to be asked, and those at work."""

    def __init__(self) -> None:
        self._waiting: list[_Worker] = []
        self._all: set[Process] = set()
        self._lock = Lock()
        self._closed = False

    @property
    def numbers(self) -> set[int]:
        """By which the system knows them."""
        with self._lock:
            return {one.number for one in self._all}

    def answer(self, name: str, asked: Frame, cancelled: GivenUp) -> Frame:
        """What comes of a task.

        Raises UserError where the file of this ``name`` is refused or no worker comes to an end with it, Cancelled soon
        after ``cancelled()`` is true, and FaultError.
        """
        seconds = _TIMES * (SECONDS + OF_EACH_MB * sum(map(len, asked.parts)) / 2**20)
        with self._one(name) as worker:
            was_fresh = not worker.served
            try:
                return _answered(name, worker, asked, seconds, cancelled)
            except UserError as error:
                if was_fresh or error.kind not in _BY_OTHERS:
                    raise
        with self._one(name, fresh=True) as worker:
            return _answered(name, worker, asked, seconds, cancelled)

    @contextmanager
    def _one(self, name: str, *, fresh: bool = False) -> Iterator[_Worker]:
        """A worker for one document; it waits for the next one only where nothing went wrong."""
        try:
            worker = self._taken(fresh)
        except OSError as error:
            raise refusals.not_started(name) from error
        good = False
        try:
            yield worker
            good = not worker.is_spent
        finally:
            with self._lock:
                good = good and not self._closed
                if good:
                    self._waiting.append(worker)
            if not good:
                Thread(target=self._end, args=(worker.process,), name="ending a worker").start()

    def _taken(self, fresh: bool) -> _Worker:
        with self._lock:
            if self._closed:
                raise Cancelled
            while self._waiting and not fresh:
                worker = self._waiting.pop()
                if worker.process.lives:
                    return worker
                Thread(target=self._end, args=(worker.process,), name="ending a worker").start()
        process = Process(WORKER)
        with self._lock:
            self._all.add(process)
        return _Worker(process)

    def close(self) -> None:
        """End all of them; a batch that is gone on with starts others."""
        with self._lock:
            self._closed = True
            every = [*self._all]
            self._waiting.clear()
        for process in every:
            self._end(process)

    def _end(self, process: Process) -> None:
        process.end(0.0)
        with self._lock:
            self._all.discard(process)


def _answered(name: str, worker: _Worker, asked: Frame, seconds: float, cancelled: GivenUp) -> Frame:
    try:
        last = answered(name, worker.process.ask(asked, seconds, lambda: not cancelled()), {})
    except EndedError as error:
        raise refusals.ended(name, error.status, seconds) from error
    if cancelled():
        raise Cancelled
    worker.served += 1
    worker.is_spent = bool(last.head.get("spent")) or worker.served >= MOST
    return last
