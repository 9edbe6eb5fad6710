"""What explains the findings of an open case, without the figures that its user ruled out.

One that was read against the source stays suspected: it is printed so there, and may be wrong there. Held by
``test_a_figure_that_was_read_against_the_source_stays_the_cause``.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from gouji.casework.case import Case
from gouji.checking.check import Check
from gouji.checking.findings import Finding
from gouji.explaining.doctor import Reason, diagnose
from gouji.explaining.explain import explain
from gouji.explaining.explanation import Explanation

Look = Callable[[Callable[[], bool]], Explanation]
"""Takes what tells whether to stop."""


def explained(case: Case, deadline_s: float = inf) -> Explanation:
    """The likeliest slips behind the findings as far as they are found in the time, or in all the steps."""
    return explain(case.check, excluded=case.ruled_out, deadline_s=deadline_s)


def search(case: Case) -> Look:
    """The same in all its steps, for another thread: it looks at a copy of the case as it stands now."""
    document, choice, confirmed = case.document.copy(), case.check.choice, dict(case.marks.confirmed)
    excluded = case.ruled_out

    def look(cancelled: Callable[[], bool]) -> Explanation:
        check = Check(document, choice, confirmed)
        return explain(check, excluded=excluded, cancelled=cancelled)

    return look


def reasons(case: Case, finding: Finding) -> list[Reason]:
    """The classic reasons for the difference of one finding, in the order an accountant tries them."""
    return diagnose(case.check, finding, changes=case.changes)
