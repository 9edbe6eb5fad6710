"""The folder in which an office program works, which nobody else may look into, and which is taken away.

It holds a copy of a budget that may not be published. Where a file in it is still held by a program that was just
ended, as Windows does, it is tried again for a while; what stays nevertheless, or was left by a Gouji that was ended
midway, goes an hour later, when the next document is turned into docx or the program starts anew. Held by
``tests/reading/sources/converted/test_workplace.py``.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gouji.whole_files import OLD_S, found

_PREFIX = "gouji-docx-"

_TRIES = 20
_BETWEEN = 0.1
"""How often it is tried to take a folder away, and the seconds between."""


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder as long as it is needed; raises OSError where there can be none."""
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
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
            if (time.time() if now is None else now) - folder.stat().st_mtime > OLD_S:
                shutil.rmtree(folder, ignore_errors=True)
