"""The relations of a check by their ids, so that two checks of nearly one document can be compared."""

from __future__ import annotations

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.families.unheld import Unheld
from gouji.checking.findings import finding_id


def relations(check: Check, *outcomes: Outcome) -> set[str]:
    """The ids of the relations that came out so."""
    return {
        finding_id(family, family.sides(i))
        for family in check.families
        for i, outcome in enumerate(family.outcomes)
        if Outcome(int(outcome)) in outcomes and not isinstance(family, Unheld)
    }


def agreeing(check: Check) -> set[str]:
    """Those that come out, exactly or within their rounding."""
    return relations(check, Outcome.AGREES, Outcome.ROUNDING)
