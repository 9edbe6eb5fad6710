"""Text as a document has it, for tests of what is read from it."""

from __future__ import annotations

from gouji.model.document import Document, Passage, SourceFile
from gouji.model.source import AtLine, OnPage
from gouji.prose.claims import Claim
from gouji.prose.paragraphs import paragraphs
from gouji.prose.reading import read_claims


def document(*passages: Passage, format: str = "html", year: int = 2024, stage: str = "budget") -> Document:
    """A document of these lines alone."""
    return Document(SourceFile("文.html", "", format), "某区某局", year, stage, "", [], [*passages])


def text(*lines: str, format: str = "html", year: int = 2024, stage: str = "budget") -> Document:
    """The same of lines, each a paragraph where the format says so."""
    return document(*(Passage(AtLine(n), one) for n, one in enumerate(lines, 1)), format=format, year=year, stage=stage)


def page(*lines: tuple[float, float, str]) -> Document:
    """A page whose lines reach from one point to another, each 20 points below the one before."""
    passages = (
        Passage(OnPage(1, (left, 20.0 * n, right, 20.0 * n + 12)), one) for n, (left, right, one) in enumerate(lines, 1)
    )
    return document(*passages, format="pdf")


def claims(*lines: str, year: int = 2024) -> list[Claim]:
    return read_claims(paragraphs(text(*lines)), year)
