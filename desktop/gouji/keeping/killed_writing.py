"""What a writer that was killed left half done in a case is rolled back before another file takes the name.

The journal of such a writing, or the log of another program, stands beside the case, and SQLite would roll its pages
into whatever next bears the name. It is never taken away from the case that it belongs to: one that cannot be rolled
back is not replaced, and where the case itself is gone, moved perhaps, its name is left to it. Held by
``test_a_case_whose_writer_was_killed_is_replaced_without_its_pages_coming_back``,
``test_no_name_is_taken_beside_which_the_journal_of_another_lies``.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from gouji.errors import UserError
from gouji.keeping.database.connecting import connect

LEFT = ("-journal", "-wal")
"""How the names of what is left end."""


def settle(path: Path) -> None:
    """Let SQLite finish with the file that stands at a name; the name must be held.

    Raises OSError and sqlite3.Error, and UserError where the name cannot be taken.
    """
    true = Path(os.path.realpath(path))
    if not _left(true):
        return
    if true.exists():
        try:
            with closing(connect(true)) as old:  # which also ends the log of another program
                old.execute("SELECT 1 FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError:
            raise
        except (
            sqlite3.DatabaseError,
            UnicodeDecodeError,
        ):
            pass  # no case, or a broken one: what is left cannot be told to be of another
    if left := _left(true):
        raise UserError(
            "left-beside",
            "Beside {name} lies {left}, which belongs to a case that is broken or was moved from there. Choose "
            "another name, or move {left} to where its case is.",
            name=path.name,
            left=left[0].name,
        )


def _left(path: Path) -> list[Path]:
    """What is left beside a file; an empty log says nothing."""
    beside = [path.with_name(f"{path.name}{ending}") for ending in LEFT]
    return [one for one in beside if one.exists() and one.stat().st_size > 0]
