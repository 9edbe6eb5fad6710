"""The relations of a check by their ids, so that two checks of nearly one document can be compared."""

from __future__ import annotations

import numpy as np

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.families.unheld import Unheld
from gouji.checking.findings import finding_id
from gouji.model.table import Table


def relations(check: Check, *outcomes: Outcome) -> set[str]:
    """The ids of the relations that came out so."""
    return {
        finding_id(family, family.sides(i))
        for family in check.families
        if not isinstance(family, Unheld)
        for i in np.flatnonzero(np.isin(family.outcomes, outcomes)).tolist()
    }


def agreeing(check: Check) -> set[str]:
    """Those that come out, exactly or within their rounding."""
    return relations(check, Outcome.AGREES, Outcome.ROUNDING)


def told_apart(check: Check, table: Table) -> list[int]:
    """Rows of every kind that laws tell apart: each label, each code that a law names, of other codes one a level."""
    named = repr(check.choice.pack.laws)
    kinds: dict[str | int, int] = {}
    for number, row in enumerate(table.rows):
        kinds.setdefault(table.keys[number] if not row.code or row.code in named else len(row.code), number)
    return [*kinds.values()]
