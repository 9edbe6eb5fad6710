"""Where commands print: in UTF-8 wherever that goes; a pipe has room for what is told of a document.

Whoever reads a pipe only once the program has ended waits for ever where it is full, and so does the program. Held by
``tests/casework/test_streams.py``. What can no longer be told ends the command, and is no fault of the document that it
was told of. Held by ``tests/commands/test_endings.py``.

Where somebody looks on, the terminal shows how far the work is, in one line that gives way to whatever is told. Held by
``tests/commands/test_progress.py``.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import TextIO
from unicodedata import east_asian_width

from gouji.wording import printable

ROOM = 2**20
"""Bytes that a pipe holds: what Linux gives anybody. A published budget is told in some 100,000."""

PIPE_CLOSED = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)
"""Windows says it in two ways."""

QUIET = ContextVar("QUIET", default=False)
"""Whether only what was asked for is told, and what stops it."""

_shown = ContextVar("_shown", default=0)
"""Columns of the terminal that the line of progress takes."""


class UnheardError(BaseException):
    """What is told arrives nowhere. Nothing goes on after that, as nothing does after an interrupt."""

    def __init__(self, why: OSError) -> None:
        super().__init__(why)
        self.why = why

    @property
    def unread(self) -> bool:
        """Whether whoever read the pipe has seen enough; else there is no room, or nothing takes it."""
        return self.why.errno in PIPE_CLOSED


def prepare() -> None:
    """Make what is printed from now on arrive."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    _make_room(sys.stdout)


def _make_room(stream: TextIO) -> None:
    if sys.platform == "linux":
        import fcntl

        # no file of the system stands behind it, it is no pipe, or nobody may have more
        with suppress(OSError, ValueError):
            fcntl.fcntl(stream.fileno(), fcntl.F_SETPIPE_SZ, ROOM)


def tell(*lines: str, stream: TextIO | None = None) -> None:
    """Print lines for people; what stands in a name or a cell never reaches the terminal as anything but text. Raises
    UnheardError, as all do that print."""
    put("\n".join(map(printable, lines)), stream)


def warn(*lines: str) -> None:
    """The same beside the answer, where there is anything to say."""
    if lines:
        tell(*lines, stream=sys.stderr)


def note(*lines: str) -> None:
    """The same of what nobody need know who asked for quiet."""
    if not QUIET.get():
        warn(*lines)


def done(*lines: str) -> None:
    """Tell what was done, as ``tell`` does, unless quiet was asked for: what was written lies where it was to."""
    if not QUIET.get():
        tell(*lines)


def put(line: str, stream: TextIO | None = None) -> None:
    """Print a line for a program, as it is."""
    unshow()
    with _heard():
        print(line, file=stream, flush=True)


def flush() -> None:
    """See to it that whatever was printed has arrived."""
    with _heard():
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()


@contextmanager
def _heard() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnheardError(error) from error


def give_up() -> None:
    """Nothing more is told: nothing is left to flush at exit either."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())


def show(line: str) -> None:
    """Show how far the work is, in place of what was shown before; where nobody looks on, nothing."""
    terminal = sys.stderr
    if QUIET.get() or terminal is None or not terminal.isatty() or os.environ.get("TERM") == "dumb":
        return
    text = _cut(printable(line), shutil.get_terminal_size().columns - 1)
    width = _columns(text)
    with _heard():
        print(f"\r{text}{' ' * (_shown.get() - width)}", end="", file=terminal, flush=True)
    _shown.set(width)


def unshow() -> None:
    """Take the line away that shows how far the work is."""
    if width := _shown.get():
        _shown.set(0)
        with _heard():
            print(f"\r{' ' * width}\r", end="", file=sys.stderr, flush=True)


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def _cut(text: str, room: int) -> str:
    """As much of it as one line of the terminal takes: what is longer would stay above the next."""
    while _columns(text) > room:
        text = text[:-1]
    return text
