"""A batch at work off the GUI thread: each document is told as soon as it is done, and what is done is kept.

Where it is kept hangs on what was named, so that the same folder is gone on with, or stands there at once. Held by
``tests/window/batch/test_work_list.py``.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import closing, suppress
from contextvars import copy_context
from pathlib import Path

from PySide6.QtCore import QThread, Signal

from gouji.apart.frames import Frame
from gouji.batch.asking import GivenUp
from gouji.batch.basis import basis_now
from gouji.batch.done import Done
from gouji.batch.gathering import gathered
from gouji.batch.running import Batch, Summed, at_best
from gouji.batch.state import SUFFIX, State
from gouji.batch.workers import Workers
from gouji.casework.made_from import ELSEWHERE
from gouji.errors import Cancelled, UserError, unwritable
from gouji.keeping import places

MOST_KEPT = 30
"""So many batches are kept; those that were not looked at for longest go."""


def kept_at(named: Sequence[Path]) -> Path:
    """Where is kept what was done for the files and folders that were named."""
    told = "\n".join(sorted(str(path.absolute()) for path in named))
    return (
        places.data_folder() / "batches" / f"{hashlib.sha256(told.encode(errors='replace')).hexdigest()[:16]}{SUFFIX}"
    )


class Working(QThread):
    """``found`` carries the files, ``told`` each Done; ``requestInterruption`` gives up what is under way. ``came`` and
    ``sums`` are there once it has finished with all; ``refused`` says why it could not."""

    found = Signal(list)
    told = Signal(object)

    def __init__(self, named: Sequence[Path]) -> None:
        super().__init__()
        self._named, self._kept, self._context = named, kept_at(named), copy_context()
        self.sums: list[Summed] = []
        self.came: list[Done] = []
        self.refused: UserError | None = None

    def run(self) -> None:
        self._context.run(self._run)

    def _run(self) -> None:
        try:
            files = gathered(self._named)
            self.found.emit(files)
            if not files:
                raise UserError("no-files", "No document was found there.")
            self._kept.parent.mkdir(parents=True, exist_ok=True)
            _sweep(self._kept)
            with closing(State(self._kept)) as state, closing(Workers()) as pool:

                def ask(name: str, asked: Frame, cancelled: GivenUp) -> Frame:
                    return pool.answer(name, asked, lambda: cancelled() or self.isInterruptionRequested())

                batch = Batch(basis_now(), state, ask, at_best())
                done = []
                for one in batch.run(files):
                    done.append(one)
                    self.told.emit(one)
                if not self.isInterruptionRequested():
                    done.sort()
                    self.sums, self.came = batch.sums(done), done
                    state.tidy()
        except Cancelled:
            return
        except UserError as error:
            self.refused = error
        except OSError as error:
            self.refused = unwritable(ELSEWHERE, self._kept.name, error)


def _sweep(kept: Path) -> None:
    """Take away what was not looked at for longest, beside that which is about to be; what is in use stays."""
    if kept.exists():
        os.utime(kept)
    others = [(time, one) for one in kept.parent.glob(f"*{SUFFIX}") if one != kept and (time := _time_of(one))]
    for _, one in sorted(others)[: max(0, len(others) + 1 - MOST_KEPT)]:
        with suppress(UserError, OSError):  # another window has it open: it goes another time
            State(one).close()
            one.unlink()


def _time_of(path: Path) -> float:
    """When it was looked at last; 0 for one that another window has just taken away."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
