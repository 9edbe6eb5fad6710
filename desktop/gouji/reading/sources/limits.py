"""How much of one document is read: a file may declare more cells than fit in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from gouji.archives.unpacking import too_large

TEXT_LIMIT = 32 * 2**20
"""Characters of a document; a budget of 100,000 figures prints some two million."""

PART_LIMIT = 2_000_000
"""Paragraphs, rows and cells of a document, columns that merged cells cover included."""

_PART_BYTES = 500
"""What each of them takes once it is read."""

_CHARACTER_BYTES = 4


@dataclass(slots=True)
class Room:
    """What may still be read of a document; raises UserError where no more of it would fit in memory."""

    name: str
    parts: int = field(default_factory=lambda: PART_LIMIT)
    text: int = field(default_factory=lambda: TEXT_LIMIT)

    def take(self, parts: int = 1) -> None:
        """Read so many paragraphs, rows or cells more."""
        self.parts -= parts
        if self.parts < 0:
            raise too_large(self.name, PART_LIMIT * _PART_BYTES)

    def take_text(self, length: int) -> None:
        """Read so many characters more."""
        self.text -= length
        if self.text < 0:
            raise too_large(self.name, TEXT_LIMIT * _CHARACTER_BYTES)
