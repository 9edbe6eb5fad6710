"""A batch as a file of its own: a workbook, or lines of JSON.

Held by ``tests/batch/test_on_the_command_line.py``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from gouji.batch.done import Done
from gouji.batch.running import Summed
from gouji.batch.state import State
from gouji.casework.made_from import MadeFrom
from gouji.wording import say

ENDINGS = WORKBOOK, LINES = (".xlsx", ".jsonl")


def written(
    done: Sequence[Done],
    sums: Sequence[Summed],
    output: Path,
    state: State | None = None,
    made_from: MadeFrom | None = None,
) -> str:
    """Write it as the ending of ``output`` tells, lines of JSON from the ``state``, which keeps what was written;
    returns where it is. Raises UserError, also for a file that it is ``made_from``: the documents, if none is told."""
    made_from = made_from or MadeFrom(tuple(one.path for one in done))
    path = made_from.place(output, ENDINGS if state else (WORKBOOK,))
    with made_from.beside(path) as part:
        if state and path.suffix.lower() == LINES:
            from gouji.exports.batch.lines import lines

            with part.open("wb") as file:
                file.writelines(lines(done, sums, state))
        else:
            from gouji.exports.batch.workbook import write

            write(done, sums, part, path)
        if state:
            state.keep_output(digest(part))
    return say("The batch was written to {path}.", path=path)


def digest(path: Path) -> str:
    """By which a file that was written is known again. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
