"""What an explanation says to a reader of the paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gouji.casework.telling.sentences import place
from gouji.casework.telling.slips import amount, gathered, lost_row, tails_told
from gouji.explaining.explanation import Correction, Explanation, Group, Solution
from gouji.model.document import Document
from gouji.paper.content import SuspectGroup, SuspectLine
from gouji.wording import say

MOST_SOLUTIONS, MOST_FIGURES = 6, 8
"""More equals, or figures of one slip, tell a reader nothing."""


def suspects(document: Document, explanation: Explanation, index_of: Mapping[str, str]) -> Iterator[SuspectGroup]:
    """Every group that hangs together; ``index_of`` gives the paper's index of a finding."""
    for group in gathered(explanation.groups):
        shown = group.solutions[:MOST_SOLUTIONS]
        solutions = (tuple(_solution(document, one)) for one in shown)
        yield SuspectGroup(_heading(group, index_of), tuple(solutions))


def _solution(document: Document, solution: Solution) -> Iterator[SuspectLine]:
    for one in solution.corrections:
        yield from _lines(document, one)
    if tails := tails_told(solution):
        yield SuspectLine(tails, "", "", "")


def _heading(group: Group, index_of: Mapping[str, str]) -> str:
    settled = "、".join(index_of.get(name, name) for name in group.findings)
    more = len(group.solutions) - MOST_SOLUTIONS
    parts = [say("findings {indices}.", indices=settled)]
    if group.why_open:
        parts.append(say(group.why_open))
    elif group.solutions:
        parts.append(say("The only single answer."))
    if more > 0:
        parts.append(say("and {count} more possibilities", count=more))
    return "".join(parts)


def _lines(document: Document, correction: Correction) -> Iterator[SuspectLine]:
    slip = say(correction.pattern)
    if correction.lost_row is not None:
        yield SuspectLine(lost_row(document, correction.lost_row), "", "", slip)
    for one in correction.figures[:MOST_FIGURES]:
        unit = document.tables[one.cell.table].unit
        yield SuspectLine(place(document, one.cell), amount(one.stated, unit), amount(one.suggested, unit), slip)
    more = len(correction.figures) - MOST_FIGURES
    if more > 0:
        yield SuspectLine(say("and {count} more", count=more), "", "", slip)
