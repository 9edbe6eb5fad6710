"""A check sheet of somebody else filled in by a reader: its file is taken apart in no other process.

Held by ``tests/apart/test_filling.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple

from gouji.apart import refusals
from gouji.apart.frames import Frame
from gouji.apart.reading import BROKEN, SECONDS, answer
from gouji.apart.telling import told_text
from gouji.paper.filled.filling import Entry, Filled


def filled(data: bytes, name: str, entries: Sequence[Entry], cancelled: Callable[[], bool] = lambda: False) -> Filled:
    """As ``gouji.paper.filled.filling`` has it.

    Raises UserError also where no reader comes to an end with the file, Cancelled soon after ``cancelled()`` is true.
    """
    asked = {"task": "filled", "name": name, "entries": [*map(astuple, entries)]}
    found = answer(name, Frame(asked, (data,)), {}, cancelled)
    try:
        (copy,) = found.parts
        unmatched, unwritten = (tuple(map(told_text, found.head[name])) for name in ("unmatched", "unwritten"))
        return Filled(copy, unmatched, unwritten)
    except BROKEN as error:
        raise refusals.ended(name, None, SECONDS) from error
