"""What stops a command through no fault of ours: a sentence for the user, never a traceback."""

from __future__ import annotations

import errno

REASONS = {
    errno.EACCES: "no right to do so",
    errno.EPERM: "no right to do so",
    errno.EROFS: "the folder can only be read",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "there is no such folder",
    errno.ENOSPC: "the disk is full",
    errno.EBUSY: "another program uses it",
    errno.ENAMETOOLONG: "the name is too long",
}
"""Message ids of why a system refuses to read or write."""

SHARING_VIOLATION = 32
"""Windows: another program holds the file."""


def reason_of(error: Exception) -> str:
    """Message id of why a file could not be read or written; the system's own words where it speaks Chinese."""
    if getattr(error, "winerror", None) == SHARING_VIOLATION:
        return REASONS[errno.EBUSY]
    if isinstance(error, OSError):
        own = error.strerror or type(error).__name__
        return REASONS.get(error.errno or 0, own) if own.isascii() else own
    return REASONS[errno.EROFS] if "readonly" in str(error) else str(error)


class UserError(Exception):
    """``message`` is a message id of the translation catalogue, ``params`` fill its places."""

    def __init__(self, kind: str, message: str, **params: object) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.params = params


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


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The user asked to stop; nothing was kept."""
