"""What stops a command through no fault of ours: a sentence for the user, never a traceback."""

from __future__ import annotations


class UserError(Exception):
    """``message`` is a message id of the translation catalogue, ``params`` fill its places."""

    def __init__(self, kind: str, message: str, **params: object) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.params = params


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The user asked to stop; nothing was kept."""
