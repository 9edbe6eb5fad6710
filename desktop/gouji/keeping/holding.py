"""One program at a time goes on with a case: it is held until it is closed, by its name and as the file that it is.

By its name, without links, a lock file stands beside it: that holds off whoever reaches it there, from any machine. As
the file that it is (device and number, on Windows its file id) it is locked in the data folder: so a case that goes by
two names is one case, and stays held where its lock file is deleted. Where that folder cannot be written the name alone
is held. Held by ``test_one_case_under_two_names_is_one_case``.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from gouji.errors import UserError
from gouji.keeping.locking import SUFFIX, let_go, lock_at
from gouji.keeping.places import data_folder
from gouji.keeping.refusals import not_written

LOCKS = "locks"
"""The folder within the data folder."""


@dataclass
class Hold:
    """What keeps a case to one window."""

    path: Path
    """As it is called in messages."""
    _by_name: FileLock
    _as_file: list[FileLock] = field(default_factory=list)

    def take(self, path: Path) -> None:
        """Hold the file at ``path`` too, which has the name of the case or is going to have it. Raises UserError."""
        folder = data_folder() / LOCKS
        try:
            folder.mkdir(parents=True, exist_ok=True)
            told = path.stat()
            lock = lock_at(folder / f"{told.st_dev}-{told.st_ino}{SUFFIX}")
            lock.acquire()
        except Timeout as error:
            raise in_use(self.path) from error
        except OSError:
            return  # the name is held all the same
        self._as_file.append(lock)

    def leave_replaced(self) -> None:
        """Hold only the file that was taken last: the one that had the name is gone, and its number may soon be that of
        another case (``test_a_file_that_was_replaced_is_held_no_longer``)."""
        while len(self._as_file) > 1:
            let_go(self._as_file.pop(0))

    def let_go(self) -> None:
        """Leave the case to others."""
        while self._as_file:
            let_go(self._as_file.pop())
        let_go(self._by_name)


def hold(path: Path) -> Hold:
    """Keep a case to one window: two that go on with one journal would destroy it. Raises UserError."""
    true = Path(os.path.realpath(path))
    lock = lock_at(true.with_name(true.name + SUFFIX))
    try:
        lock.acquire()
    except Timeout as error:
        raise in_use(path) from error
    except OSError as error:
        raise not_written(path, error) from error
    held = Hold(path, lock)
    if true.exists():
        try:
            held.take(true)
        except UserError:
            held.let_go()
            raise
    return held


def sweep_locks() -> None:
    """Take away what a program that was ended has left of its holding, and nobody holds."""
    for path in (data_folder() / LOCKS).glob(f"*{SUFFIX}"):
        lock = lock_at(path)
        with suppress(Timeout, OSError):
            lock.acquire()
            let_go(lock)


def in_use(path: Path) -> UserError:
    """What is said of a case that another window goes on with."""
    return UserError("in-use", "{name} is open in another window. Go on there, or close it first.", name=path.name)
