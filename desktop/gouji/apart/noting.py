"""Notes put on a copy of a PDF or a workbook by a reader: the file of a stranger is taken apart in no other process.

Held by ``tests/apart/test_noting.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gouji.apart import refusals
from gouji.apart.frames import Frame
from gouji.apart.reading import BROKEN, SECONDS, answer
from gouji.paper.noted.note import Noted, OnCell, OnPaper


def noted_pdf(
    data: bytes,
    name: str,
    password: str | None,
    notes: Sequence[OnPaper],
    cancelled: Callable[[], bool] = lambda: False,
    *,
    unsigned: str = "",
) -> Noted:
    """As ``gouji.paper.noted.pdf`` has it.

    Raises UserError also where no reader comes to an end with the file, Cancelled soon after ``cancelled()`` is true.
    """
    own = {"password": password, "notes": notes, "unsigned": unsigned}
    return _noted(name, Frame({"task": "noted", "name": name, **own}, (data,)), cancelled)


def noted_workbook(
    data: bytes, name: str, notes: Sequence[OnCell], cancelled: Callable[[], bool] = lambda: False
) -> Noted:
    """As ``gouji.paper.noted.workbook.noting`` has it. Raises as ``noted_pdf`` does."""
    return _noted(name, Frame({"task": "noted-workbook", "name": name, "notes": notes}, (data,)), cancelled)


def _noted(name: str, asked: Frame, cancelled: Callable[[], bool]) -> Noted:
    found = answer(name, asked, {}, cancelled)
    try:
        (copy,) = found.parts
        return Noted(copy, bool(found.head["was_locked"]), bool(found.head["was_signed"]))
    except BROKEN as error:
        raise refusals.ended(name, None, SECONDS) from error
