"""Where a command prints to: UTF-8 whatever the terminal speaks, and no waiting for a reader who comes late.

Whoever starts a command may read what it prints only once it has ended. A pipe of Linux holds 64 KB, a document as JSON
often more: it is asked to hold as much as the system lets it. Held by ``tests/casework/test_streams.py``.
"""

from __future__ import annotations

import sys
from contextlib import suppress

_HELD = 2**20
"""Bytes; what Linux lets everybody have."""


def prepare() -> None:
    """Let both streams take whatever is told."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError, ValueError):  # it is no pipe, or has no number
            fcntl.fcntl(sys.stdout.fileno(), fcntl.F_SETPIPE_SZ, _HELD)
