"""Opening a database of which nobody knows who wrote it: what it holds is data, and costs no more than its size.

No value is longer than the file that holds it, and reading it takes no more steps than so many bytes can ask for: a
chain of pages that ends nowhere, or a tree that leads back into itself, is given up as damaged. No function of the
schema is trusted, the cells of a page are measured before they are read, and no other database is taken in. Held by
``test_a_file_whose_pages_lead_back_into_themselves_is_given_up``.

A journal that lies beside a database is played by SQLite when that is opened. One of a writing in several files, which
this program never does, names another file, which SQLite takes away: it is refused. Held by
``test_a_journal_beside_a_case_takes_no_other_file_away``.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

PATIENCE_S = 0.4
"""How long another program may hold the file before that is told: the window waits for it, and writes are short."""

_STEPS_A_BYTE, _LEAST_STEPS, _PIECE = 20, 2_000_000, 100_000
"""Steps of SQLite's machine that reading may take, and how many are taken between two looks at them."""

_ANY = 2**62

_NAMES_ANOTHER = bytes.fromhex("d9d505f920a163d7")
"""How the journal of a writing in several files ends."""

_LONGEST, _LEAST_LENGTH = 10**9, 2**16
"""Bytes of a value that this program writes, and that a file may hold however small it is."""


class Connection(sqlite3.Connection):
    """A connection whose work is bounded: what it may still do is told anew with ``grant``."""

    steps = 0
    left = 0

    def grant(self) -> None:
        """Whatever was done, as much as the file is worth may be done again."""
        self.left = self.steps

    def _goes_on(self) -> bool:
        """Whether to stop: SQLite asks every so many steps."""
        self.left -= _PIECE
        return self.left < 0

    def bound(self, size: int) -> None:
        """Let no value be longer than a file of ``size`` bytes, nor reading take more than so many are worth."""
        self.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(size, _LEAST_LENGTH))
        self.steps = _LEAST_STEPS + _STEPS_A_BYTE * size
        self.grant()
        self.set_progress_handler(self._goes_on, _PIECE)

    def free(self) -> None:
        """What this program writes itself is as long as it is."""
        self.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        self.steps = _ANY
        self.grant()


def connect(path: Path) -> Connection:
    """The database at a path, or one in memory. Raises sqlite3.Error."""
    _refuse_far_reaching(path)
    # made in one thread and then used in another, never in two at a time
    connection = sqlite3.connect(path, timeout=PATIENCE_S, check_same_thread=False, factory=Connection)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.text_factory = _text
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        if path.is_file():
            connection.bound(path.stat().st_size)
        connection.execute("PRAGMA journal_mode = DELETE")
        # EXTRA also syncs the folder once the rollback journal is gone: only then is a commit safe from a loss of power
        connection.execute("PRAGMA synchronous = EXTRA")
    except (sqlite3.Error, OSError, UnicodeDecodeError):
        connection.close()
        raise
    return connection


def _refuse_far_reaching(path: Path) -> None:
    """Raises sqlite3.DatabaseError where the journal beside a database names another file."""
    true = Path(os.path.realpath(path))
    try:
        with true.with_name(f"{true.name}-journal").open("rb") as journal:
            journal.seek(0, os.SEEK_END)
            journal.seek(max(journal.tell() - len(_NAMES_ANOTHER), 0))
            end = journal.read()
    except OSError:
        return  # there is none, or nobody here may read it
    if end == _NAMES_ANOTHER:
        raise sqlite3.DatabaseError("a journal of several files")


def _text(data: bytes) -> str:
    """A text of the file; what is none shows, and does not condemn what stands beside it."""
    return data.decode(errors="replace")
