"""What became of a document of a batch, in one word.

Held by ``tests/batch/test_on_the_command_line.py``.
"""

from __future__ import annotations

from gouji.batch.record import Record
from gouji.batch.state import Kept

FOUND = ("not read", "not checked", "differs", "in doubt", "to explain", "nothing found")
"""The words, the worst first, as message ids: nothing is called right, only that nothing was found."""


def found(kept: Kept) -> str:
    """Which of the words is that of a document, be it read or not."""
    return "not read" if kept.record is None else found_in(kept.record)


def found_in(record: Record) -> str:
    """That of a document that was read."""
    if record.unread or not record.checks:
        return "not checked"
    if record.differs:
        return "differs"
    if record.in_doubt:
        return "in doubt"
    return "to explain" if record.states.get("to explain") else "nothing found"
