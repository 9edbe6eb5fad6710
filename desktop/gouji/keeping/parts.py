"""The documents of a case, as they were read, and the bytes of every file that they were read from.

The first row of ``document`` is what the case began with, the others joined it later; the journal tells which of them
belong to it. A file is found by its SHA-256. Cases up to version 6 have one document, and one file without its digest;
those of version 1 and 2 have none. Held by ``test_a_case_of_version_6_is_joined_by_a_file``.

A file that stands there without its digest is the first one, also where a program that died left it so halfway. Held by
``test_a_file_that_was_left_without_its_digest_is_the_first``.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from gouji.keeping import chain, snapshot
from gouji.keeping.border.snapshot_types import files_of
from gouji.keeping.chain import FIRST, Part
from gouji.keeping.database import schema
from gouji.model.document import Document

_MOST = 2**31
"""No case has so many documents."""

_PIECE = 2**20
"""Bytes of a file that are held at once where only its digest is asked for."""


def renew(connection: sqlite3.Connection) -> None:
    """Make a case of an older version one that further files can join and whose documents are links of its chain,
    within the transaction of who asks for it."""
    schema.renew(connection)
    connection.execute("UPDATE source SET sha256 = ? WHERE sha256 IS NULL", (first_digest(connection),))
    for one in kept(connection):
        digest = chain.of_document(one.number, one.snapshot)
        connection.execute("UPDATE document SET digest = ? WHERE rowid = ?", (digest, one.number))


def kept(connection: sqlite3.Connection) -> list[Part]:
    """Every document as it stands in the file."""
    digest = "digest" if "digest" in schema.columns(connection, "document") else "NULL"
    found = [Part(*row) for row in connection.execute(f"SELECT rowid, snapshot, {digest} FROM document ORDER BY rowid")]
    if any(not 0 < one.number < _MOST for one in found):
        raise ValueError("the numbers of the documents")
    return found


def begin(connection: sqlite3.Connection, document: Document, sources: Sequence[bytes]) -> None:
    """Make a new file a case that begins with a document."""
    with connection:
        schema.make(connection)
        keep(connection, document, sources)


def keep(connection: sqlite3.Connection, document: Document, sources: Sequence[bytes]) -> tuple[int, str]:
    """Keep a document and its files, of which one that is kept already is kept once; returns its number and digest."""
    last = connection.execute("SELECT max(rowid) FROM document").fetchone()[0]
    number, told = FIRST if last is None else int(last) + 1, snapshot.dump(document)
    digest = chain.of_document(number, told)
    connection.execute("INSERT INTO document (rowid, snapshot, digest) VALUES (?, ?, ?)", (number, told, digest))
    for file, data in zip(document.files, sources, strict=False):  # a draft of tests may have none
        if not connection.execute("SELECT 1 FROM source WHERE sha256 = ?", (file.sha256,)).fetchone():
            connection.execute("INSERT INTO source VALUES (?, ?)", (data, file.sha256))
    return number, digest


def load(connection: sqlite3.Connection, number: int) -> Document:
    """A document of the case as it was read. Raises ValueError where there is none."""
    match connection.execute("SELECT snapshot FROM document WHERE rowid = ?", (number,)).fetchone():
        case (str(text),):
            return snapshot.load(text)
    raise ValueError(number)


def source(connection: sqlite3.Connection, sha256: str) -> bytes:
    """A file as it was read, whole; empty where it is not kept."""
    return b"".join(one for one in _ask_of_source(connection, "data", sha256) if isinstance(one, bytes))


def size(connection: sqlite3.Connection, sha256: str) -> int:
    """How many bytes a file has; 0 where it is not kept."""
    return sum(map(int, _ask_of_source(connection, "length(data)", sha256)))


def altered(connection: sqlite3.Connection) -> Iterator[str]:
    """The names of the files that are not kept as they were read; none in a case made before files were kept.

    Raises ValueError where a document does not tell its files.
    """
    if not schema.columns(connection, "source"):
        return
    named = {file.sha256: file.name for one in kept(connection) for file in files_of(str(one.snapshot))}
    digests = dict(_digests_of_sources(connection))
    for sha256, name in named.items():
        if digests and digests.get(sha256) != sha256:
            yield name


def _digests_of_sources(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Under which digest each file is kept, and which it has."""
    own = "sha256" if "sha256" in schema.columns(connection, "source") else "NULL"
    for row, told, kind in connection.execute(f"SELECT rowid, {own}, typeof(data) FROM source").fetchall():
        sha256 = first_digest(connection) if told is None else told
        made = hashlib.sha256()
        if kind == "blob":
            with connection.blobopen("source", "data", row, readonly=True) as blob:
                while piece := blob.read(_PIECE):
                    made.update(piece)
        yield str(sha256), made.hexdigest()


def first_digest(connection: sqlite3.Connection) -> str:
    """SHA-256 of the first file of the case. Raises ValueError where there is none."""
    match connection.execute("SELECT snapshot FROM document WHERE rowid = ?", (FIRST,)).fetchone():
        case (str(text),):
            return files_of(text)[0].sha256
    raise ValueError("no document")


def digests(connection: sqlite3.Connection, beside: frozenset[int]) -> frozenset[str]:
    """SHA-256 of every file that the case was read from or that ever joined it; not of those of documents ``beside``
    it. Raises ValueError where a document does not tell its files."""
    own = (one.snapshot for one in kept(connection) if one.number not in beside)
    return frozenset(file.sha256 for text in own for file in files_of(str(text)))


def _ask_of_source(connection: sqlite3.Connection, what: str, sha256: str) -> tuple[Any, ...]:
    """What is asked of a file; nothing where it is not kept."""
    columns = schema.columns(connection, "source")
    if not columns:
        return ()
    ask, told = f"SELECT {what} FROM source", "sha256" in columns
    found = connection.execute(f"{ask} WHERE sha256 = ?", (sha256,)).fetchall() if told else []
    if not found and sha256 == first_digest(connection):  # for no other a large document is looked through
        found = connection.execute(f"{ask} WHERE sha256 IS NULL" if told else ask).fetchall()
    return tuple(one for (one,) in found)
