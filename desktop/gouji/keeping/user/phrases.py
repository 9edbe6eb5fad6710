"""What the user writes often as a remark: phrases by the line, kept from one start of the program to the next.

A file that cannot be read or written stops nobody's work. Held by
``test_phrases_are_the_users_once_they_are_changed``.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from gouji import whole_files
from gouji.keeping import places

LONGEST, MOST = 200, 40
"""Letters of a phrase, and phrases."""


def kept() -> list[str] | None:
    """The phrases of this user; None where they were never changed."""
    try:
        text = _file().read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    return _cleaned(text.splitlines())


def keep(phrases: Iterable[str]) -> None:
    """Offer these from now on."""
    with suppress(OSError, UnicodeError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        whole_files.write(_file(), "\n".join(_cleaned(phrases)).encode())


def _cleaned(phrases: Iterable[str]) -> list[str]:
    return [*dict.fromkeys(one for text in phrases if (one := " ".join(text.split())[:LONGEST]))][:MOST]


def _file() -> Path:
    return places.data_folder() / "phrases.txt"
