"""Files that a command reads together, as one document: each is a file of it, and belongs to those before.

A file that tells of another unit, year or stage, or prints tables that are there already, is refused with what the
window asks about, unless the user says that it belongs. Held by
``test_files_that_do_not_belong_together_are_refused``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial, reduce
from pathlib import Path

from gouji.casework.belonging import told_apart
from gouji.casework.standing_alone import refuse_what_stands_alone
from gouji.errors import UserError
from gouji.keeping.answers import remembered
from gouji.passwords import unlocked
from gouji.reading.joining import joined
from gouji.reading.making import Trace
from gouji.reading.read import Original, read_original, refuse_the_same
from gouji.wording import say


def parts_of(paths: Sequence[Path], *, anyway: bool) -> list[Original]:
    """All of the files. Raises UserError for the first that cannot be one of them."""
    originals: list[Original] = []
    for path in paths:
        originals.append(part_of(path, originals, anyway=anyway))
    return originals


def part_of(path: Path, others: Sequence[Original], trace: Trace | None = None, *, anyway: bool) -> Original:
    """One more file beside ``others``.

    Raises UserError where it cannot be read, is a case or a paper, is there already or, unless it is taken ``anyway``,
    does not belong to them.
    """
    refuse_what_stands_alone(path)
    read = partial(read_original, path, answers=remembered(), trace=trace, alone=False)
    original = unlocked(path.name, lambda password: read(password=password))
    refuse_the_same([file for one in (*others, original) for file in one.document.files])
    if others and not anyway:
        _refuse_stranger(path.name, others, original)
    return original


def _refuse_stranger(name: str, others: Sequence[Original], original: Original) -> None:
    told = told_apart(reduce(joined, (one.document for one in others)), original.document)
    if told:
        raise UserError(
            "apart",
            "{name} does not seem to belong to the other files: {told}. "
            "Check it by itself, or say --anyway if they are one document.",
            name=name,
            told=say("; ").join(told),
        )
