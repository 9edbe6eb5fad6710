"""What every office program is here that writes a docx, be it LibreOffice, Word or WPS."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from gouji.reading.sources.converted.started import Started

TARGET = "converted.docx"
"""What the docx is called in the folder in which a program works."""


class Office(Protocol):
    """A program that writes a docx."""

    @property
    def name(self) -> str:
        """As it is told to the user."""

    def command(self, source: Path, folder: Path) -> tuple[list[str], Mapping[str, str]]:
        """What is run in ``folder``, and what is added to its environment; it leaves ``TARGET`` there.

        Raises OSError where that cannot be prepared.
        """

    def started(self, folder: Path) -> list[Started]:
        """The processes that it started and that are no children of its own."""
