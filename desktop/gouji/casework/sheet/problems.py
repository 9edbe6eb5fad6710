"""What was found, as a line of a check sheet tells it: where it stands, its words, what is so, and what proves it.

Copying a problem gives exactly its text. Held by ``tests/casework/sheet/test_answers.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gouji.casework.telling import claims
from gouji.casework.telling.parts import file_of, where
from gouji.casework.telling.sentences import place, sentence
from gouji.checking.check import Check
from gouji.checking.families.family import DIFFERS
from gouji.checking.findings import Finding
from gouji.checking.prose.text import held
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.model.document import Document
from gouji.prose.claims import Role
from gouji.prose.paragraphs import Paragraph, heading_rank
from gouji.prose.text import text_of
from gouji.prose.wording import Wording
from gouji.wording import say

QUOTED = 60
"""Letters that are quoted at most."""


@dataclass(frozen=True, slots=True)
class Problem:
    """``kinds`` are the tables that it is of, ``headings`` what it stands under; a title stands under itself."""

    key: str
    """The same as long as the same is found."""
    severity: Severity
    where: str
    quoted: str
    told: str
    proof: tuple[str, ...] = ()
    """Where tables print what is so: table, row, column."""
    kinds: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    is_title: bool = False

    @property
    def text(self) -> str:
        """The problem as it is shown and copied."""
        if not self.where:
            return self.told
        if not self.quoted:
            return say("{where}: {told}", where=self.where, told=self.told)
        return say("{where}, “{text}”: {told}", where=self.where, text=self.quoted, told=self.told)


def of_finding(document: Document, finding: Finding) -> Problem:
    """What a relation of the tables found."""
    cell = finding.cells[0] if finding.cells else None
    source = document.tables[cell.table].source(cell.row, cell.column) if cell else None
    return Problem(
        finding.id,
        finding.severity,
        where(source, file_of(document, document.tables[cell.table].file)) if source and cell else "",
        "",
        sentence(document, finding),
        tuple(place(document, one) for one in finding.flagged),
        tuple(document.tables[number].kind for number in finding.tables),
    )


def of_text(check: Check) -> Iterator[Problem]:
    """What the text says that is not so, and words of it that are to be looked at."""
    document = check.document
    for one in held(check):
        if one.outcome is DIFFERS:
            yield _of_claim(document, one)
    paragraphs = text_of(document).paragraphs
    for words in text_of(document).wordings:
        yield _of_wording(document, words, paragraphs)


def _of_claim(document: Document, one: Held) -> Problem:
    claim = one.claim
    about_tables = claim.role is Role.ABSENCE
    return Problem(
        f"{claim.role}:{claim.text}:{one.message}",
        one.severity,
        where(claim.source, file_of(document, claim.file)),
        claim.paragraph.quoted(claim.start, claim.end, QUOTED),
        claims.statement(document, one),
        tuple(place(document, cell) for cell in one.cells),
        tuple(dict.fromkeys(document.tables[cell.table].kind for cell in one.cells)) if about_tables else (),
        claim.paragraph.headings,
        claim.role is Role.TITLE,
    )


def _of_wording(document: Document, words: Wording, paragraphs: tuple[Paragraph, ...]) -> Problem:
    own = next((one for one in paragraphs if words.text in one.text and _stands_in(words, one)), None)
    return Problem(
        f"{words.kind}:{words.text}",
        Severity.HINT,
        where(words.source, file_of(document, words.file)),
        words.text[:QUOTED],
        say(words.message),
        headings=own.headings if own else (),
        is_title=own is not None and heading_rank(own.text) is not None,
    )


def _stands_in(words: Wording, paragraph: Paragraph) -> bool:
    return any(one.source == words.source and one.file == words.file for one in paragraph.passages)
