"""Files that a command is given to be read together, as one document."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from gouji.errors import UserError
from gouji.keeping import places
from gouji.keeping.answers import remembered
from gouji.paper.mark import refuse_paper
from gouji.passwords import unlocked
from gouji.reading.making import Trace
from gouji.reading.read import Original, read_original, refuse_the_same


def parts_of(paths: Sequence[Path]) -> list[Original]:
    """All of the files. Raises UserError for the first that cannot be one of them."""
    originals: list[Original] = []
    for path in paths:
        originals.append(part_of(path, originals))
    return originals


def part_of(path: Path, others: Sequence[Original], trace: Trace | None = None) -> Original:
    """One more file beside ``others``. Raises UserError where it cannot be read, is a case or a paper, or is there."""
    refuse_paper(path)
    if path.suffix.lower() == places.SUFFIX:
        raise UserError(
            "case-among-files",
            "{name} is a case or a working paper and no file that others are read together with. Open it by itself.",
            name=path.name,
        )
    read = partial(read_original, path, answers=remembered(), trace=trace, alone=False)
    original = unlocked(path.name, lambda password: read(password=password))
    refuse_the_same([file for one in (*others, original) for file in one.document.files])
    return original
