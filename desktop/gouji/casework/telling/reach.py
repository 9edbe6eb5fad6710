"""How far each table was checked: a table whose sums foot is not yet held against anything else.

How far a table was checked is derived from the relations judged, never from the name of a form: sums that foot within a
table are told as just that. A table whose figures have no certain column is not blank. Held by
``test_the_paper_calls_sums_within_the_tables_just_that`` and ``tests/casework/test_reach.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

import numpy as np

from gouji.checking.check import Check
from gouji.model.table import Origin, Table
from gouji.model.totals import names_total
from gouji.wording import listed, say


class Reach(StrEnum):
    """What was judged of a table, at most."""

    BLANK = "blank"
    """It prints no figure, and nothing was judged."""
    NOTHING = "nothing"
    SUMS = "sums"
    """Only sums within it, or within one of its sides."""
    TIES = "ties"
    """Something of it was held against another table, or one of its sides against the other."""
    DOUBT = "doubt"
    """Nothing, because it may not have been read as it is printed."""


def judged_by_table(check: Check) -> list[int]:
    """How many relations of each table were judged; one between two tables counts in both."""
    counts = [0] * len(check.document.tables)
    for family in check.families:
        judged = family.judged
        for table in family.tables:
            counts[table] += int(np.count_nonzero(judged & family.naming_table(table)))
    return counts


def reaches(check: Check) -> Sequence[Reach]:
    """The reach of every table. It follows from the relations judged, whatever the form is called."""
    return check.once(_reaches)


def uncast(check: Check) -> Sequence[int]:
    """The tables that print totals of their columns which no rule holds against these columns, row by row."""
    return check.once(_uncast)


def _reaches(check: Check) -> tuple[Reach, ...]:
    tied: set[int] = set()
    for family in check.families:
        judged = family.judged & family.across
        if judged.any():
            tied.update(table for table in family.tables if bool((judged & family.naming_table(table)).any()))
    counts = judged_by_table(check)
    return tuple(
        Reach.DOUBT
        if number in check.in_doubt
        else Reach.TIES
        if number in tied
        else Reach.SUMS
        if counts[number]
        else Reach.NOTHING
        if table.present.any() or (table.origin == Origin.UNDECIDED).any()
        else Reach.BLANK
        for number, table in enumerate(check.document.tables)
    )


def _uncast(check: Check) -> tuple[int, ...]:
    casts = [cast for family in check.families if (cast := family.cast)]
    return tuple(
        number
        for number, table in enumerate(check.document.tables)
        if number not in check.in_doubt
        and any(
            not any(one.table == number and one.total == total and set(one.parts) <= set(side) for one in casts)
            for side, total in _totals(table)
        )
    )


def _totals(table: Table) -> Iterator[tuple[tuple[int, ...], int]]:
    """Each side and its columns of totals that stand beside others with figures."""
    for side in dict.fromkeys(table.sides):
        printed = [column for column in side if table.present[column].any()]
        if len(printed) > 1:
            yield from ((side, column) for column in printed if names_total(table.columns[column]))


def told_of_reach(check: Check) -> Iterator[str]:
    """What was not checked of the tables, a sentence each; nothing where everything was."""
    found = reaches(check)
    reached: tuple[tuple[str, Sequence[int]], ...] = (
        (
            "only sums within the table were checked, nothing against another table or between two sides: {tables}",
            [number for number, one in enumerate(found) if one is Reach.SUMS],
        ),
        ("nothing could be checked of: {tables}", [number for number, one in enumerate(found) if one is Reach.NOTHING]),
        ("totals at the head of columns were not held against the columns in: {tables}", uncast(check)),
    )
    for message, numbers in reached:
        tables = [check.document.tables[number] for number in numbers]
        if tables:
            yield say(message, tables=listed(f"{table.id} {table.title or say(table.kind)}" for table in tables))
