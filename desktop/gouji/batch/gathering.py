"""The documents among files and folders that a person names at once: each once, in the order of their names.

A folder means the documents in it and in the folders within it; what is hidden, what an office keeps beside a document
that is open in it, and papers of this program are none. Held by ``tests/batch/test_gathering.py``,
``tests/commands/test_documents_given.py``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from gouji.casework.standing_alone import stands_alone
from gouji.model.names import by_number, reach
from gouji.reading.sources.endings import ENDINGS

LOCK = "~$"
"""How the name begins of what an office writes beside a document that is open in it."""

HIDDEN = (".", LOCK)
"""How names begin that are not looked at in a folder."""


def gathered(paths: Iterable[Path]) -> list[Path]:
    """The documents that ``paths`` mean. A file that was named itself is taken whatever it is."""
    return once(one for path in paths for one in (_documents(path) if path.is_dir() else (path,)))


def _documents(folder: Path) -> Iterator[Path]:
    """Whoever reads a folder among them, which cannot be looked at, tells why."""
    return (one for one in within(folder) if one.is_dir() or (one.suffix.lower() in ENDINGS and not stands_alone(one)))


def within(folder: Path) -> Iterator[Path]:
    """The files in a folder and in those within it; in place of one that cannot be looked at, that one."""
    shut: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: shut.append(Path(error.filename))):
        folders[:] = [one for one in folders if not one.startswith(HIDDEN)]
        yield from (Path(place, one) for one in names if not one.startswith(HIDDEN))
    yield from shut


def once(paths: Iterable[Path]) -> list[Path]:
    """Each file once, in the order of their names, spelt so that the system takes them however long they are."""
    met: dict[str, Path] = {}
    for path in sorted(paths, key=lambda path: [by_number(part) for part in path.parts]):
        met.setdefault(os.path.realpath(path), Path(reach(str(path))))
    return [*met.values()]
