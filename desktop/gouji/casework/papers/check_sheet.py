"""What of the check sheet stands on paper: nothing where the document has no text that claims anything."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.casework.case import Case
from gouji.casework.sheet.answers import Answer, sheet_of
from gouji.paper.content import SheetLine
from gouji.prose.text import text_of


def check_sheet(case: Case) -> tuple[SheetLine, ...]:
    """The lines of the sheet of a case as it stands."""
    if not any(claim.quantity for claim in text_of(case.document).claims):
        return ()
    return as_lines(sheet_of(case.check, case.tick_on))


def as_lines(answers: Sequence[Answer]) -> tuple[SheetLine, ...]:
    """Answers as a paper tells them."""
    return tuple(SheetLine(one.line.group, one.line.text, one.told, one.findings) for one in answers)
