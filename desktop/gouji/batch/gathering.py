"""The documents among files and folders that a person names at once: each once, in the order of their names.

A folder means the documents in it and in the folders within it; what is hidden, what an office keeps beside a document
that is open in it, and papers of this program are none. Held by ``tests/batch/test_gathering.py``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from gouji.casework.standing_alone import stands_alone
from gouji.model.names import by_number, reach
from gouji.reading.sources.endings import ENDINGS

HIDDEN = (".", "~$")
"""How the names of what is not looked at in a folder begin."""


def gathered(paths: Iterable[Path]) -> list[Path]:
    """The documents that ``paths`` mean. A file that was named itself is taken whatever it is."""
    found = (one for path in paths for one in (_within(path) if path.is_dir() else (path,)))
    met: dict[str, Path] = {}
    for path in sorted(found, key=lambda path: [by_number(part) for part in path.parts]):
        met.setdefault(os.path.realpath(path), Path(reach(str(path))))
    return [*met.values()]


def _within(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if not one.startswith(HIDDEN)]
        for path in (Path(place, one) for one in names if not one.startswith(HIDDEN)):
            if path.suffix.lower() in ENDINGS and not stands_alone(path):
                yield path
