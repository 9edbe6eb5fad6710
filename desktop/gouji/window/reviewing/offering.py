"""Which of the ways from hand to hand a case is open to, and why not to the others.

Who works here is not asked: whoever reviews at the same machine gives their own name. Held by
``test_the_menu_offers_what_the_stage_of_the_case_allows_and_says_why_not``.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction

from gouji.casework.case import Case
from gouji.keeping.user import person
from gouji.review.passing import ALLOWED, WRONG_STAGE, Act, preparer_of, same_person
from gouji.window.plain import as_is
from gouji.wording import say


def offer(actions: Mapping[str, QAction], case: Case) -> None:
    """Let the actions, by the names of their Acts, be what may be done with a case."""
    stage = case.stage
    is_own = same_person(person.name(), preparer_of(case.passed))
    for name, action in actions.items():
        act = Act[name]
        may = stage in ALLOWED[act]
        action.setEnabled(may and not case.read_only)
        told = "" if may else say(WRONG_STAGE[act])
        if may and is_own and act in (Act.REVIEW, Act.FINISH):
            told = say("{name} prepares it: another person has to review it.", name=person.name())
        action.setToolTip(as_is(told or say(str(action.data()))))
