"""Where an export is written: what it is made from is not written over, and its ending tells what it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gouji import whole_files
from gouji.errors import UserError, unwritable
from gouji.model.names import refuse_reserved


def place(output: Path, endings: Sequence[str], sources: Sequence[Path]) -> Path:
    """The path that is written; the first of ``endings`` is put behind a name that has none of them.

    Raises UserError for one of the ``sources``.
    """
    path = output if output.suffix.lower() in endings else output.with_name(f"{output.name}{endings[0]}")
    refuse_reserved(path)
    if path.exists() and any(source.exists() and path.samefile(source) for source in sources):
        raise UserError("over-source", "{name} is what this is made from and is not written over.", name=path.name)
    return path


def write(path: Path, data: bytes) -> None:
    """Put the file there, whole or not at all. Raises UserError."""
    try:
        whole_files.write(path, data)
    except OSError as error:
        raise unwritable("{name} cannot be written ({reason}). Choose another folder.", path.name, error) from error
