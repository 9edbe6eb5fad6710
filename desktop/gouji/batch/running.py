"""A batch at work: so many files at once, each told when it is done; what was done before is not done again.

The order in which files are done is nobody's business but of whoever shows progress: the results are in the order of
the files, whatever the number of workers. Whoever gives up leaves the iterator: what is under way is given up, what is
done is kept. Held by ``tests/batch/test_running.py``.
"""

from __future__ import annotations

import os
import queue
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

from gouji.batch.asking import Asks, outcome_of, refusal_of, task_of
from gouji.batch.basis import Basis
from gouji.batch.state import Kept, State
from gouji.errors import Cancelled, UserError
from gouji.wording import speaking

_BEAT = 0.2
"""Seconds after which whoever waits looks whether it was interrupted: Windows tells nobody who waits for longer."""


class Done(NamedTuple):
    """A file whose task is done: its place among the files, what came of it, and whether that was known before."""

    place: int
    path: Path
    kept: Kept
    before: bool


def processors() -> int:
    """How many this program may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@dataclass(frozen=True)
class Batch:
    """So many files, how they are judged, where what is done is kept, and who does it."""

    files: Sequence[Path]
    basis: Basis
    state: State
    asks: Asks
    workers: int
    """How many files are worked at at once."""
    password: str | None = None
    """That of locked files; it is kept nowhere."""

    def run(self) -> Iterator[Done]:
        """Each file as soon as it is done. Raises UserError where the state can no longer be kept."""
        places: queue.SimpleQueue[int] = queue.SimpleQueue()
        for place in range(len(self.files)):
            places.put(place)
        told: queue.SimpleQueue[Done | BaseException | None] = queue.SimpleQueue()
        left = Event()

        def work() -> None:
            try:
                with speaking(self.basis.language):
                    while not left.is_set():
                        told.put(self._done(places.get_nowait(), left))
            except (queue.Empty, Cancelled):
                told.put(None)
            except BaseException as error:  # of ours, or of a disk that is full: whoever began the batch is told
                told.put(error)

        at_work = min(self.workers, len(self.files))
        threads = [Thread(target=work, name=f"batch {number}", daemon=True) for number in range(at_work)]
        try:
            for thread in threads:
                thread.start()
            while at_work:
                match _next(told):
                    case Done() as done:
                        yield done
                    case None:
                        at_work -= 1
                    case error:
                        raise error
        finally:
            left.set()
            for thread in threads:
                thread.join()

    def _done(self, place: int, left: Event) -> Done:
        path = self.files[place]
        try:
            task = task_of(path, self.basis, self.password)
        except UserError as error:
            return Done(place, path, Kept("", refusal=refusal_of(error)), before=False)
        before = self.state.find(task.key)
        if before is not None and (before.refusal is None or not before.refusal.passing):
            return Done(place, path, before, before=True)
        found = outcome_of(task, self.asks, left.is_set)
        self.state.keep(*found)
        return Done(place, path, found.kept, before=False)


def _next(told: queue.SimpleQueue[Done | BaseException | None]) -> Done | BaseException | None:
    while True:
        try:
            return told.get(timeout=_BEAT)
        except queue.Empty:
            continue
