"""What may be done to a case that its preparer handed over: anybody gives marks, nobody else changes figures.

Undo takes back what was done last, whoever did it: where that is a figure it is as good as a change, and where somebody
passed the case on it is theirs to take back. Held by ``tests/casework/test_passing.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.casework.deeds import Deed
from gouji.casework.row_deeds import ROW_KINDS
from gouji.errors import UserError
from gouji.keeping.user import person
from gouji.review.marks import Marking
from gouji.review.passing import Passing, refuse_change, same_person

if TYPE_CHECKING:
    from gouji.casework.case_state import CaseState

OF_FIGURES = frozenset(("change", "retell", "described", "not-beside", *ROW_KINDS))
"""The kinds of entries that change what a sign-off covers, beside files that join."""


def refuse_turning(case: CaseState, deed: Deed) -> None:
    """Raises UserError where the person who works here may not undo a deed, or do it again."""
    who = person.name()
    for one in deed:
        if not isinstance(one, Marking):
            refuse_change(who, case.passed, case.stage)
        elif one.pile == "passed":
            _refuse_of_another(who, *one.old, *one.new)


def _refuse_of_another(who: str, *passed: Passing) -> None:
    for one in passed:
        if not same_person(one.who, who):
            raise UserError(
                "not-yours", "{name} passed the case on so: nobody else takes that back. Return it.", name=one.who
            )
