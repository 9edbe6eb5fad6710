"""A file is written whole or not at all: beside its place, synced to the disk, then moved into its place.

A program that is ended midway, a full disk or a loss of power leaves what stood there before
(``tests/keeping/test_whole_files.py``). What such an end leaves beside it is known by its name and swept later.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX, SUFFIX = ".gouji-", ".part"
"""How the name of a file begins and ends that is not whole yet; short, because its place may have a long name."""

OLD_S = 3600.0
"""Seconds after which nobody is still writing such a file."""

ANYBODY, OWNER = 0o666, 0o600
"""Who may read and write a new file, as far as the system's own mask allows."""


def write(path: Path, data: bytes, *, mode: int = ANYBODY) -> None:
    """Put these bytes into a file, new or in place of the old; raises OSError and leaves the old one alone."""
    with beside(path, mode=mode) as part:
        part.write_bytes(data)


@contextmanager
def beside(path: Path, *, mode: int = ANYBODY) -> Iterator[Path]:
    """An empty file in the folder of ``path``, to be filled and closed, which then takes its place; raises OSError.

    A file that stood there keeps its permissions. One that may not be written is not replaced either, though the folder
    would allow it; a link stays one.
    """
    path = Path(os.path.realpath(path)) if path.is_symlink() else path
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists():
        if not may_write(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        mode = stat.S_IMODE(path.stat().st_mode)
    part = path.with_name(f"{PREFIX}{os.urandom(6).hex()}{SUFFIX}")
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))
    try:
        if path.exists():
            part.chmod(mode)  # which the system's mask may have narrowed
        yield part
        _sync(part)
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    sync_folder(path.parent)


def may_write(path: Path) -> bool:
    """Whether the system lets whoever runs this write a file, or into a folder."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def sync_folder(folder: Path) -> None:
    """Let the names in a folder survive a loss of power; Windows and some shares keep them by themselves."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EINVAL, errno.ENOTSUP):
            raise


def sweep(folder: Path, now: float | None = None) -> None:
    """Take away what a program that was ended while writing has left in a folder; never what may still be written."""
    for part in found(folder, f"{PREFIX}*{SUFFIX}*"):
        with suppress(OSError):  # one that cannot go stays, and stops no other
            if (time.time() if now is None else now) - part.stat().st_mtime > OLD_S:
                part.unlink()


def found(folder: Path, pattern: str) -> list[Path]:
    """The files of a folder whose name is like this; none where the folder cannot be looked at."""
    try:
        return list(folder.glob(pattern))
    except OSError:
        return []


def _sync(part: Path) -> None:
    with part.open("r+b") as file:
        os.fsync(file.fileno())
