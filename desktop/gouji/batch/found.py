"""What became of a document of a batch, in one word; what is counted and what a command ends with follows from it.

Held by ``tests/batch/test_on_the_command_line.py``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

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


class Counts(NamedTuple):
    """Of many documents."""

    differs: int
    unread: int
    """Not read, or not checked."""


def counts(every: Iterable[Kept]) -> Counts:
    """How many came out how."""
    words = [found(one) for one in every]
    return Counts(words.count("differs"), words.count("not read") + words.count("not checked"))


def is_refused(kept: Kept) -> bool:
    """Whether ``gouji check`` refuses it: it was not read, or nothing of it recognised. Tables that were recognised and
    of which there is nothing to check are no such thing."""
    return kept.record is None or bool(kept.record.unread)
