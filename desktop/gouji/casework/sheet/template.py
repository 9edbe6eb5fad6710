"""The bureau's own check sheet filled in with the answers of a case.

Its file comes from somebody else: a reader takes it apart. Held by ``tests/casework/sheet/test_template.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gouji.apart import filling
from gouji.casework.sheet.answer import Answer
from gouji.paper.filled.cells import Words
from gouji.paper.filled.filling import Entry, Filled
from gouji.reading.sources.kinds import read_bytes


def filled(path: Path, answers: Sequence[Answer]) -> Filled:
    """The workbook at a path with the answers in it; raises UserError where it is none or too large, or has
    no such columns."""
    return filling.filled(read_bytes(path), path.name, [*map(_entry, answers)])


def _entry(one: Answer) -> Entry:
    return Entry((one.line.text, *one.line.also), Words(one.told_counted, one.by_hand), Words(one.findings))
