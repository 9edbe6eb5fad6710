"""The tables of a case file as every version made them: a file that holds anything else is no case.

Compared is all that SQLite keeps of them, before anything is read of the file: one with a trigger, a view, an index,
another table or another column is refused, so that nothing in it is ever run. Held by
``test_a_case_with_anything_but_our_tables_is_refused_before_it_is_read``.
"""

from __future__ import annotations

import sqlite3

from gouji.keeping.versions import APPLICATION_ID, VERSION

DOCUMENT = "CREATE TABLE document (snapshot TEXT NOT NULL, digest TEXT)"
SOURCE = "CREATE TABLE source (data BLOB NOT NULL, sha256 TEXT)"
JOURNAL = (
    "CREATE TABLE journal (number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL, "
    "body TEXT NOT NULL, digest TEXT)"
)

_UNCHAINED = (DOCUMENT.replace(", digest TEXT", ""), JOURNAL.replace(", digest TEXT", ""))
"""Up to version 11; a case of version 1 or 2 has no more."""

_KNOWN = (
    frozenset((DOCUMENT, SOURCE, JOURNAL)),
    frozenset((*_UNCHAINED, SOURCE)),
    frozenset((*_UNCHAINED, SOURCE.replace(", sha256 TEXT", ""))),
    frozenset(_UNCHAINED),
)

_MOST = 4
"""So many things are looked at: more than any case holds."""


def make(connection: sqlite3.Connection) -> None:
    """Make the tables of a new case, and its mark."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for statement in (DOCUMENT, SOURCE, JOURNAL):
        connection.execute(statement)


def renew(connection: sqlite3.Connection) -> None:
    """Give a case of an older version the tables of this one, within the transaction of who asks for it."""
    if not columns(connection, "source"):
        connection.execute(SOURCE)
    for table, column in (("source", "sha256"), ("document", "digest"), ("journal", "digest")):
        if column not in columns(connection, table):
            connection.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT")


def columns(connection: sqlite3.Connection, table: str) -> frozenset[str]:
    """The columns of a table; none where there is no such table."""
    return frozenset(column[1] for column in connection.execute(f"PRAGMA table_info({table})"))


def is_known(connection: sqlite3.Connection) -> bool:
    """Whether the file holds just what a version of the program made."""
    held = connection.execute(f"SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT {_MOST}").fetchall()
    written = [" ".join(sql.split()) for _, _, _, sql in held if isinstance(sql, str)]
    plain = all(kind == "table" and name == of for kind, name, of, _ in held)
    return plain and len(written) == len(held) and len(set(written)) == len(held) and frozenset(written) in _KNOWN
