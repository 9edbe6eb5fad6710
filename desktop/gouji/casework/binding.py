"""Whether anything that binds is broken: what the exit status of a command tells, and the list of a batch."""

from __future__ import annotations

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.prose.text import contradicts
from gouji.checking.rules.laws import Severity


def differs(check: Check) -> bool:
    """Whether a binding relation, or a binding statement of the text, does."""
    binding = (one for one in check.findings() if one.severity is Severity.MUST)
    return contradicts(check) or any(one.outcome is Outcome.DIFFERS for one in binding)
