"""A file that becomes a case: filled beside its name, synced, and only then given it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from gouji import whole_files
from gouji.keeping.database.connecting import Connection, connect
from gouji.keeping.holding import Hold, hold
from gouji.keeping.killed_writing import settle
from gouji.keeping.refusals import not_written


def created(path: Path, fill: Callable[[sqlite3.Connection], None]) -> tuple[Connection, Hold]:
    """The case that takes a name once it is filled; the name is held before anything is replaced. Raises UserError."""
    held = hold(path)
    try:
        settle(path)
        with whole_files.beside(path) as part:
            with closing(sqlite3.connect(part)) as new:
                new.execute("PRAGMA journal_mode = OFF")  # nobody knows of the file yet: it is synced as a whole
                new.execute("PRAGMA synchronous = OFF")
                fill(new)
            held.take(part)
        held.leave_replaced()
        return connect(path), held
    except BaseException as error:  # of whatever kind: nobody has the name then
        held.let_go()
        if isinstance(error, OSError | sqlite3.Error):
            raise not_written(path, error) from error
        raise
