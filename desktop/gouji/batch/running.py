"""A batch at work: so many tasks at once, each told when it is done; what was done before is not done again.

The order in which files are done is nobody's business but of whoever shows progress: the results are in the order of
the files, whatever the number of workers. Whoever gives up leaves the iterator: what is under way is given up, what is
done is kept. Held by ``tests/batch/test_running.py``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from gouji import bounds
from gouji.batch.asking import Asks, GivenUp, Task, outcome_of, refusal_of, task_of, task_of_units
from gouji.batch.at_once import at_once
from gouji.batch.basis import Basis
from gouji.batch.done import Done
from gouji.batch.state import Kept, State
from gouji.batch.units.departments import Department, Listing, departments
from gouji.errors import Cancelled, UserError


class Summed(NamedTuple):
    """A department, and what came of holding it against its units; None where that was not done, for its reason."""

    department: Department
    kept: Kept | None = None


def at_best() -> int:
    """So many workers as there are processors that this program may use, and no more than memory is there for: each may
    take as much as a reader, and the rest of the computer is left as much as one."""
    processors = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    memory = bounds.present()
    return processors if memory is None else max(1, min(processors, memory // bounds.MEMORY - 1))


@dataclass(frozen=True)
class Batch:
    """How documents are judged, where what is done is kept, and who does it."""

    basis: Basis
    state: State
    asks: Asks
    workers: int
    """How many tasks are worked at at once."""
    password: str | None = None
    """That of locked files; it is kept nowhere."""

    def run(self, files: Sequence[Path]) -> Iterator[Done]:
        """Each file as soon as it is done. Raises UserError where the state can no longer be kept."""

        def do(place: int, cancelled: GivenUp) -> Done:
            path = files[place]
            try:
                task = task_of(path, self.basis, self.password)
            except UserError as error:
                return Done(place, path, Kept("", refusal=refusal_of(error)), before=False)
            return Done(place, path, *self._kept(task, cancelled))

        return at_once(len(files), self.workers, do)

    def sums(self, done: Sequence[Done], listing: Listing | None = None) -> list[Summed]:
        """Every department of what was done, in the order of the files, held against its units where these are known:
        from a ``listing``, else from what it says itself. Raises likewise, and Cancelled where that was given up."""
        found = departments(done, listing)
        known = [one for one in found if not one.why]

        def do(number: int, cancelled: GivenUp) -> Summed:
            one = known[number]
            documents = [done[place] for place in one.documents]
            keys = [document.kept.key for document in documents]
            task = task_of_units(documents[0].path.name, keys, self.basis, self.state.document)
            return Summed(one, self._kept(task, cancelled)[0])

        came = {one.department: one for one in at_once(len(known), self.workers, do)}
        if len(came) < len(known):
            raise Cancelled
        return [came.get(one, Summed(one)) for one in found]

    def _kept(self, task: Task, cancelled: GivenUp) -> tuple[Kept, bool]:
        """What comes of a task, and whether that was known before."""
        before = self.state.find(task.key)
        if before is not None and before.counts:
            return before, True
        found = outcome_of(task, self.asks, cancelled)
        self.state.keep(*found)
        return found.kept, False
