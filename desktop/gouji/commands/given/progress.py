"""How far the reading of a document is, as the terminal shows it."""

from __future__ import annotations

from collections.abc import Callable

from gouji.streams import show


def progress(name: str, number: int = 1, count: int = 1) -> Callable[[int], None]:
    """What a reader tells, of a hundred parts, of the document that is the ``number``th of so many."""
    which = f"[{number}/{count}] " if count > 1 else ""

    def shown(percent: int) -> None:
        show(f"{which}{percent}% {name}")  # what is long and is cut stands last

    shown(0)
    return shown
