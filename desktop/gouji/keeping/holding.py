"""One program at a time goes on with a case: it holds a lock file beside it until the case is closed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout, UnixFileLock

from gouji.errors import UserError
from gouji.keeping.refusals import not_written

SUFFIX = ".lock"


def hold(path: Path) -> FileLock:
    """Keep a case to one window: two that go on with one journal would destroy it. Raises UserError."""
    lock = FileLock(path.with_name(path.name + SUFFIX), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise _in_use(path) from error
    except OSError as error:
        raise not_written(path, error) from error
    return lock


def let_go(lock: FileLock) -> None:
    """Take the lock file away while it is still held: who waits for a file without a name tries again (filelock 4.2).

    On Windows, and where files cannot be locked, filelock does all this by itself.
    """
    if isinstance(lock, UnixFileLock):
        with suppress(OSError):
            Path(lock.lock_file).unlink()
    lock.release()


def _in_use(path: Path) -> UserError:
    return UserError("in-use", "{name} is open in another window. Go on there, or close it first.", name=path.name)
