"""Where commands print: in UTF-8 wherever that goes; a pipe has room for what is told of a document.

Whoever reads a pipe only once the program has ended waits for ever where it is full, and so does the program. Held by
``tests/casework/test_streams.py``.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TextIO

from gouji.wording import printable

ROOM = 2**20
"""Bytes that a pipe holds: what Linux gives anybody. A published budget is told in some 100,000."""

PIPE_CLOSED = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)
"""Windows says it in two ways."""


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
    """Print lines for people; what stands in a name or a cell never reaches the terminal as anything but text."""
    print("\n".join(map(printable, lines)), file=stream, flush=True)


def warn(*lines: str) -> None:
    """The same beside the answer, where there is anything to say."""
    if lines:
        tell(*lines, stream=sys.stderr)


def put(line: str) -> None:
    """Print a line for a program, as it is."""
    print(line, flush=True)


def is_of_closed_pipe(fault: Exception) -> bool:
    """Whether nobody reads any more what is printed; what is raised of a file has its name."""
    return isinstance(fault, OSError) and fault.errno in PIPE_CLOSED and fault.filename is None


def give_up() -> None:
    """The reader of the pipe has seen enough; nothing is left to flush at exit either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
