"""A fault of the program's own, or of a library, is written down in the user's data folder, wherever it is met.

It is never passed over: who goes on after one tells the user where the details are.
"""

from __future__ import annotations

import sys
import traceback
from datetime import datetime
from pathlib import Path

from gouji.errors import UserError, reason_of
from gouji.keeping import places


def log() -> Path:
    """Where faults are written down, the latest last."""
    return places.data_folder() / "faults.log"


def traced(fault: BaseException) -> str:
    """What a developer needs to know: the fault and the way to it."""
    return "".join(traceback.format_exception(fault))


def note(fault: BaseException) -> None:
    """Write a fault down. Raises OSError."""
    path = log()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", errors="backslashreplace") as handle:
        handle.write(f"{datetime.now().isoformat(timespec='seconds')}\n{traced(fault)}\n")


def costs(name: str, fault: Exception) -> UserError:
    """What is said of a fault that costs the user this file; it is written down, on stderr where the log cannot be."""
    try:
        note(fault)
    except OSError as refused:
        sys.stderr.write(traced(fault))
        return UserError(
            "fault",
            "Something went wrong in Gouji, and {name} was given up. "
            "The details cannot be written to {path} ({reason}).",
            name=name,
            path=log(),
            reason=reason_of(refused),
        )
    return UserError(
        "fault",
        "Something went wrong in Gouji, and {name} was given up. The details are in {path}.",
        name=name,
        path=log(),
    )
