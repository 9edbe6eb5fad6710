"""A batch as a file of its own: a workbook, or lines of JSON.

Held by ``tests/batch/test_on_the_command_line.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gouji.batch.done import Done
from gouji.batch.running import Summed
from gouji.batch.state import State
from gouji.casework.made_from import MadeFrom
from gouji.wording import say

ENDINGS = WORKBOOK, LINES = (".xlsx", ".jsonl")


def written(done: Sequence[Done], sums: Sequence[Summed], output: Path, state: State | None = None) -> str:
    """Write it as the ending of ``output`` tells, lines of JSON from the ``state``; returns where it is. Raises
    UserError, also for a file that is one of the documents."""
    made_from = MadeFrom(tuple(one.path for one in done))
    path = made_from.place(output, ENDINGS if state else (WORKBOOK,))
    with made_from.beside(path) as part:
        if state and path.suffix.lower() == LINES:
            from gouji.exports.batch.lines import lines

            with part.open("wb") as file:
                file.writelines(lines(done, state))
        else:
            from gouji.exports.batch.workbook import write

            write(done, sums, part, path)
    return say("The batch was written to {path}.", path=path)
