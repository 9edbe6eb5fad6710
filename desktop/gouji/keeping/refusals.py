"""What is said where a case cannot be read or written."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from gouji.errors import DAMAGED, MOVED, UNKNOWN, UserError, reason_of


def damaged_case(path: Path) -> UserError:
    """Of a file that is no case, or one whose content is broken."""
    return UserError(
        "no-case",
        "{name} is not a Gouji case or is damaged. Open another copy, or the budget file again.",
        name=path.name,
    )


def newer_case(path: Path) -> UserError:
    """Of a case that this version may not understand."""
    return UserError(
        "newer-case", "{name} was made by a newer version of Gouji. Install that version to open it.", name=path.name
    )


def not_read(path: Path, error: sqlite3.Error) -> UserError:
    """Of a file that SQLite does not read: it is damaged, unless another program or the system stands in the way."""
    reason = reason_of(error)
    if reason.message in (UNKNOWN, DAMAGED):
        return damaged_case(path)
    return UserError(
        "unreadable",
        "{name} cannot be read ({reason}). Close other programs that use it, or copy it elsewhere, and open it again.",
        name=path.name,
        reason=reason,
    )


def not_written(path: Path, error: Exception) -> UserError:
    """Of a case that the system refuses to write."""
    reason = reason_of(error)
    if reason.message == MOVED:
        return moved(path)
    return UserError(
        "not-written",
        "{name} cannot be written in {folder} ({reason}). Free the folder for writing, or save the case in another.",
        name=path.name,
        folder=path.parent,
        reason=reason,
    )


def moved(path: Path) -> UserError:
    """Of an open case whose file is no longer where it was."""
    return UserError(
        "moved",
        "{name} was moved or taken away while it was open here. Save the case under a new name to keep it.",
        name=path.name,
    )


def read_only(path: Path) -> UserError:
    """Of a case that nobody here may write."""
    return UserError(
        "read-only",
        "{name} can only be looked at here: it, or its folder, may not be written. Save it in another folder to go on "
        "with it.",
        name=path.name,
    )


def only_salvaged(path: Path) -> UserError:
    """Of a case whose file is damaged, as far as it could be read."""
    return UserError(
        "salvaged",
        "The file {name} is damaged, and nothing is written into it. Save the case under another name to go on with "
        "it.",
        name=path.name,
    )
