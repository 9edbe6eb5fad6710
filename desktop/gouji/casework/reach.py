"""How far each table was checked: a table whose sums foot is not yet held against anything else."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from gouji.checking.check import Check
from gouji.wording import say


class Reach(StrEnum):
    """What was judged of a table, at most."""

    BLANK = "blank"
    """It prints no figure, and nothing was judged."""
    NOTHING = "nothing"
    SUMS = "sums"
    """Only sums within it, or within one of its sides."""
    TIES = "ties"
    """Something of it was held against another table, or one of its sides against the other."""


def judged_by_table(check: Check) -> list[int]:
    """How many relations of each table were judged; one between two tables counts in both."""
    counts = [0] * len(check.document.tables)
    for family in check.families:
        judged = family.judged
        for table in family.tables:
            counts[table] += int(np.count_nonzero(judged & family.naming_table(table)))
    return counts


def reaches(check: Check) -> list[Reach]:
    """The reach of every table. It follows from the relations judged, whatever the form is called."""
    tied: set[int] = set()
    for family in check.families:
        judged = family.judged & family.across
        if judged.any():
            tied.update(table for table in family.tables if bool((judged & family.naming_table(table)).any()))
    counts = judged_by_table(check)
    return [
        Reach.TIES
        if number in tied
        else Reach.SUMS
        if counts[number]
        else Reach.NOTHING
        if table.present.any()
        else Reach.BLANK
        for number, table in enumerate(check.document.tables)
    ]


def told_of_sums(check: Check) -> str:
    """The tables of which only sums within them were checked, in one sentence; empty where there are none."""
    pairs = zip(check.document.tables, reaches(check), strict=True)
    names = [f"{table.id} {table.title or say(table.kind)}" for table, reach in pairs if reach is Reach.SUMS]
    if not names:
        return ""
    return say(
        "only sums within the table were checked, nothing against another table or between two sides: {tables}",
        tables="、".join(names),
    )
