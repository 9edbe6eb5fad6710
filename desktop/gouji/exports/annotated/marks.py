"""What is noted at which place of which file: every cause at its figures, every finding at that which it states.

What is said of one place is one note. A row that was added by hand stands nowhere in the source. Held by
``tests/exports/annotated/test_marks.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gouji.casework.case import Case
from gouji.casework.causes.told import numeral, old_and_new, place_of, reason_of, state_of
from gouji.casework.papers.numbering import Numbered, numbered
from gouji.casework.telling.review.handlings import remarked, signed
from gouji.casework.telling.sentences import sentence, with_state
from gouji.casework.telling.slips import amount
from gouji.checking.families.family import Outcome
from gouji.checking.findings import Finding
from gouji.model.document import Cell
from gouji.model.source import Source
from gouji.paper.noted.note import DIFFERS, SLIGHT, UNCHECKED
from gouji.wording import clauses, say

Place = tuple[int, Source]
"""The file, counted from 0, and where in it."""


@dataclass
class Mark:
    """What is noted at one place."""

    tags: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    grave: int = UNCHECKED


def marks(case: Case) -> dict[Place, Mark]:
    """Of a case as it stands."""
    found: dict[Place, Mark] = {}
    told = numbered(case)
    for place, tag, line, grave in (*_of_causes(case, told), *_of_findings(case, told)):
        mark = found.setdefault(place, Mark())
        mark.tags += [tag] if tag not in mark.tags else []
        mark.told.append(line)
        mark.grave = min(mark.grave, grave)
    return found


def _of_causes(case: Case, told: Numbered) -> Iterator[tuple[Place, str, str, int]]:
    document = case.document
    for number, cause in enumerate(told.causes, 1):
        grave = DIFFERS if cause.weighs else SLIGHT
        why = clauses((reason_of(document, cause), state_of(cause)))
        for one in cause.figures:
            unit = document.tables[one.cell.table].unit
            change = f"{amount(one.stated, unit)} → {amount(one.suggested, unit)} {unit.value}"
            if (place := _place(case, one.cell)) is not None:
                yield place, f"#{number}", f"{numeral(number)} {change}（{why}）", grave
        for words in cause.words:
            old_new = " → ".join(old_and_new(document, cause) or ())
            line = f"{numeral(number)} {place_of(document, cause)} {old_new}（{why}）"
            yield (words.file, words.where), f"#{number}", line, grave


def _of_findings(case: Case, told: Numbered) -> Iterator[tuple[Place, str, str, int]]:
    for index, finding in told.findings:
        place = _place(case, finding.cells[0]) if finding.cells else None
        if place is None:
            continue
        line = f"{index} {with_state(finding, sentence(case.document, finding))}"
        if handled := signed(case.handling_on(finding)):
            line += f"（{handled}）".replace("\n", " ")
        if remark := case.marks.remarks.get(finding.id):
            line += say("; remark: {remark}", remark=" ".join(remarked(remark).split()))
        yield place, index.split("-", 1)[1], line, _grave(finding)


def _grave(finding: Finding) -> int:
    if finding.outcome is Outcome.UNCHECKABLE:
        return UNCHECKED
    return DIFFERS if finding.state == "differs" else SLIGHT


def _place(case: Case, cell: Cell) -> Place | None:
    """Where a figure stands in its file; None in a row that was added by hand."""
    printed = case.printed_cell(cell)
    if printed is None:
        return None
    table = case.printed.tables[printed.table]
    return table.file, table.source(printed.row, printed.column)
