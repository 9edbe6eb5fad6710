"""By what a program knows one of our papers among other PDFs before it looks closer.

A PDF of a stranger is given to no library for that: our papers hold the mark in their bytes, as it is written here,
also after they were signed. Held by ``tests/paper/test_mark.py``.
"""

from __future__ import annotations

from mmap import ACCESS_READ, mmap
from pathlib import Path

from gouji.errors import UserError

CREATOR = "Gouji working paper"
_MARK = f"/Creator ({CREATOR})".encode()


_CALLED = (".pdf", "")
"""How the name of a PDF ends: what comes in on standard input has no ending."""


def is_paper(path: Path) -> bool:
    """Whether a file is a PDF that says that it is a working paper; its signatures tell what it is worth."""
    if path.suffix.lower() not in _CALLED:
        return False
    try:
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            return data.find(_MARK) >= 0
    except (OSError, ValueError):
        return False  # whoever reads the file says what is wrong with it, be it that nothing stands in it


def refuse_paper(path: Path) -> None:
    """A paper of ours is no budget, though it prints its tables. Raises UserError."""
    if is_paper(path):
        raise UserError(
            "is-paper",
            "{name} is a working paper. Check the file or case that it was made from; "
            "gouji verify tells its signatures.",
            name=path.name,
        )
