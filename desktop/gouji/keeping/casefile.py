"""A case file (``.gouji``): one SQLite file with the document as read and the journal of everything done to it.

Every entry is a transaction of its own in DELETE mode with full synchronisation: once ``append`` returns, the entry
survives a crash of the program or the machine.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout, UnixFileLock

from gouji.errors import UserError, reason_of
from gouji.keeping import snapshot
from gouji.model.document import Document
from gouji.model.names import refuse_reserved

IN_MEMORY = Path(":memory:")
"""The path of a case that leaves nothing behind."""

NEVER = datetime.min.replace(tzinfo=UTC)

APPLICATION_ID = 0x676F756A  # "gouj"
VERSION = 6
"""2: every figure keeps its own place. 3: the source itself is kept. 4: marks are undone like figures. 5: so is
describing a table. 6: raw tables tell why they were not recognised. Older cases still open, and become new with the
first entry that is added."""

MARKS_ARE_UNDONE = 4

RENEWED = "renewed"
"""The kind of the entry from which on marks are undone in a case that began before they were."""

_SCHEMA = """
CREATE TABLE document (snapshot TEXT NOT NULL);
CREATE TABLE journal (number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL,
  body TEXT NOT NULL);
CREATE TABLE source (data BLOB NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done: when (ISO 8601), by whom, what kind, and its data."""

    at: str
    who: str
    kind: str
    body: Any


class CaseFile:
    """An open case file. Raises UserError when the file cannot be opened or written."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: FileLock | None = None) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock

    @classmethod
    def create(cls, path: Path, document: Document, source: bytes = b"") -> CaseFile:
        """Start a case on a document just read and the bytes it was read from; ``path`` must not exist."""
        lock = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path != IN_MEMORY:
                lock = _hold(path)
            connection = _connect(path)
            with connection:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {VERSION}")
                for statement in _SCHEMA.split(";\n"):
                    connection.execute(statement)
                connection.execute("INSERT INTO document VALUES (?)", (snapshot.dump(document),))
                connection.execute("INSERT INTO source VALUES (?)", (source,))
        except (OSError, sqlite3.Error) as error:
            raise not_written(path, error) from error
        return cls(path, connection, lock)

    @classmethod
    def open(cls, path: Path, *, to_go_on: bool = True) -> CaseFile:
        """Open a case file that exists: to go on with it, which one window does at a time, or only to look at it."""
        if not path.is_file():
            raise UserError("not-found", "{name} was not found. Check the path and open it again.", name=path.name)
        connection = None
        try:
            connection = _connect(path)
            mark = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.Error as error:
            if connection is not None:
                connection.close()
            raise damaged_case(path) from error
        if mark != APPLICATION_ID:
            connection.close()
            raise damaged_case(path)
        if version > VERSION:
            connection.close()
            raise UserError(
                "newer-case",
                "{name} was made by a newer version of Gouji. Install that version to open it.",
                name=path.name,
            )
        try:
            return cls(path, connection, _hold(path) if to_go_on else None)
        except UserError:
            connection.close()
            raise

    @property
    def to_go_on(self) -> bool:
        """Whether the file is this program's own while it is open; else another may go on with it."""
        return self._lock is not None

    def document(self) -> Document:
        """The document as it was read, before any change."""
        try:
            row = self._connection.execute("SELECT snapshot FROM document").fetchone()
            return snapshot.load(row[0])
        except (sqlite3.Error, TypeError, KeyError, ValueError) as error:
            raise damaged_case(self.path) from error

    def source(self) -> bytes:
        """The file that the document was read from, whole; empty in a case made before it was kept."""
        try:
            row = self._connection.execute("SELECT data FROM source").fetchone()
        except sqlite3.OperationalError:
            return b""  # made by version 1 or 2
        return bytes(row[0])

    def source_digest(self) -> str:
        """SHA-256 of the file that the document was read from."""
        try:
            row = self._connection.execute("SELECT json_extract(snapshot, '$.file.sha256') FROM document").fetchone()
            return str(row[0])
        except (sqlite3.Error, TypeError) as error:
            raise damaged_case(self.path) from error

    def has_work(self) -> bool:
        """Whether anything was ever done in the case."""
        try:
            return self._connection.execute("SELECT 1 FROM journal LIMIT 1").fetchone() is not None
        except sqlite3.Error as error:
            raise damaged_case(self.path) from error

    def worked(self) -> tuple[datetime, int]:
        """When the case was worked on last and how often; what only left it as paper is no work on it."""
        ask = "SELECT at FROM journal WHERE kind NOT IN ('report', 'print', 'sign', 'renewed') ORDER BY number DESC"
        try:
            times = self._connection.execute(ask).fetchall()
            return datetime.fromisoformat(times[0][0]) if times else NEVER, len(times)
        except (sqlite3.Error, ValueError) as error:
            raise damaged_case(self.path) from error

    def append(self, entry: Entry) -> None:
        """Write one entry durably."""
        try:
            with self._connection:
                version = self._version()
                if version < MARKS_ARE_UNDONE:
                    self._insert(replace(entry, kind=RENEWED, body=None))
                if version < VERSION:
                    self._connection.execute(f"PRAGMA user_version = {VERSION}")
                self._insert(entry)
        except sqlite3.Error as error:
            raise not_written(self.path, error) from error

    def _insert(self, entry: Entry) -> None:
        self._connection.execute(
            "INSERT INTO journal (at, who, kind, body) VALUES (?, ?, ?, ?)",
            (entry.at, entry.who, entry.kind, json.dumps(entry.body, ensure_ascii=False)),
        )

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def began_old(self) -> bool:
        """Whether the journal begins as older versions wrote it: until it was renewed, marks were not undone."""
        try:
            renewed = self._connection.execute("SELECT 1 FROM journal WHERE kind = ?", (RENEWED,)).fetchone()
            return renewed is not None or self._version() < MARKS_ARE_UNDONE
        except sqlite3.Error as error:
            raise damaged_case(self.path) from error

    def entries(self, kind: str = "%") -> Iterator[Entry]:
        """The journal from its beginning, or what in it is of one kind."""
        ask = "SELECT at, who, kind, body FROM journal WHERE kind LIKE ? ORDER BY number"
        try:
            rows = self._connection.execute(ask, (kind,)).fetchall()
            entries = [Entry(at, who, kind, json.loads(body)) for at, who, kind, body in rows]
        except (sqlite3.Error, ValueError) as error:
            raise damaged_case(self.path) from error
        yield from entries

    def copy_to(self, path: Path) -> CaseFile:
        """The same case under another name; the copy is complete before it takes the name.

        A case that another window goes on with is left alone: the name is held before anything is replaced.
        """
        refuse_reserved(path)
        part = path.with_name(path.name + ".part")
        lock = _hold(path)
        try:
            part.unlink(missing_ok=True)
            target = _connect(part)
            self._connection.backup(target)
            target.close()
            part.replace(path)
            return CaseFile(path, _connect(path), lock)
        except (OSError, sqlite3.Error) as error:
            with suppress(OSError):
                part.unlink()
            _let_go(lock)
            raise not_written(path, error) from error

    def close(self) -> None:
        self._connection.close()
        if self._lock is not None:
            _let_go(self._lock)
            self._lock = None


def _connect(path: Path) -> sqlite3.Connection:
    # made in one thread and then used in another, never in two at a time
    connection = sqlite3.connect(path, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = DELETE")
    # EXTRA also syncs the folder once the rollback journal is gone: only then is a commit safe from a loss of power
    connection.execute("PRAGMA synchronous = EXTRA")
    return connection


def _hold(path: Path) -> FileLock:
    """Keep a case to one window until it is closed: two that go on with one journal would destroy it."""
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise _in_use(path) from error
    except OSError as error:
        raise not_written(path, error) from error
    return lock


def _let_go(lock: FileLock) -> None:
    """Take the lock file away while it is still held: who waits for a file without a name tries again (filelock 4.2).

    On Windows, and where files cannot be locked, filelock does all this by itself.
    """
    if isinstance(lock, UnixFileLock):
        with suppress(OSError):
            Path(lock.lock_file).unlink()
    lock.release()


def _in_use(path: Path) -> UserError:
    return UserError("in-use", "{name} is open in another window. Go on there, or close it first.", name=path.name)


def damaged_case(path: Path) -> UserError:
    """What is said of a file that is no case, or one whose content is broken."""
    return UserError(
        "no-case",
        "{name} is not a Gouji case or is damaged. Open another copy, or the budget file again.",
        name=path.name,
    )


def not_written(path: Path, error: Exception) -> UserError:
    """What is said when the system refuses to write a case."""
    return UserError(
        "not-written",
        "{name} cannot be written in {folder} ({reason}). Free the folder for writing, or save the case in another.",
        name=path.name,
        folder=path.parent,
        reason=reason_of(error),
    )
