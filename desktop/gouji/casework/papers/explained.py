"""What must be explained before anyone signs: findings of rules that ask for it, while no remark stands on them.

What could not be checked is such a finding as well as what differs: nobody knows whether it is right.
The paper is written all the same, for what it tells is true; it is the signature that waits. A tick is no explanation.
Held by ``tests/casework/test_explained.py``.
"""

from __future__ import annotations

from gouji.casework.case import Case
from gouji.casework.telling.sentences import sentence
from gouji.checking.findings import Finding
from gouji.errors import UserError
from gouji.wording import say

NAMED = 3
"""So many of them are told by their sentences."""


def unexplained(case: Case) -> list[Finding]:
    """The findings that must be explained and are not."""
    return [one for one in case.findings() if one.must_explain and not case.marks.remarks.get(one.id)]


def refuse_unexplained(case: Case) -> None:
    """Raises UserError that names them, where there are any."""
    if found := unexplained(case):
        told = say("; ").join(sentence(case.document, one) for one in found[:NAMED])
        raise UserError(
            "unexplained",
            "Nobody signs yet: {count} findings must be explained, for they differ or could not be checked. "
            "{findings}. Give each a remark, write the paper again, and sign that.",
            count=len(found),
            findings=told if len(found) <= NAMED else say("{findings}; and others", findings=told),
        )
