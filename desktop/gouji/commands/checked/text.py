"""What was checked, as people read it. Who asks for quiet is told only of what is not in order."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from gouji.casework.causes.explained import Explained
from gouji.casework.telling.summary import summary
from gouji.casework.telling.unread import unrecognised
from gouji.commands.checked.telling import Where
from gouji.commands.status import DIFFERS, GOOD, UNREADABLE
from gouji.errors import UserError
from gouji.streams import QUIET, tell
from gouji.wording import clauses, say

COUNTED = {GOOD: "{count} without differences", DIFFERS: "{count} with differences", UNREADABLE: "{count} not read"}


class Text:
    """Findings on standard output, what was not read beside it, and how many documents there were, where several."""

    def checked(self, name: str, verdict: Explained, status: int, where: Where) -> None:
        if QUIET.get() and status == GOOD:
            return
        tell(*summary(name, verdict.check, verdict.causes))
        if (unread := unrecognised(verdict.check.document)) is not None:
            tell(say(unread.message, **unread.params), stream=sys.stderr)

    def refused(self, name: str, path: str, error: UserError) -> None:
        tell(say(error.message, **error.params), stream=sys.stderr)

    def ended(self, statuses: Mapping[int, int]) -> None:
        if sum(statuses.values()) > 1 and not QUIET.get():
            counts = clauses(say(told, count=statuses[one]) for one, told in COUNTED.items() if statuses.get(one))
            tell(say("{total} documents: {counts}.", total=sum(statuses.values()), counts=counts))
