"""What was done of a batch, beside its output: a line of JSON for each task, written whole and synced before it counts.

A batch that is killed, or whose machine is, goes on where it was: a line that was cut off is no line. Nothing is looked
up but by a key that is made of all that decides the outcome, so what was done for another file or by other rules is
never taken. It lies beside documents, and comes along with them: each line bears a mark that this user's program alone
can make, and one without it is not believed; its task is done again. What stands behind a record is long: it is packed,
and read again only where it is written out. One program at a time keeps a batch. Held by ``tests/batch/test_state.py``.
"""

from __future__ import annotations

import hmac
import io
import os
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock

import msgspec
from filelock import Timeout
from msgspec import Struct

from gouji import whole_files
from gouji.batch.record import Record, Refusal, Sums
from gouji.bounds import MEMORY
from gouji.errors import UserError, unreadable, unwritable
from gouji.keeping.locking import SUFFIX as LOCKED
from gouji.keeping.locking import let_go, lock_at
from gouji.keeping.user.secret import secret

SUFFIX = ".gouji-batch"
"""How its name ends; before that it is called as the output is."""

SCHEMA = "gouji.batch-state/1"


class Kept(Struct, frozen=True, omit_defaults=True, tag_field="of", tag="task"):
    """What came of one task: one of these is there."""

    key: str
    record: Record | None = None
    refusal: Refusal | None = None
    sums: Sums | None = None

    @property
    def counts(self) -> bool:
        """Whether it need not be done again."""
        return self.refusal is None or not self.refusal.passing


class _Line(Kept, frozen=True, omit_defaults=True):
    """The same with what stands behind a record."""

    told: bytes = b""
    """The JSON of the check, packed."""
    document: bytes = b""
    """The document as it was read, packed."""


class _Output(Struct, frozen=True, tag_field="of", tag="output"):
    """A file that was written of the batch."""

    sha256: str


class _Head(Struct, frozen=True):
    schema: str


def beside(output: Path) -> Path:
    """Where the state of a batch is kept that writes this output; of outputs of one name in other forms it is one."""
    return output.with_name(output.stem + SUFFIX)


