"""Standard input as a file, so that it is read as any other: what kind it is of shows in its content.

It lies in a folder that nobody else may look into and that is taken away, also where the program was ended midway
(``reading/sources/converted/workplace.py``). Held by ``tests/commands/test_standard_input.py``.
"""

from __future__ import annotations

import atexit
import sys
from contextlib import ExitStack
from pathlib import Path

from gouji.errors import UserError
from gouji.reading.sources.kinds import SIZE_LIMIT
from gouji.wording import say

STANDARD_INPUT = "-"

_CASE = b"SQLite format 3\0"


def as_file() -> Path:
    """What comes in, to its end. Raises UserError where nothing can come in, and for a case, which is gone on with
    where it is kept."""
    from gouji.reading.sources.converted.workplace import workplace

    if sys.stdin is None:
        raise UserError("no-input", "There is no standard input. Name a file.")
    data = sys.stdin.buffer.read(SIZE_LIMIT + 1)
    if data.startswith(_CASE):
        raise UserError("case-in-pipe", "A case is not read from standard input. Name its file.")
    place = ExitStack()
    atexit.register(place.close)
    path = place.enter_context(workplace()) / say("standard input")
    path.write_bytes(data)
    return path
