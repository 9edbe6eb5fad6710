"""What stops a command through no fault of ours: a sentence for the user, never a traceback."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

NO_RIGHT, NOT_THERE, FULL = "no right to do so", "there is no such file or folder", "the disk is full"
IN_USE, FAILING, GONE = "another program uses it", "the disk or the network reports an error", "it is out of reach"
READ_ONLY, DAMAGED, NO_MEMORY = "it can only be read", "its content is damaged", "there is too little memory"
MOVED, UNKNOWN = "it was moved or taken away", "the system reports error {number}"

REASONS = {
    errno.EACCES: NO_RIGHT,
    errno.EPERM: NO_RIGHT,
    errno.EROFS: "the folder can only be read",
    errno.ENOENT: NOT_THERE,
    errno.ENOTDIR: NOT_THERE,
    errno.EISDIR: "a folder has this name",
    errno.EEXIST: "something has this name already",
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: "it is larger than the disk allows",
    errno.EBUSY: IN_USE,
    errno.ETXTBSY: IN_USE,
    errno.EAGAIN: IN_USE,
    errno.ENAMETOOLONG: "the name is too long",
    errno.EINVAL: "the name or the place does not allow it",
    errno.ELOOP: "its links lead nowhere",
    errno.EIO: FAILING,
    errno.ESTALE: FAILING,
    errno.ETIMEDOUT: FAILING,
    errno.ECONNRESET: FAILING,
    errno.ENETUNREACH: FAILING,
    errno.EHOSTUNREACH: FAILING,
    errno.EHOSTDOWN: FAILING,
    errno.ENODEV: GONE,
    errno.ENXIO: GONE,
    errno.ENOTCONN: GONE,
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ENOMEM: NO_MEMORY,
}
"""Message ids of why a system refuses to read or write."""

OF_A_CASE = {
    sqlite3.SQLITE_BUSY: IN_USE,
    sqlite3.SQLITE_LOCKED: IN_USE,
    sqlite3.SQLITE_PERM: NO_RIGHT,
    sqlite3.SQLITE_CANTOPEN: NO_RIGHT,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: FAILING,
    sqlite3.SQLITE_NOMEM: NO_MEMORY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_READONLY_DBMOVED: MOVED,
    sqlite3.SQLITE_CANTOPEN_ISDIR: REASONS[errno.EISDIR],
}
"""The same of why SQLite does; where the closer code is not known, the first eight bits of it are."""

SHARING_VIOLATION = 32
"""Windows: another program holds the file."""


@dataclass(frozen=True, slots=True)
class Told:
    """A message id with what fills its places, told as part of another message when that is shown."""

    message: str
    params: Mapping[str, object] = field(default_factory=dict)


def reason_of(error: Exception) -> Told:
    """Why a file could not be read or written; the system's own words where it speaks Chinese."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        return Told(OF_A_CASE.get(code) or OF_A_CASE.get(code & 0xFF, UNKNOWN), {"number": code})
    if getattr(error, "winerror", None) == SHARING_VIOLATION:
        return Told(IN_USE)
    number, own = getattr(error, "errno", None) or 0, getattr(error, "strerror", None) or ""
    return Told(own) if not own.isascii() else Told(REASONS.get(number, UNKNOWN), {"number": number})


class UserError(Exception):
    """``message`` is a message id of the translation catalogue, ``params`` fill its places; a Told is one itself."""

    def __init__(self, kind: str, message: str, **params: object) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.params = params


def in_one(errors: Sequence[UserError]) -> UserError:
    """Several refusals as one, a line each."""
    one, *others = errors
    if not others:
        return one
    other = in_one(others)
    both = {"one": Told(one.message, one.params), "other": Told(other.message, other.params)}
    return UserError("several", "{one}\n{other}", **both)


class Misread(ValueError):  # noqa: N818 - of a text, as Cancelled is of a command
    """Why a value of a data file, or a formula, is not understood: a message id and what fills its places."""

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.params = params


def unreadable(name: str, error: OSError) -> UserError:
    """What is said of a file that the system does not give."""
    if isinstance(error, FileNotFoundError):
        return UserError("not-found", "{name} was not found. Check the path and open it again.", name=name)
    return UserError(
        "unreadable",
        "{name} cannot be read ({reason}). Close other programs that use it, or copy it elsewhere, and open it again.",
        name=name,
        reason=reason_of(error),
    )


def unwritable(message: str, name: str, error: OSError) -> UserError:
    """What is said of a file that the system does not let be written; ``message`` says what to do instead."""
    return UserError("not-written", message, name=name, reason=reason_of(error))


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The user asked to stop; nothing was kept."""
