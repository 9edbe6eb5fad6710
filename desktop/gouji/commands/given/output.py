"""Where a command puts what it makes: a file, or a folder, in which it is called after what it is and whose it is.

The ending of a name tells what the file is to be, so one that is none of those that the command writes is refused; what
begins with no letter, as in 底稿.2017, is part of the name. Held by ``tests/commands/test_output.py``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from gouji.errors import UserError
from gouji.model.document import Document
from gouji.model.names import legal
from gouji.wording import listed

STANDARD_OUTPUT = "-"

_ENDING = re.compile(r"\.[A-Za-z]\w*", re.ASCII)

ENTITY = 24
"""Characters of the name of a body that stand in that of a file."""


def destination(word: str, endings: Sequence[str]) -> Path:
    """The file or folder that the user named. Raises UserError for a name that ends otherwise than in one of the
    ``endings``, and for a folder that is not there."""
    path = Path(word)
    if path.is_dir():
        return path
    if word.endswith(("/", os.sep)):
        raise UserError("no-folder", "There is no folder {name}. Make it first.", name=word)
    if _ENDING.fullmatch(path.suffix) and path.suffix.lower() not in endings:
        raise UserError("other-ending", "{name} ends in none of {endings}.", name=word, endings=listed(endings))
    return path


def called(path: Path, what: str, document: Document | None = None) -> Path:
    """The file itself; in a folder by ``what`` it is, whose and of which year, as the window offers it."""
    if not path.is_dir():
        return path
    whose = (document.entity[:ENTITY], str(document.year or "")) if document is not None else ()
    return path / legal(" ".join(filter(None, (what, *whose))))
