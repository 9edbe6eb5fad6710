"""The case that a command works on, and files that it reads as one document: each is a file of it, and belongs to those
before.

A file that tells of another unit, year or stage, or prints tables that are there already, is refused with what the
window asks about, unless the user says that it belongs. Held by
``test_files_that_do_not_belong_together_are_refused``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial, reduce
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.apart.readers import READERS
from gouji.apart.reading import read_original
from gouji.casework.belonging import told_apart
from gouji.casework.standing_alone import refuse_what_stands_alone
from gouji.commands.given.progress import progress
from gouji.commands.passwords import unlocked
from gouji.errors import UserError
from gouji.keeping.user.answers import remembered
from gouji.reading.original import Original, Progress, Trace, refuse_the_same
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.casework.case import Case


def parts_of(paths: Sequence[Path], *, anyway: bool) -> list[Original]:
    """All of the files. Raises UserError for the first that cannot be one of them."""
    READERS.expect(len(paths))
    originals: list[Original] = []
    for number, path in enumerate(paths, 1):
        originals.append(part_of(path, originals, None, progress(path.name, number, len(paths)), anyway=anyway))
    return originals


def part_of(
    path: Path, others: Sequence[Original], trace: Trace | None, progress: Progress, *, anyway: bool
) -> Original:
    """One more file beside ``others``.

    Raises UserError where it cannot be read, is a case or a paper, is there already or, unless it is taken ``anyway``,
    does not belong to them.
    """
    refuse_what_stands_alone(path)
    read = partial(read_original, path, progress, answers=remembered(), trace=trace, alone=False)
    original = unlocked(path.name, lambda password: read(password=password))
    refuse_the_same([file for one in (*others, original) for file in one.document.files])
    if others and not anyway:
        _refuse_stranger(path.name, others, original)
    return original


def _refuse_stranger(name: str, others: Sequence[Original], original: Original) -> None:
    from gouji.reading.joining import joined

    told = told_apart(reduce(joined, (one.document for one in others)), original.document)
    if told:
        raise UserError(
            "apart",
            "{name} does not seem to belong to the other files: {told}. "
            "Check it by itself, or say --anyway if they are one document.",
            name=name,
            told=say("; ").join(told),
        )


def case_on(sources: Sequence[Path], anyway: bool) -> tuple[Case, bool]:
    """The case that a paper is made from, and whether that can be noted in it: not while it is open in a window.

    Several files are one case; one of them that cannot be read, or does not belong to them, leaves no paper.
    """
    from gouji.casework.case import Case

    if len(sources) > 1:
        from gouji.reading.read import together

        return Case.hold(together(parts_of(sources, anyway=anyway))), True
    (source,) = sources
    look = partial(Case.look_at, source, progress(source.name))
    try:
        return unlocked(source.name, lambda given: look(to_note=True, password=given)), True
    except UserError as error:
        if error.kind != "in-use":
            raise
        return look(), False
