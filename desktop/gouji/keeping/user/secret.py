"""What this user's program alone knows: by it the program knows what it wrote itself, wherever that lay.

It is made on first use, and only its user may read it. Where it was lost, or cannot be kept, nothing that was marked by
it is believed, which costs the work and no more. Held by ``tests/keeping/test_secret.py``.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path

from gouji import whole_files
from gouji.keeping.places import data_folder

LENGTH = 32
"""Bytes."""


def secret() -> bytes:
    """The bytes; new ones where there are none."""
    with suppress(OSError):
        kept = _file().read_bytes()
        if len(kept) == LENGTH:
            return kept
    made = secrets.token_bytes(LENGTH)
    with suppress(OSError):  # then it lasts as long as this program does
        _file().parent.mkdir(parents=True, exist_ok=True)
        whole_files.write(_file(), made, mode=whole_files.OWNER)
    return made


def _file() -> Path:
    return data_folder() / "secret.key"
