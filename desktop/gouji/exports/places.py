"""Where an export is written: what it is made from is not written over, and its ending tells what it is.

A file that it is made from is known by its path and by its content, wherever it lies: a case holds what was read, and
not where. Held by ``tests/exports/test_places.py``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from gouji import whole_files
from gouji.errors import UserError, unwritable
from gouji.model.document import SourceFile
from gouji.model.names import refuse_reserved


def place(output: Path, endings: Sequence[str], sources: Sequence[Path], files: Iterable[SourceFile]) -> Path:
    """The path that is written; the first of ``endings`` is put behind a name that has none of them.

    Raises UserError for one of the ``sources``, and for what holds the same as one of the ``files``.
    """
    path = ended(output, endings)
    refuse_reserved(path)
    refuse_source(path, sources, files)
    return path


def ended(output: Path, endings: Collection[str]) -> Path:
    """The path with one of the endings behind its name."""
    return output if output.suffix.lower() in endings else output.with_name(f"{output.name}{next(iter(endings))}")


def refuse_source(path: Path, sources: Sequence[Path], files: Iterable[SourceFile]) -> None:
    """Raise UserError where what stands at the path is what an export is made from."""
    if path.exists() and any(source.exists() and path.samefile(source) for source in sources):
        raise _over(path)
    _refuse_content(path, files)


def write(path: Path, data: bytes, files: Iterable[SourceFile]) -> None:
    """Put the file there, whole or not at all. Raises UserError, also where one of the ``files`` stands there."""
    _refuse_content(path, files)
    try:
        whole_files.write(path, data)
    except OSError as error:
        raise _unwritable(path, error) from error


def _refuse_content(path: Path, files: Iterable[SourceFile]) -> None:
    if not path.is_file():
        return
    try:
        with path.open("rb") as there:
            sha256 = hashlib.file_digest(there, "sha256").hexdigest()
    except OSError as error:  # whether it is one of them cannot be known
        raise _unwritable(path, error) from error
    if any(file.sha256 == sha256 for file in files):
        raise _over(path)


def _over(path: Path) -> UserError:
    return UserError("over-source", "{name} is what this is made from and is not written over.", name=path.name)


def _unwritable(path: Path, error: OSError) -> UserError:
    return unwritable("{name} cannot be written ({reason}). Choose another folder.", path.name, error)
