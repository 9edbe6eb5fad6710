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

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from gouji import whole_files
from gouji.errors import UserError
from gouji.keeping import entries, parts
from gouji.keeping.chain import FIRST, Proof
from gouji.keeping.creating import created
from gouji.keeping.database.connecting import Connection, connect
from gouji.keeping.entries import NO_WORK, RENEWED, SET_ASIDE, Entry, Tip, done, head, insert, last, rows, tip
from gouji.keeping.holding import Hold, hold, in_use
from gouji.keeping.opening import opened
from gouji.keeping.proving import is_whole, prove
from gouji.keeping.refusals import damaged_case, not_read, not_written, only_salvaged, read_only
from gouji.keeping.renewing import renew, version_of
from gouji.keeping.salvaging import Salvaged
from gouji.keeping.versions import MARKS_ARE_UNDONE, VERSION
from gouji.model.document import Document
from gouji.model.names import refuse_reserved

IN_MEMORY = Path(":memory:")
"""The path of a case that leaves nothing behind."""

NEVER = datetime.min.replace(tzinfo=UTC)


class CaseFile:
    """An open case file. Raises UserError when the file cannot be opened or written."""

    def __init__(
        self, path: Path, connection: Connection, held: Hold | None = None, *, read_only: bool = False
    ) -> None:
        self.path = path
        self.read_only = read_only
        """The system lets nobody here write the file, or it is damaged."""
        self.salvaged: Salvaged | None = None
        """What stands in for the file, where that is damaged."""
        self._connection = connection
        self._held = held
        self._last: int | None = None
        """The number of the last entry that is known here; None before any was read."""
        self._bad: int | None = None
        """The number of the first entry that could not be played: what comes next sets all from there aside."""
        self._proof: Proof | None = None

    @classmethod
    def create(cls, path: Path, document: Document, *sources: bytes) -> CaseFile:
        """Start a case on a document just read and the bytes of its files; ``path`` must not exist.

        The file is complete before it takes its name.
        """
        if path == IN_MEMORY:
            connection = connect(path)
            parts.begin(connection, document, sources)
            return cls(path, connection)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_written(path, error) from error
        return cls(path, *created(path, lambda new: parts.begin(new, document, sources)))

    @classmethod
    def open(cls, path: Path, *, to_go_on: bool = True) -> CaseFile:
        """Open a case file that exists: to go on with it, which one window does at a time, or only to look at it.

        Nothing is read of a file that holds anything but what a version of this program made. One that may not be
        written, or whose folder may not, or that is damaged, is open to be looked at only: ``read_only`` tells.
        """
        connection, salvaged = opened(path)
        if salvaged is not None:
            file = cls(path, connection, read_only=True)
            file.salvaged = salvaged
            return file
        try:
            read_only = not (whole_files.may_write(path) and whole_files.may_write(path.parent))
            held = hold(path) if to_go_on and not read_only else None
        except UserError:
            connection.close()
            raise
        return cls(path, connection, held, read_only=read_only)

    @property
    def to_go_on(self) -> bool:
        """Whether the file is this program's own while it is open; else another may go on with it."""
        return self._held is not None

    @contextmanager
    def _reading(self) -> Iterator[None]:
        self._connection.grant()
        try:
            yield
        except sqlite3.Error as error:
            raise not_read(self.path, error) from error
        except ValueError as error:
            raise damaged_case(self.path) from error

    def document(self, number: int = FIRST) -> Document:
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
        """SHA-256 of the files that the documents were read from; not of those that were laid beside them."""
        beside = frozenset(one.body["document"] for one in self.entries("beside"))
        with self._reading():
            return parts.digests(self._connection, beside)

    def has_work(self) -> bool:
        """Whether anything was ever done in the case; that it was begun, and by which rules, is no work on it."""
        ask = "SELECT 1 FROM journal WHERE kind NOT IN ('own-rules', 'begin') LIMIT 1"
        with self._reading():
            return self._connection.execute(ask).fetchone() is not None

    def worked(self) -> tuple[datetime, int]:
        """When the case was worked on last and how often; what only left it as paper is no work on it."""
        with self._reading():
            work = [one for _, one in done(rows(self._connection)) if one is not None and one.kind not in NO_WORK]
            return datetime.fromisoformat(work[-1].at).astimezone() if work else NEVER, len(work)

    def append(self, entry: Entry) -> None:
        """Write one entry durably."""
        with self._writing(entry) as end:
            self._written(insert(self._connection, entry, end))

    def join(self, entry: Entry, document: Document, sources: Sequence[bytes]) -> Entry:
        """Write a document that joins the case, its files and the entry that says so, all at once; returns the entry,
        whose body has the number of the document and its digest."""
        with self._writing(entry) as end:
            number, digest = parts.keep(self._connection, document, sources)
            numbered = replace(entry, body=entry.body | {"document": number, "digest": digest})
            self._written(insert(self._connection, numbered, end))
        return numbered

    def make_current(self, entry: Entry) -> None:
        """Make of the file what the next entry would make of it, of which ``entry`` has person and time: one of this
        version, in which what could not be played is set aside."""
        with self._reading():
            is_current = version_of(self._connection) == VERSION and self._bad is None
        if not is_current:
            with self._writing(entry):
                pass

    @contextmanager
    def _writing(self, entry: Entry) -> Iterator[Tip]:
        """The transaction of an entry, which first renews a case of an older version and sets aside what could not be
        played; where the journal ends then. What another program wrote meanwhile, by whatever name it knows the case,
        is never written upon."""
        self.refuse_read_only()
        self._connection.free()
        known, bad = self._last, self._bad
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")  # sqlite3 begins none before what changes a schema
                if known is not None and last(self._connection) != known:
                    raise in_use(self.path)
                if version_of(self._connection) < VERSION:
                    renew(self._connection, entry)
                    self._proof = None
                end = tip(self._connection)
                if bad is not None:
                    end = insert(self._connection, replace(entry, kind=SET_ASIDE, body=[bad, end.number]), end)
                    self._bad = self._proof = None
                self._last = end.number
                yield end
        except BaseException as error:
            self._last, self._bad = known, bad
            if isinstance(error, sqlite3.Error):
                raise not_written(self.path, error) from error
            raise

    def _written(self, end: Tip) -> None:
        """What is written is known here too."""
        self._last = end.number
        if self._proof is not None and not self._proof.breaches:
            self._proof.heads.add(end.digest)

    def refuse_read_only(self) -> None:
        """Raises UserError where nothing can be written into the case."""
        if self.salvaged is not None:
            raise only_salvaged(self.path)
        if self.read_only:
            raise read_only(self.path)

    def began_old(self) -> bool:
        """Whether the journal begins as older versions wrote it: until it was renewed, marks were not undone."""
        with self._reading():
            renewed = self._connection.execute("SELECT 1 FROM journal WHERE kind = ?", (RENEWED,)).fetchone()
            return renewed is not None or version_of(self._connection) < MARKS_ARE_UNDONE

    def entries(self, *kinds: str) -> Iterator[Entry]:
        """What was done, from its beginning, or what of it is of some kinds; without what no case wrote."""
        with self._reading():
            every = rows(self._connection, *kinds)
        return (entry for _, entry in done(every) if entry is not None)

    def done(self) -> Iterator[tuple[int, Entry | None]]:
        """The same by its numbers; None where no case wrote what stands there."""
        with self._reading():
            every = rows(self._connection)
        self._last = every[-1].number if every else 0
        return done(every)

    def after(self, number: int) -> list[tuple[int, Entry | None]]:
        """What was done behind an entry, likewise; to be read, not to be gone on from."""
        with self._reading():
            return [*done(entries.rows_behind(self._connection, number))]

    def number_of(self, digest: str) -> int | None:
        """The number of the entry that has a digest; 0 of the document that the case began with, None of nothing."""
        with self._reading():
            return entries.number_of(self._connection, digest)

    def leave_out_from(self, number: int | None) -> None:
        """From this entry on nothing could be played: what is added next sets all of it aside."""
        self._bad = number

    def head(self) -> str:
        """The digest of the last thing done that is no paper, and of all before it; blank where there is no chain."""
        with self._reading():
            return head(self._connection)

    def proof(self) -> Proof:
        """What the case proves of itself. Raises UserError where the file is damaged as a database."""
        if self._proof is None:
            with self._reading():
                self._proof = prove(self._connection)
        return self._proof

    def copy_to(self, path: Path) -> CaseFile:
        """The same case under another name; the copy is complete, and on the disk, before it takes the name.

        A case that another window goes on with is left alone: the name is held before anything is replaced. The copy is
        read back under its name, since only then may what it was copied from be given up. Raises UserError.
        """
        refuse_reserved(path)
        copy = CaseFile(path, *created(path, self._connection.backup))
        try:
            with copy._reading():
                if not is_whole(copy._connection) or rows(copy._connection) != rows(self._connection):
                    raise damaged_case(path)
        except UserError:
            copy.close()
            raise
        copy._last, copy._bad = self._last, self._bad
        return copy

    def close(self) -> None:
        self._connection.close()
        if self._held is not None:
            self._held.let_go()
            self._held = None
