"""The causes as the paper tells them, in the words and the order of the window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gouji.casework.causes.cause import Cause
from gouji.casework.causes.told import by_numeral, numeral, place_of, reason_of, rivals_of, slip_of, state_of
from gouji.casework.telling.sentences import amounts_of, place
from gouji.casework.telling.slips import amount, lost_row, tails_told
from gouji.checking.findings import Finding
from gouji.explaining.explanation import Correction, Solution
from gouji.model.document import Document
from gouji.paper.content import CauseGroup, CauseLine
from gouji.review.states import State
from gouji.wording import listed, say

MOST_SOLUTIONS, MOST_FIGURES = 6, 8
"""More equals, or figures of one slip, tell a reader nothing."""


def is_told(cause: Cause) -> bool:
    """Whether a paper tells of it: a figure that stands again as the source prints it was no error of the document."""
    return not (cause.puts_back and cause.state is State.CORRECTED)


def causes_on_paper(
    document: Document, causes: Sequence[Cause], index_of: Mapping[str, str], findings: Mapping[str, Finding]
) -> Iterator[CauseGroup]:
    """Every cause; ``index_of`` gives the paper's index of a finding that stands, ``findings`` these by their ids."""
    for number, cause in enumerate(causes, start=1):
        answers = tuple(tuple(_answer(document, cause, one)) for one in cause.answers[:MOST_SOLUTIONS])
        answers = answers or tuple(tuple(_words(document, cause)) for _ in cause.words[:1])
        alone = (tuple(_unanswered(document, cause, findings)),)
        yield CauseGroup(numeral(number), _settles(cause, index_of), answers or alone)


def _answer(document: Document, cause: Cause, solution: Solution) -> Iterator[CauseLine]:
    for one in solution.corrections:
        yield from _lines(document, one, slip_of(document, cause, one))
    if tails := tails_told(solution):
        yield CauseLine(tails, "", "", "")


def _words(document: Document, cause: Cause) -> Iterator[CauseLine]:
    """Words of the text, with what they should say where it is known."""
    one = cause.words[0]
    yield CauseLine(place_of(document, cause), one.stated, one.should, reason_of(document, cause))


def _unanswered(document: Document, cause: Cause, findings: Mapping[str, Finding]) -> Iterator[CauseLine]:
    """A finding that nothing explains, by its place and what is printed there."""
    finding = findings.get(cause.settles[0]) if cause.settles else None
    stated = amounts_of(document, finding).stated if finding is not None else ""
    yield CauseLine(place_of(document, cause), stated, "", reason_of(document, cause))


def _settles(cause: Cause, index_of: Mapping[str, str]) -> str:
    parts = [state_of(cause)] if not cause.is_open else []
    if settled := listed(index_of[name] for name in cause.ids if name in index_of):
        parts.append(say("findings {indices}.", indices=settled))
    if rivals := rivals_of(cause, by_numeral):
        parts.append(rivals)
    if len(cause.answers) > 1:
        parts.append(say("{count} answers are equally good", count=len(cause.answers)))
    if cause.why:
        parts.append(say(cause.why))
    elif cause.unique:
        parts.append(say("The only single answer."))
    if (more := len(cause.answers) - MOST_SOLUTIONS) > 0:
        parts.append(say("and {count} more possibilities", count=more))
    return "\n".join(parts)


def _lines(document: Document, correction: Correction, slip: str) -> Iterator[CauseLine]:
    if correction.lost_row is not None:
        yield CauseLine(lost_row(document, correction.lost_row), "", "", slip)
    for one in correction.figures[:MOST_FIGURES]:
        unit = document.tables[one.cell.table].unit
        yield CauseLine(place(document, one.cell), amount(one.stated, unit), amount(one.suggested, unit), slip)
    more = len(correction.figures) - MOST_FIGURES
    if more > 0:
        yield CauseLine(say("and {count} more", count=more), "", "", slip)
