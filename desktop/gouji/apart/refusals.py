"""What is told of a file over which a reader was ended, or ended by itself."""

from __future__ import annotations

import signal
import sys

from gouji.bounds import MEMORY
from gouji.errors import UserError

_NO_TIME, _NO_ROOM = 1816, 1455
"""Windows: ERROR_NOT_ENOUGH_QUOTA, which a job ends a process with, and ERROR_COMMITMENT_LIMIT."""


def ended(name: str, status: int | None, seconds: float) -> UserError:
    """A reader that had so many ``seconds`` for a file ended over it, with a ``status`` as ``subprocess`` tells it."""
    if sys.platform == "win32":
        late, full = _NO_TIME, _NO_ROOM
    else:
        late, full = -signal.SIGXCPU, -signal.SIGKILL  # the latter is how Linux makes room when there is none
    if status == late:
        return too_long(name, seconds)
    if status == full:
        return too_much(name)
    return UserError(
        "reading-ended",
        "{name} cannot be read: reading it broke off. Open it in the program that made it, save it anew, and open "
        "that.",
        name=name,
    )


def too_long(name: str, seconds: float) -> UserError:
    """A file that takes more time than a reader has for it."""
    return UserError(
        "reading-too-long",
        "{name} was given up: reading it took more than {seconds} s of the processor. Open it in the program that made "
        "it, save it anew, and open that.",
        name=name,
        seconds=round(seconds),
    )


def too_much(name: str) -> UserError:
    """A file that takes more memory than a reader may have."""
    return UserError(
        "reading-too-much",
        "{name} was given up: reading it took more than {size} MB of memory. Open it in the program that made it, save "
        "it anew, and open that.",
        name=name,
        size=MEMORY >> 20,
    )


def not_started(name: str) -> UserError:
    """The system starts no reader."""
    return UserError(
        "no-reader",
        "{name} cannot be read: the system lets Gouji start no further program. Close others and open it again.",
        name=name,
    )


def not_drawn(name: str) -> UserError:
    """A PDF, or a page of it, of which there is no picture."""
    return UserError(
        "not-drawn",
        "{name} cannot be shown: drawing it broke off, or it is locked. Its figures are beside it as they were read; "
        "open it in the program that made it to see its pages.",
        name=name,
    )
