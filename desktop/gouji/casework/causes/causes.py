"""Findings and what explains them → causes, in the order in which they are worked through.

What all answers of a group have in common is known and makes causes of its own; what they differ in makes one cause
that as many answers would settle. One slip that two tables repeat, because they print the same row, is one cause with
two places. Rounding, what could not be checked and hints are no causes. Held by
``test_what_all_answers_share_is_a_cause_of_its_own``, ``test_a_slip_that_two_tables_repeat_is_one_cause``,
``test_rounding_hints_and_what_was_not_checked_are_no_causes``.

A cause stands where its first finding does, those that must be mended first: it keeps its place when an answer is found
and when it is adopted. Held by ``test_a_cause_keeps_its_place_when_an_answer_is_found``,
``test_what_was_adopted_stays_in_its_place``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from gouji.casework.causes.cause import Cause, in_order
from gouji.checking.families.family import Outcome
from gouji.checking.findings import Finding
from gouji.checking.rules.laws import Severity
from gouji.explaining.explanation import Correction, Explanation, Group, Solution
from gouji.model.document import Cell, Document
from gouji.review.marks import Markable
from gouji.review.states import State, of_all

StateOf = Callable[[Markable], State]
"""Tells the state that a person gave."""


def to_do(_: Markable) -> State:
    """Where nobody said anything."""
    return State.PENDING


def is_error(finding: Finding) -> bool:
    """Whether a finding is of figures that differ, be it an error or only to be explained."""
    return finding.outcome is Outcome.DIFFERS and finding.severity is not Severity.HINT and bool(finding.cells)


def causes_of(
    document: Document,
    findings: Iterable[Finding],
    explanation: Explanation,
    *,
    state_of: StateOf = to_do,
    adopted: Sequence[Cause] = (),
    searching: bool = False,
) -> tuple[Cause, ...]:
    """The causes of what differs, with those that were ``adopted`` in their places.

    ``searching`` tells that the explanation is not the last word: what it left open is still looked for.
    """
    standing = {finding.id: finding for finding in findings if is_error(finding)}
    found = [*_found(document, standing, explanation, searching), *_left(standing, explanation, searching)]
    listed = [*(_weighed(cause, standing, state_of) for cause in found), *adopted]
    return in_order(listed)


def _found(
    document: Document, standing: Mapping[str, Finding], explanation: Explanation, searching: bool
) -> Iterator[Cause]:
    """What the groups tell: of those with an answer their slips, of those that are still looked through one line."""
    for number, group in enumerate(explanation.groups, start=1):
        mine = [standing[name] for name in group.findings if name in standing]
        if not mine:
            continue
        if answers := [one for one in group.solutions if one.stands(document)]:
            yield from (replace(cause, group=number) for cause in _of_group(document, group, answers, mine))
        elif searching and group.cut:
            yield Cause(_first(mine), _ids(mine), sought=True)


def _left(standing: Mapping[str, Finding], explanation: Explanation, searching: bool) -> Iterator[Cause]:
    """Every finding that nothing explains, by itself; all in one line while they are still looked through."""
    told = {
        name for group in explanation.groups if group.solutions or (searching and group.cut) for name in group.findings
    }
    why = {name: group.why_open for group in explanation.groups for name in group.findings}
    left = [finding for name, finding in standing.items() if name not in told]
    if searching and (unseen := [finding for finding in left if finding.id not in why]):
        yield Cause(_first(unseen), _ids(unseen), sought=True)
        left = [finding for finding in left if finding.id in why]
    yield from (Cause(finding.cells[0], (finding.id,), why=why.get(finding.id)) for finding in left)


def _of_group(
    document: Document, group: Group, answers: Sequence[Solution], mine: Sequence[Finding]
) -> Iterator[Cause]:
    common = [one for one in answers[0].corrections if all(one in other.corrections for other in answers)]
    parts = [_Part(tuple(slip), (replace(answers[0], corrections=tuple(slip)),)) for slip in _slips(document, common)]
    rest = {tuple(one for one in answer.corrections if one not in common): answer for answer in answers}
    if any(rest):
        parts.append(_Part(next(iter(rest)), tuple(replace(answer, corrections=made) for made, answer in rest.items())))
    left = dict.fromkeys(finding.id for finding in mine)
    shares: list[list[Finding]] = []
    for part in parts:
        share = [finding for finding in mine if not part.cells.isdisjoint(finding.cells)]
        for finding in share:
            left.pop(finding.id, None)
        shares.append(share)
    for number, (part, share) in enumerate(zip(parts, shares, strict=True)):
        settled = share + [finding for finding in mine if number == 0 and finding.id in left] or list(mine)
        ids = _ids(sorted(settled, key=mine.index))
        told = tuple(replace(answer, settles=ids) for answer in part.answers)
        yield Cause(_first(settled), ids, told, why=group.why_open, solution=1)


class _Part:
    """What of the answers of a group makes one cause."""

    def __init__(self, first: tuple[Correction, ...], answers: tuple[Solution, ...]) -> None:
        self.first, self.answers = first, answers
        self.cells = {cell for answer in answers for made in answer.corrections for cell in _cells(made)}


def _cells(correction: Correction) -> Iterator[Cell]:
    yield from (one.cell for one in correction.figures)
    if (row := correction.lost_row) is not None:
        yield from (Cell(row.table, row.parent, column) for column, _ in row.amounts)


def _slips(document: Document, corrections: Iterable[Correction]) -> Iterator[list[Correction]]:
    """The corrections, those together that are one slip: the same figure of the same row in another table."""
    met: dict[object, list[Correction]] = {}
    for one in corrections:
        met.setdefault(_slip(document, one) or one, []).append(one)
    yield from met.values()


def _slip(document: Document, correction: Correction) -> tuple[object, ...] | None:
    if len(correction.figures) != 1:
        return None
    (one,) = correction.figures
    table = document.tables[one.cell.table]
    row = table.rows[one.cell.row]
    figures = tuple(figure.fen if figure else None for figure in (one.stated, one.suggested))
    return correction.pattern, *figures, row.code or row.name, table.columns[one.cell.column]


def _weighed(cause: Cause, standing: Mapping[str, Finding], state_of: StateOf) -> Cause:
    findings = [standing[name] for name in cause.settles]
    weighs = any(finding.severity is Severity.MUST for finding in findings)
    return replace(cause, weighs=weighs, state=of_all(map(state_of, findings)))


def _first(findings: Iterable[Finding]) -> Cell:
    return min(finding.cells[0] for finding in findings)


def _ids(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(finding.id for finding in findings)
