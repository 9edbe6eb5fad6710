"""The bureau's own check sheet filled in with the answers of a case.

Its file comes from somebody else: a reader takes it apart. Held by ``tests/casework/sheet/test_template.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gouji.apart import filling
from gouji.casework.sheet.answer import Answer
from gouji.errors import unreadable
from gouji.paper.filled.cells import Words
from gouji.paper.filled.filling import Entry


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook that was filled in, and what found no place."""

    data: bytes
    written: int
    unmatched: tuple[str, ...]
    """Rows of the workbook that are none of our lines."""
    unwritten: tuple[str, ...]
    """Our lines that the workbook does not have, or whose cells hold something already."""


def filled(path: Path, answers: Sequence[Answer]) -> Filled:
    """The workbook at a path with the answers in it; raises UserError where it is none, or has no such columns."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path.name, error) from error
    made = filling.filled(data, path.name, [*map(_entry, answers)])
    return Filled(made.data, made.written, made.unmatched, tuple(answers[one].line.text for one in made.unwritten))


def _entry(one: Answer) -> Entry:
    return Entry((one.line.text, *one.line.also), Words(one.told_counted, one.by_hand), Words(one.findings))
