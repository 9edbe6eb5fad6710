"""What every producer yields: lines of text with their place, in pages."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.model.document import SourceFile


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; ``number`` counts from 1 in the source."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole source, page by page."""

    file: SourceFile
    pages: tuple[Page, ...]
