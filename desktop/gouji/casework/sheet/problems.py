"""What was found, as a line of a check sheet tells it: where it stands, its words, what is so, and what proves it.

Copying a problem gives exactly its text. One that a person ticked off stands as before, with who did that and what was
remarked. Held by ``tests/casework/sheet/test_answers.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from gouji.casework.prose.proof import passages
from gouji.casework.prose.said import Said, all_said
from gouji.casework.sheet.ground import evidence_of
from gouji.casework.telling import claims
from gouji.casework.telling.parts import file_of, where
from gouji.casework.telling.sentences import place, sentence
from gouji.checking.check import Check
from gouji.checking.families.family import DIFFERS
from gouji.checking.findings import Finding
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.model.document import Cell, Document
from gouji.model.source import Source
from gouji.prose.claims import Role
from gouji.prose.paragraphs import heading_rank
from gouji.prose.text import text_of
from gouji.prose.wording import Wording
from gouji.review.marks import Markable
from gouji.review.states import State
from gouji.wording import say

QUOTED = 60
"""Letters that are quoted at most."""


@dataclass(frozen=True, slots=True)
class TickedOff:
    """What a person said that became of a finding: who, when (ISO 8601 with zone), and what was remarked on it."""

    state: State
    who: str
    at: str
    remark: str

    @property
    def told(self) -> str:
        """The same as it stands behind a problem."""
        told = say("{state} by {who}", state=say(self.state.message), who=self.who)
        return say("{told}: {remark}", told=told, remark=self.remark) if self.remark else told


TickOf = Callable[[Markable], TickedOff | None]
"""What was ticked off, where anything was."""


@dataclass(frozen=True, slots=True)
class Problem:
    """``kinds`` are the tables that it is of, ``headings`` what it stands under; a title stands under itself."""

    key: str
    """The same as long as the same is found of the same figures, in no language."""
    severity: Severity
    where: str
    quoted: str
    told: str
    proof: tuple[str, ...] = ()
    """Where tables print what is so: table, row, column."""
    kinds: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    is_title: bool = False
    places: tuple[tuple[int, Source], ...] = ()
    """The lines of text, or the table, that it stands in, each in a file; none where it is of figures alone."""
    cells: tuple[Cell, ...] = ()
    """The figures of ``proof``."""
    ticked: TickedOff | None = None

    @property
    def text(self) -> str:
        """The problem as it is shown and copied."""
        return say("{told} ({more})", told=self._found, more=self.ticked.told) if self.ticked else self._found

    @property
    def _found(self) -> str:
        if not self.where:
            return self.told
        if not self.quoted:
            return say("{where}: {told}", where=self.where, told=self.told)
        return say("{where}, “{text}”: {told}", where=self.where, text=self.quoted, told=self.told)

    @property
    def as_hint(self) -> str:
        """The same where it is a hint."""
        return say("hint: {told}", told=self.text)


def of_finding(document: Document, finding: Finding, ticked: TickedOff | None) -> Problem:
    """What a relation of the tables found."""
    cell = finding.cells[0] if finding.cells else None
    source = document.tables[cell.table].source(cell.row, cell.column) if cell else None
    return Problem(
        evidence_of(document, finding),
        finding.severity,
        where(source, file_of(document, document.tables[cell.table].file)) if source and cell else "",
        "",
        sentence(document, finding),
        tuple(place(document, one) for one in finding.flagged),
        tuple(document.tables[number].kind for number in finding.tables),
        cells=finding.flagged,
        ticked=ticked,
    )


def of_text(check: Check, tick_of: TickOf) -> Iterator[Problem]:
    """What the text says that is not so, and words of it that are to be looked at."""
    document, wordings = check.document, text_of(check.document).wordings
    for one in all_said(check):
        if one.outcome is not DIFFERS:
            continue
        if one.held is not None:
            yield replace(_of_claim(check, one, one.held), ticked=tick_of(one))
        elif one.wording in wordings:  # what is looked for before publication is no matter of the sheet
            yield replace(_of_wording(document, one, one.wording), ticked=tick_of(one))


def _of_claim(check: Check, one: Said, held: Held) -> Problem:
    document, claim = check.document, held.claim
    about_tables = claim.role is Role.ABSENCE
    return Problem(
        evidence_of(document, one),
        held.severity,
        where(claim.source, file_of(document, claim.file)),
        claim.paragraph.quoted(claim.start, claim.end, QUOTED),
        claims.statement(document, held),
        tuple(place(document, cell) for cell in held.cells),
        tuple(dict.fromkeys(document.tables[cell.table].kind for cell in held.cells)) if about_tables else (),
        claim.paragraph.headings,
        claim.role is Role.TITLE,
        tuple((line.file, line.source) for line in passages(check, one)),
        held.cells,
    )


def _of_wording(document: Document, one: Said, words: Wording) -> Problem:
    return Problem(
        evidence_of(document, one),
        Severity.HINT,
        where(words.source, file_of(document, words.file)),
        words.text[:QUOTED],
        say(words.message),
        headings=words.paragraph.headings,
        is_title=heading_rank(words.paragraph.text) is not None,
        places=((words.file, words.source),),
    )
