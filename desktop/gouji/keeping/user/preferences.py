"""How the user likes the window: small values by name, kept from one start of the program to the next.

A file that cannot be read or written stops nobody's work: then everything is as at first. Held by
``tests/keeping/test_preferences.py``.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from gouji import whole_files
from gouji.keeping import places

Value = int | str | bool


def preferred(name: str, default: int) -> int:
    """A number that was kept; ``default`` where none was, or something else."""
    value = _read().get(name)
    return value if isinstance(value, int) else default


def preferred_word(name: str, default: str) -> str:
    """A word that was kept; ``default`` where none was, or something else."""
    value = _read().get(name)
    return value if isinstance(value, str) else default


def prefer(name: str, value: Value) -> None:
    """Keep a value."""
    kept = _read() | {name: value}
    with suppress(OSError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        whole_files.write(_file(), json.dumps(kept, ensure_ascii=False).encode())


def _read() -> dict[str, Value]:
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _file() -> Path:
    return places.data_folder() / "preferences.json"
