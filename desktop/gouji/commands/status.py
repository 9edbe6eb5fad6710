"""What a command ends with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gouji.checking.check import Check

UNREADABLE, DIFFERS, GOOD = 2, 1, 0

NOT_WRITTEN = 74
"""What was to be told or written found no room: as ``sysexits.h`` calls an error of input and output."""

INTERRUPTED, UNHEARD = 130, 141
"""As shells tell it: 128 and the number of the signal, of an interrupt and of a pipe that nobody reads any more."""


def differs(check: Check) -> bool:
    """Whether a binding relation, or a binding statement of the text, does."""
    from gouji.checking.families.family import Outcome
    from gouji.checking.prose.text import contradicts
    from gouji.checking.rules.laws import Severity

    binding = (one for one in check.findings() if one.severity is Severity.MUST)
    return contradicts(check) or any(one.outcome is Outcome.DIFFERS for one in binding)
