"""What a program that was ended midway has left is taken away when the next one starts: only ours, never in use.

What cannot be taken away stays, and stops nothing else (``tests/keeping/test_sweeping.py``).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from gouji.errors import UserError
from gouji.keeping import places
from gouji.keeping.database.connecting import connect
from gouji.keeping.holding import hold, sweep_locks
from gouji.keeping.locking import SUFFIX
from gouji.whole_files import found, sweep


def sweep_all() -> None:
    """Sweep the data folder, the drafts, and the folders where the user worked last."""
    drafts = places.data_folder() / "drafts"
    for folder in {places.data_folder(), drafts, places.folder(), *(case.parent for case in places.recent())}:
        sweep(folder)
    for draft in found(drafts, f"*{places.SUFFIX}"):
        with suppress(OSError):
            if _half(draft):
                _sweep_draft(draft)
    for lock in found(drafts, f"*{places.SUFFIX}{SUFFIX}"):
        with suppress(OSError):
            if not lock.with_suffix("").exists():
                _sweep_draft(lock.with_suffix(""))
    sweep_locks()


def _sweep_draft(path: Path) -> None:
    """Take away a draft whose making was ended, with its lock, unless someone has it open; raises OSError."""
    try:
        held = hold(path)
    except UserError:
        return
    try:
        if path.exists() and _half(path):
            path.unlink()
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    finally:
        held.let_go()


def _half(path: Path) -> bool:
    """Whether the file holds neither a document nor anything done; one that is damaged may hold both."""
    try:
        with closing(connect(path)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            held = [connection.execute(f"SELECT 1 FROM {one}").fetchone() for one in tables & {"document", "journal"}]
    except (sqlite3.Error, OSError, UnicodeDecodeError):
        return False
    return not any(held)
