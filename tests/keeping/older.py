"""A case file turned into one that an older version of the program could have written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def make_of_version(path: Path, version: int) -> None:
    """Take away what versions of the file brought since then; of its content nothing."""
    with closing(sqlite3.connect(path)) as connection, connection:
        if version < 12:
            connection.execute("ALTER TABLE document DROP COLUMN digest")
            connection.execute("ALTER TABLE journal DROP COLUMN digest")
        if version < 7:
            connection.execute("ALTER TABLE source DROP COLUMN sha256")
        if version < 3:
            connection.execute("DROP TABLE source")
        connection.execute(f"PRAGMA user_version = {version}")
