"""What can still be read of a case whose file is damaged, page by page: the case as its last good entry left it.

It is put together anew in memory, each part with the digest that it had, so that the chain proves as much of it as is
there. Nothing is written into the damaged file; saved under another name, the case goes on. One whose first document
cannot be read is no case any more. Held by ``tests/keeping/test_salvaging.py``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from gouji.errors import DAMAGED, reason_of
from gouji.keeping.chain import FIRST
from gouji.keeping.database import schema
from gouji.keeping.database.connecting import Connection, connect
from gouji.keeping.proving import is_whole
from gouji.keeping.renewing import version_of
from gouji.keeping.versions import IS_CHAINED

_TABLES = (
    ("document", "rowid", "rowid, snapshot, digest"),
    ("source", "rowid", "rowid, data, sha256"),
    ("journal", "number", "number, at, who, kind, body, digest"),
)


class Salvaged(NamedTuple):
    """What was read of a damaged file, and the last entry of it: its number, 0 where none was read, and its time."""

    connection: Connection
    number: int
    at: str


def salvaged(connection: Connection) -> Salvaged | None:
    """What can be read of a file, where that is damaged; None where it is whole.

    Raises ValueError where too little of it can be, and sqlite3.Error where something else stands in the way.
    """
    connection.grant()
    try:
        if is_whole(connection):
            return None
    except sqlite3.Error as error:
        if reason_of(error).message != DAMAGED:
            raise
    if version_of(connection) < IS_CHAINED:
        raise ValueError("a damaged case without a chain, which alone tells what of it is as it was")
    made = connect(Path(":memory:"))
    schema.make(made)
    with made:
        for table, number, columns in _TABLES:
            places = ", ".join("?" * len(columns.split(", ")))
            made.executemany(
                f"INSERT INTO {table} ({columns}) VALUES ({places})", _read(connection, table, number, columns)
            )
    if not made.execute("SELECT 1 FROM document WHERE rowid = ?", (FIRST,)).fetchone():
        made.close()
        raise ValueError("its document")
    ask = "SELECT number, at FROM journal ORDER BY number DESC LIMIT 1"
    last, at = made.execute(ask).fetchone() or (0, "")
    return Salvaged(made, last, str(at))


def _read(connection: Connection, table: str, number: str, columns: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a table, one after the other, up to the first that cannot be read."""
    connection.grant()
    before = 0
    with suppress(sqlite3.Error):
        while True:
            ask = f"SELECT {columns} FROM {table} WHERE {number} > ? ORDER BY {number} LIMIT 1"
            row = connection.execute(ask, (before,)).fetchone()
            if row is None or not isinstance(row[0], int) or row[0] <= before:
                return
            before = row[0]
            yield row
