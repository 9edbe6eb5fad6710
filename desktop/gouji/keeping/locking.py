"""A lock file that one program at a time holds, on every system; taken away when it is let go."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from filelock import FileLock, UnixFileLock

SUFFIX = ".lock"


def lock_at(path: Path) -> FileLock:
    """The lock of a path; to acquire it raises Timeout where another program holds it, and OSError."""
    return FileLock(path, timeout=0, thread_local=False)


def let_go(lock: FileLock) -> None:
    """Take the lock file away while it is still held: who waits for a file without a name tries again (filelock 4.2).

    On Windows, and where files cannot be locked, filelock does all this by itself.
    """
    if isinstance(lock, UnixFileLock):
        with suppress(OSError):
            Path(lock.lock_file).unlink()
    lock.release()
