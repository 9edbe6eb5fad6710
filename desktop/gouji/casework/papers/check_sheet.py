"""What of the check sheet stands on paper: nothing where the document has no text that claims anything, unless somebody
decided a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gouji.casework.case import Case
from gouji.casework.sheet.answer import Answer
from gouji.casework.sheet.answers import is_published, sheet_of_case
from gouji.paper.content import SheetLine


def check_sheet(case: Case) -> tuple[SheetLine, ...]:
    """The lines of the sheet of a case as it stands."""
    return as_lines(sheet_of_case(case)) if is_published(case.check) or case.marks.decided else ()


def as_lines(answers: Sequence[Answer]) -> tuple[SheetLine, ...]:
    """Answers as a paper tells them."""
    told = ((one.line.group, one.line.text, one.told_counted, one.findings, one.by_hand) for one in answers)
    return tuple(SheetLine(*one) for one in told)


def decided(case: Case) -> dict[str, list[Any]]:
    """What a paper rests on beside the findings: what was answered by hand, and whether that has its ground."""
    if not case.marks.decided:
        return {}
    by_hand = ((one.line.id, one.decided, one.ground_changed) for one in sheet_of_case(case) if one.decided)
    return {line: [one.answer, one.remark, one.who, one.at, changed] for line, one, changed in by_hand}
