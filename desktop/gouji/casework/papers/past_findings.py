"""States and remarks whose finding no longer stands: the paper keeps a trace of what was noted on the way.

A state or remark whose finding no longer stands is told on the paper with the sentence that the source gives
rise to. Held by ``test_what_was_noted_on_a_finding_stays_when_it_is_settled``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.casework.case import Case
from gouji.casework.prose import proof
from gouji.casework.prose.proof import quoted
from gouji.casework.prose.said import TEXT, Said, not_as_it_should_be
from gouji.casework.telling.review.handlings import remarked, signed
from gouji.casework.telling.sentences import place, sentence
from gouji.checking.check import Check
from gouji.checking.findings import Finding
from gouji.model.document import Document
from gouji.paper.content import SettledLine
from gouji.wording import listed, say


def settled(case: Case, findings: Sequence[Finding]) -> Iterator[SettledLine]:
    """Each with the finding's sentence as the source gave rise to it, else where it stood."""
    names, marks, source = gone(case, findings), case.marks, case.printed
    if not names:
        return
    check = Check(source, case.check.choice, marks.confirmed)
    was = {finding.id: sentence(source, finding) for finding in check.findings()}
    if any(name.startswith(TEXT) for name in names):
        was |= {one.id: _of_text(check, one) for one in not_as_it_should_be(check)}
    for name in names:
        told = was.get(name) or _place_of(case.document, name)
        yield SettledLine(told, signed(marks.handled.get(name)), remarked(marks.remarks.get(name, "")))


def gone(case: Case, findings: Sequence[Finding]) -> list[str]:
    """Ids of the findings, also of the text, that bear a state or a remark and do not stand, in the order they were
    marked. The text is looked at where something of it is marked."""
    marks, standing = case.marks, {finding.id for finding in findings}
    if any(name.startswith(TEXT) for name in (*marks.handled, *marks.remarks)):
        standing |= {one.id for one in not_as_it_should_be(case.check)}
    marked = dict.fromkeys((*marks.handled, *(name for name, text in marks.remarks.items() if text)))
    return [name for name in marked if name not in standing]


def _of_text(check: Check, one: Said) -> str:
    return say("“{text}”", text=quoted(check, one)) + proof.sentence(check.document, one)


def _place_of(document: Document, name: str) -> str:
    """Where the finding of an id stood: the id is its rule and the addresses that it tied."""
    if name.startswith(TEXT):
        return say("Text")
    _, _, addresses = name.partition(":")
    cells = ((address, document.find(address)) for address in addresses.split("~"))
    return listed(address if cell is None else place(document, cell) for address, cell in cells)
