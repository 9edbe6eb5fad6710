"""The folder in which an office program works, which nobody else may look into, and which is taken away.

It holds a copy of a budget that may not be published, and is locked as long as somebody works in it. What was left by a
Gouji that was ended midway, or is held by a program that was just ended, as Windows does, goes with that program when
the next document is turned into docx or the program starts anew; where nothing tells whether it was left, an hour
later. Held by ``tests/reading/sources/converted/test_workplace.py``.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from gouji.reading.sources.converted.started import told_in
from gouji.whole_files import OLD_S, found

_PREFIX = "gouji-docx-"

_HELD = "held"
"""The file that is locked by who works in the folder."""

_TRIES = 20
_BETWEEN = 0.1
"""How often it is tried to take a folder away, and the seconds between."""


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder as long as it is needed; raises OSError where there can be none."""
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    held = FileLock(folder / _HELD)
    try:
        with held:
            yield folder
    finally:
        for _ in range(_TRIES):
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                break
            time.sleep(_BETWEEN)


def sweep(now: float | None = None) -> None:
    """Take away what was left; never a folder in which a program may still work."""
    for folder in found(Path(tempfile.gettempdir()), f"{_PREFIX}*"):
        with suppress(OSError):  # one that cannot be looked at stays, and stops no other
            if not _is_ours(folder):
                continue
            old = (time.time() if now is None else now) - folder.stat().st_mtime > OLD_S
            if old or _is_left(folder):
                for one in told_in(folder):
                    one.end()
                shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Whether this user made it: what stands in another's names processes that are not ended for him."""
    return sys.platform == "win32" or folder.lstat().st_uid == os.getuid()


def _is_left(folder: Path) -> bool:
    """Whether somebody worked in it who is gone."""
    if not (folder / _HELD).exists():
        return False
    try:
        with FileLock(folder / _HELD, timeout=0):
            return True
    except Timeout:
        return False