class State:
    """What was done so far; to be closed. Raises UserError where it cannot be kept, or is no such state."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept: dict[str, tuple[Kept, int, int]] = {}
        """Each with where its line begins and how long that is."""
        self._asked: set[str] = set()
        """Keys that were looked up since it was opened."""
        self.outputs: set[str] = set()
        """The digests of what was written of it: of another file nobody knows that it may be written over."""
        self._ends = 0
        """Of the lines that are whole, the last."""
        self._secret = secret()
        self._writing = Lock()
        self._held = lock_at(path.with_name(path.name + LOCKED))
        try:
            self._held.acquire()
        except Timeout as error:
            told = "{name} is being worked at by another program. Wait for it, or name another output."
            raise UserError("batch-in-use", told, name=path.name) from error
        except OSError as error:
            raise _not_kept(path, error) from error
        try:
            self._file = self._opened()
        except OSError as error:
            let_go(self._held)
            raise _not_kept(path, error) from error
        except UserError:
            let_go(self._held)
            raise

    def _opened(self) -> io.FileIO:
        """The file with all its whole lines read; what was cut off is cut away.

        Nothing of it waits in memory to be written: a full disk would refuse that again and again.
        """
        file = io.FileIO(self.path, "r+" if self.path.exists() else "w+")
        try:
            self._read(file)
            if not self._ends:
                self._append(file, SCHEMA_LINE)
            file.truncate(self._ends)
        except BaseException:
            file.close()
            raise
        return file

    def _read(self, file: io.FileIO) -> None:
        lines = io.BufferedReader(file)
        try:
            first = lines.readline()
            if not (first == SCHEMA_LINE or SCHEMA_LINE.startswith(first)):
                raise self._stranger()
            line = first
            while line.endswith(b"\n"):
                self._take(line)
                self._ends += len(line)
                line = lines.readline()
        finally:
            lines.detach()

    def _take(self, line: bytes) -> None:
        try:
            kept = msgspec.json.decode(self._believed(line), type=Kept | _Output)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return  # a disk lost it, or somebody else wrote it: what it told is done again
        if isinstance(kept, _Output):
            self.outputs.add(kept.sha256)
        else:
            self._kept[kept.key] = kept, self._ends, len(line)

    def _believed(self, line: bytes) -> bytes:
        """What a line tells; nothing where its mark is not that of this user's program."""
        mark, _, told = line.partition(b" ")
        return told if hmac.compare_digest(mark, self._mark(told)) else b""

    def _mark(self, told: bytes) -> bytes:
        return hmac.digest(self._secret, told, "sha256").hex().encode()

    def _stranger(self) -> UserError:
        told = "{name} is not the state of a batch, and is not written over. Name another output, or move it away."
        return UserError("no-batch-state", told, name=self.path.name)

    def find(self, key: str) -> Kept | None:
        """What came of the task of a key, if it was done."""
        self._asked.add(key)
        found = self._kept.get(key)
        return found[0] if found else None

    def keep(self, kept: Kept, told: bytes = b"", document: bytes = b"") -> None:
        """Keep what came of a task; it counts from the moment that this returns. Raises UserError."""
        line = _Line(kept.key, kept.record, kept.refusal, kept.sums, _packed(told), _packed(document))
        with self._writing:
            self._kept[kept.key] = kept, self._ends, self._put(line)

    def keep_output(self, sha256: str) -> None:
        """Keep that a file of this digest is about to be written of the batch. Raises likewise."""
        with self._writing:
            self._put(_Output(sha256))
            self.outputs.add(sha256)

    def _put(self, told: _Line | _Output) -> int:
        """How long the line is."""
        line = self._line_of(told)
        try:
            self._append(self._file, line)
        except OSError as error:
            raise _not_kept(self.path, error) from error
        return len(line)

    def _line_of(self, told: _Line | _Output) -> bytes:
        data = msgspec.json.encode(told) + b"\n"
        return self._mark(data) + b" " + data

    def _append(self, file: io.FileIO, line: bytes) -> None:
        """Write a line behind the last whole one; what a full disk took of it is cut away. Raises OSError."""
        rest = memoryview(line)
        try:
            file.seek(self._ends)
            while rest:
                rest = rest[file.write(rest) :]
            os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):  # then the next line is written over it
                file.truncate(self._ends)
            raise
        self._ends += len(line)

    def tidy(self) -> None:
        """A batch came to its end: what it did not look up goes, once that is the larger part of what is kept.

        Raises UserError; then all is as it was.
        """
        with self._writing:
            needed = [(begins, length) for key, (_, begins, length) in self._kept.items() if key in self._asked]
            if 2 * sum(length for _, length in needed) >= self._ends:
                return
            try:
                with whole_files.beside(self.path) as part, part.open("wb") as new:
                    new.write(SCHEMA_LINE)
                    new.writelines(map(self._line_of, map(_Output, sorted(self.outputs))))
                    for begins, length in sorted(needed):
                        self._file.seek(begins)
                        new.write(self._file.read(length))
                    new.flush()
                    self._file.close()  # Windows puts nothing in the place of a file that is open
            except OSError as error:
                raise _not_kept(self.path, error) from error
            finally:
                if self._file.closed:
                    self._kept, self._ends = {}, 0
                    self._file = self._opened()

    def told(self, key: str) -> bytes:
        """The JSON of the check of a key that was done. Raises UserError where the file is no longer as it was."""
        return self._behind(key, lambda line: line.told)

    def document(self, key: str) -> bytes:
        """The document of such a key as a case keeps it. Raises likewise."""
        return self._behind(key, lambda line: line.document)

    def _behind(self, key: str, which: Callable[[_Line], bytes]) -> bytes:
        _, begins, length = self._kept[key]
        try:
            with self._writing:
                self._file.seek(begins)
                line = self._file.read(length)
            return _unpacked(which(msgspec.json.decode(self._believed(line), type=_Line)))
        except OSError as error:
            raise unreadable(self.path.name, error) from error
        except (msgspec.MsgspecError, UnicodeDecodeError, zlib.error) as error:
            told = "{name} was changed while the batch was at work. Move it away, and begin again."
            raise UserError("batch-state-changed", told, name=self.path.name) from error

    def close(self) -> None:
        """Let it go; what was kept stays."""
        try:
            self._file.close()
        finally:
            let_go(self._held)


SCHEMA_LINE = msgspec.json.encode(_Head(SCHEMA)) + b"\n"


def _packed(data: bytes) -> bytes:
    return zlib.compress(data) if data else b""


def _unpacked(data: bytes) -> bytes:
    """Raises zlib.error also for more than a worker, which it came from, can hold."""
    if not data:
        return b""
    unpacking = zlib.decompressobj()
    found = unpacking.decompress(data, MEMORY)
    if not unpacking.eof:
        raise zlib.error("cut off, or too large")
    return found


def _not_kept(path: Path, error: OSError) -> UserError:
    return unwritable("{name} cannot be written ({reason}). Choose another folder.", path.name, error)
