"""A case file (``.gouji``): one SQLite file with the documents as read and the journal of everything done to them.

Every entry is a transaction of its own in DELETE mode with full synchronisation: once ``append`` returns, the entry
survives a crash of the program or the machine. The first entry of a case of an older version renews it in that
transaction, so that it is wholly old or wholly new. Held by
``test_a_case_that_dies_anywhere_while_it_is_renewed_keeps_everything``.

One window at a time goes on with a case (a lock beside it); others may look at it. The file of a lock is taken away
while the lock is held, never after: else two could hold a lock of one name. Held by
``test_one_at_a_time_goes_on_with_a_case_however_often_it_changes_hands``,
``test_a_case_open_in_one_window_is_not_opened_in_another``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock

from gouji import whole_files
from gouji.errors import UserError
from gouji.keeping import parts
from gouji.keeping.holding import hold, let_go
from gouji.keeping.killed_writing import settle
from gouji.keeping.refusals import damaged_case, newer_case, not_read, not_written, read_only
from gouji.keeping.versions import APPLICATION_ID, MARKS_ARE_UNDONE, VERSION
from gouji.model.document import Document
from gouji.model.names import refuse_reserved

IN_MEMORY = Path(":memory:")
"""The path of a case that leaves nothing behind."""

PATIENCE_S = 0.4
"""How long another program may hold the file before that is told: the window waits for it, and writes are short."""

NEVER = datetime.min.replace(tzinfo=UTC)

RENEWED = "renewed"
"""The kind of the entry from which on marks are undone in a case that began before they were."""

_JOURNAL = """
CREATE TABLE journal (number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL,
  body TEXT NOT NULL)
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

    def __init__(
        self, path: Path, connection: sqlite3.Connection, lock: FileLock | None = None, *, read_only: bool = False
    ) -> None:
        self.path = path
        self.read_only = read_only
        """The system lets nobody here write the file."""
        self._connection = connection
        self._lock = lock

    @classmethod
    def create(cls, path: Path, document: Document, *sources: bytes) -> CaseFile:
        """Start a case on a document just read and the bytes of its files; ``path`` must not exist.

        The file is complete before it takes its name.
        """
        if path == IN_MEMORY:
            connection = _connect(path)
            _fill(connection, document, sources)
            return cls(path, connection)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_written(path, error) from error
        return cls._put(path, lambda new: _fill(new, document, sources))

    @classmethod
    def _put(cls, path: Path, fill: Callable[[sqlite3.Connection], None]) -> CaseFile:
        """The case that takes a name once it is filled; the name is held before anything is replaced."""
        lock = hold(path)
        try:
            settle(path)
            with whole_files.beside(path) as part, closing(sqlite3.connect(part)) as new:
                new.execute("PRAGMA journal_mode = OFF")  # nobody knows of the file yet, and it is synced as a whole
                new.execute("PRAGMA synchronous = OFF")
                fill(new)
            return cls(path, _connect(path), lock)
        except BaseException as error:  # of whatever kind: nobody has the name then
            let_go(lock)
            if isinstance(error, OSError | sqlite3.Error):
                raise not_written(path, error) from error
            raise

    @classmethod
    def open(cls, path: Path, *, to_go_on: bool = True) -> CaseFile:
        """Open a case file that exists: to go on with it, which one window does at a time, or only to look at it.

        One that may not be written, or whose folder may not, is open to be looked at only: ``read_only`` tells.
        """
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
            raise not_read(path, error) from error
        if mark != APPLICATION_ID:
            connection.close()
            raise damaged_case(path)
        if version > VERSION:
            connection.close()
            raise newer_case(path)
        read_only = not (whole_files.may_write(path) and whole_files.may_write(path.parent))
        try:
            lock = hold(path) if to_go_on and not read_only else None
        except UserError:
            connection.close()
            raise
        return cls(path, connection, lock, read_only=read_only)

    @property
    def to_go_on(self) -> bool:
        """Whether the file is this program's own while it is open; else another may go on with it."""
        return self._lock is not None

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise not_read(self.path, error) from error
        except (TypeError, KeyError, ValueError) as error:
            raise damaged_case(self.path) from error

    def document(self, number: int = parts.FIRST) -> Document:
        """A document as it was read, before any change: the one that the case began with, or one that joined it."""
        with self._reading():
            return parts.load(self._connection, number)

    def source(self, sha256: str = "") -> bytes:
        """A file by its SHA-256, or the first one, whole; empty in a case made before files were kept."""
        with self._reading():
            return parts.source(self._connection, sha256 or parts.first_digest(self._connection))

    def size(self, sha256: str) -> int:
        """How many bytes a file has; 0 in a case made before files were kept."""
        with self._reading():
            return parts.size(self._connection, sha256)

    def source_digests(self) -> frozenset[str]:
        """SHA-256 of the files that the documents were read from."""
        with self._reading():
            return parts.digests(self._connection)

    def has_work(self) -> bool:
        """Whether anything was ever done in the case; by which rules it is judged is no work on it."""
        ask = "SELECT 1 FROM journal WHERE kind != 'own-rules' LIMIT 1"
        with self._reading():
            return self._connection.execute(ask).fetchone() is not None

    def worked(self) -> tuple[datetime, int]:
        """When the case was worked on last and how often; what only left it as paper is no work on it."""
        none = "'report', 'print', 'sign', 'renewed', 'own-rules'"
        ask = f"SELECT at FROM journal WHERE kind NOT IN ({none}) ORDER BY number DESC"
        with self._reading():
            times = self._connection.execute(ask).fetchall()
            return datetime.fromisoformat(times[0][0]) if times else NEVER, len(times)

    def append(self, entry: Entry) -> None:
        """Write one entry durably."""
        with self._writing(entry):
            self._insert(entry)

    def join(self, entry: Entry, document: Document, sources: Sequence[bytes]) -> Entry:
        """Write a document that joins the case, its files and the entry that says so, all at once; returns the entry,
        whose body has the number of the document."""
        with self._writing(entry):
            numbered = replace(entry, body=entry.body | {"document": parts.keep(self._connection, document, sources)})
            self._insert(numbered)
        return numbered

    @contextmanager
    def _writing(self, entry: Entry) -> Iterator[None]:
        """The transaction of an entry, which first renews a case of an older version."""
        self.refuse_read_only()
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")  # sqlite3 begins none before what changes a schema
                version = self._version()
                if version < MARKS_ARE_UNDONE:
                    self._insert(replace(entry, kind=RENEWED, body=None))
                if version < VERSION:
                    parts.renew(self._connection)
                    self._connection.execute(f"PRAGMA user_version = {VERSION}")
                yield
        except sqlite3.Error as error:
            raise not_written(self.path, error) from error

    def refuse_read_only(self) -> None:
        """Raises UserError where nothing can be written into the case."""
        if self.read_only:
            raise read_only(self.path)

    def _insert(self, entry: Entry) -> None:
        self._connection.execute(
            "INSERT INTO journal (at, who, kind, body) VALUES (?, ?, ?, ?)",
            (entry.at, entry.who, entry.kind, json.dumps(entry.body, ensure_ascii=False)),
        )

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def began_old(self) -> bool:
        """Whether the journal begins as older versions wrote it: until it was renewed, marks were not undone."""
        with self._reading():
            renewed = self._connection.execute("SELECT 1 FROM journal WHERE kind = ?", (RENEWED,)).fetchone()
            return renewed is not None or self._version() < MARKS_ARE_UNDONE

    def entries(self, kind: str = "%") -> Iterator[Entry]:
        """The journal from its beginning, or what in it is of one kind."""
        ask = "SELECT at, who, kind, body FROM journal WHERE kind LIKE ? ORDER BY number"
        with self._reading():
            rows = self._connection.execute(ask, (kind,)).fetchall()
            entries = [Entry(at, who, kind, json.loads(body)) for at, who, kind, body in rows]
        yield from entries

    def copy_to(self, path: Path) -> CaseFile:
        """The same case under another name; the copy is complete, and on the disk, before it takes the name.

        A case that another window goes on with is left alone: the name is held before anything is replaced. The copy is
        read back under its name, since only then may what it was copied from be given up. Raises UserError.
        """
        refuse_reserved(path)
        copy = self._put(path, self._connection.backup)
        try:
            with copy._reading():
                whole = copy._connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            if not whole or list(copy.entries()) != list(self.entries()):
                raise damaged_case(path)
        except UserError:
            copy.close()
            raise
        return copy

    def close(self) -> None:
        self._connection.close()
        if self._lock is not None:
            let_go(self._lock)
            self._lock = None


def _fill(connection: sqlite3.Connection, document: Document, sources: Sequence[bytes]) -> None:
    with connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        for statement in (*parts.SCHEMA.split(";\n"), _JOURNAL):
            connection.execute(statement)
        parts.keep(connection, document, sources)


def _connect(path: Path) -> sqlite3.Connection:
    # made in one thread and then used in another, never in two at a time
    connection = sqlite3.connect(path, timeout=PATIENCE_S, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        # EXTRA also syncs the folder once the rollback journal is gone: only then is a commit safe from a loss of power
        connection.execute("PRAGMA synchronous = EXTRA")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
