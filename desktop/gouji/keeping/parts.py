"""The documents of a case, as they were read, and the bytes of every file that they were read from.

The first row of ``document`` is what the case began with, the others joined it later; the journal tells which of them
belong to it. A file is found by its SHA-256. Cases up to version 6 have one document, and one file without its digest;
those of version 1 and 2 have none. Held by ``test_a_case_of_version_6_is_joined_by_a_file``.

A file that stands there without its digest is the first one, also where a program that died left it so halfway. Held by
``test_a_file_that_was_left_without_its_digest_is_the_first``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from gouji.keeping import snapshot
from gouji.model.document import Document

SCHEMA = """
CREATE TABLE document (snapshot TEXT NOT NULL);
CREATE TABLE source (data BLOB NOT NULL, sha256 TEXT);
"""

FIRST = 1
"""The number of the document that a case began with."""


def renew(connection: sqlite3.Connection) -> None:
    """Make a case of an older version one that further files can join, within the transaction of who asks for it."""
    columns = _columns_of_source(connection)
    if not columns:
        connection.execute("CREATE TABLE source (data BLOB NOT NULL, sha256 TEXT)")
        return
    if "sha256" not in columns:
        connection.execute("ALTER TABLE source ADD COLUMN sha256 TEXT")
    connection.execute("UPDATE source SET sha256 = ? WHERE sha256 IS NULL", (first_digest(connection),))


def keep(connection: sqlite3.Connection, document: Document, sources: Sequence[bytes]) -> int:
    """Keep a document and its files, of which one that is kept already is kept once; returns its number."""
    number = connection.execute("INSERT INTO document VALUES (?)", (snapshot.dump(document),)).lastrowid
    for file, data in zip(document.files, sources, strict=False):  # a draft of tests may have none
        if not connection.execute("SELECT 1 FROM source WHERE sha256 = ?", (file.sha256,)).fetchone():
            connection.execute("INSERT INTO source VALUES (?, ?)", (data, file.sha256))
    return int(number or FIRST)


def load(connection: sqlite3.Connection, number: int) -> Document:
    """A document of the case as it was read. Raises TypeError, KeyError or ValueError where there is none."""
    kept = connection.execute("SELECT snapshot FROM document WHERE rowid = ?", (number,)).fetchone()
    return snapshot.load(kept[0])


def source(connection: sqlite3.Connection, sha256: str) -> bytes:
    """A file as it was read, whole; empty where it is not kept."""
    return b"".join(map(bytes, _ask_of_source(connection, "data", sha256)))


def size(connection: sqlite3.Connection, sha256: str) -> int:
    """How many bytes a file has; 0 where it is not kept."""
    return sum(map(int, _ask_of_source(connection, "length(data)", sha256)))


def first_digest(connection: sqlite3.Connection) -> str:
    """SHA-256 of the first file of the case."""
    ask = "SELECT json_extract(snapshot, '$.file.sha256') FROM document WHERE rowid = ?"
    return str(connection.execute(ask, (FIRST,)).fetchone()[0])


def digests(connection: sqlite3.Connection) -> frozenset[str]:
    """SHA-256 of every file that the case was read from or that ever joined it; not of what was laid beside it."""
    beside = "(SELECT json_extract(body, '$.document') FROM journal WHERE kind = 'beside')"
    own = f"WHERE document.rowid NOT IN {beside}"
    first = connection.execute(f"SELECT json_extract(snapshot, '$.file.sha256') FROM document {own}")
    joined = connection.execute(
        f"SELECT json_extract(one.value, '$.sha256') FROM document, json_each(snapshot, '$.joined') AS one {own}"
    )
    return frozenset(str(digest) for (digest,) in (*first, *joined))


def _ask_of_source(connection: sqlite3.Connection, what: str, sha256: str) -> tuple[Any, ...]:
    """What is asked of a file; nothing where it is not kept."""
    columns = _columns_of_source(connection)
    if not columns:
        return ()
    own = "ifnull(sha256, ?)" if "sha256" in columns else "?"
    kept = connection.execute(f"SELECT {what} FROM source WHERE {own} = ?", (first_digest(connection), sha256))
    return tuple(one for (one,) in kept)


def _columns_of_source(connection: sqlite3.Connection) -> set[str]:
    return {column[1] for column in connection.execute("PRAGMA table_info(source)")}
