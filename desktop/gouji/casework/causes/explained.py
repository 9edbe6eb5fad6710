"""A check with what explains it, to be told."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.casework.case_state import CaseState
from gouji.casework.causes.cause import Cause
from gouji.casework.causes.causes import causes_of
from gouji.casework.causes.of_text import with_text
from gouji.checking.check import Check
from gouji.explaining.explain import explain
from gouji.explaining.explanation import Explanation


@dataclass(frozen=True)
class Explained:
    """A check, the slips that are suspected, and the causes that these make of its findings."""

    check: Check
    explanation: Explanation
    causes: tuple[Cause, ...]
    case: CaseState | None = None
    """The case that it is of, if it is of one."""


def of_check(check: Check) -> Explained:
    """The same of a document that nobody works on."""
    explanation = explain(check)
    causes = causes_of(check.document, check.findings(), explanation)
    return Explained(check, explanation, with_text(check, causes))
