"""What a writer that was killed left half done in a case is rolled back before another file takes the name.

The journal of such a writing stands beside the case, and SQLite would roll its pages into whatever next bears the name.
Held by ``test_a_case_whose_writer_was_killed_is_replaced_without_its_pages_coming_back``.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def settle(path: Path) -> None:
    """Let SQLite finish with the file that stands at a name; the name must be held. Raises OSError and sqlite3.Error.

    The journal is never taken away from a file that needs it: one that cannot be rolled back is not to be replaced.
    """
    journal = path.with_name(f"{path.name}-journal")
    if not path.exists():
        journal.unlink(missing_ok=True)  # of a file that is gone: SQLite itself does no more with it
        return
    try:
        with closing(sqlite3.connect(path, timeout=0)) as old:
            old.execute("PRAGMA journal_mode = DELETE")  # which also ends a write-ahead log of another program
            old.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:  # no case, or a broken one, whose place a good copy may take
        if journal.exists():
            raise
