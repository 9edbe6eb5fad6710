"""Giving a case a name and a place: the copy is on the disk, and its name with it, before a draft goes."""

from __future__ import annotations

from pathlib import Path

from gouji.keeping import places
from gouji.keeping.casefile import CaseFile
from gouji.keeping.refusals import moved


def named(file: CaseFile, path: Path) -> CaseFile:
    """The case under its new name, to go on with; a draft that was named is no longer needed. Raises UserError."""
    own = file.path
    if path.absolute() == own.absolute() and not own.exists():
        raise moved(own)
    if path.exists() and own.exists() and path.samefile(own):
        return file
    copy = file.copy_to(path)
    file.close()
    places.remember(path)
    if places.is_draft(own):
        own.unlink(missing_ok=True)
    return copy
