"""Rows whose names stand the further right the deeper they are: 货物 | 专项 经济科目 | 品目 方式.

Columns of words that one row fills together are one step. A row holds what follows it on the steps to its right, down
to the next on its own; one that prints no figure holds nothing, and its parts belong to what is above it. Steps are
believed where more of their sums come out than do not, so a slip in one of them is told
(``tests/reading/test_steps.py``).
"""

from __future__ import annotations

from collections.abc import Sequence

from gouji.reading.hierarchy.totals import Parents, columns_held
from gouji.reading.tables.rows import PrintedRow


def stepped(printed: Sequence[PrintedRow], members: Sequence[int], parents: Parents) -> list[int]:
    """Give rows of one side the row they belong to by their steps; returns those of the first step, none without."""
    rows = [number for number in members if printed[number].row.level > 0 and printed[number].stands]
    step_of = _steps([printed[number].stands for number in rows])
    if len(set(step_of.values())) < 2:
        return []
    tops: list[int] = []
    parts: dict[int, list[int]] = {}
    above: list[tuple[int, int]] = []
    for number in rows:
        step = step_of[printed[number].stands[-1]]
        while above and above[-1][0] >= step:
            above.pop()
        (parts.setdefault(above[-1][1], []) if above else tops).append(number)
        if printed[number].amounts:
            above.append((step, number))
    held = [one for head, own in parts.items() for one in columns_held(printed, head, own)]
    if 2 * sum(held) <= len(held):
        return []
    for head, own in parts.items():
        parents[own] = head
    return tops


def _steps(rows: Sequence[Sequence[int]]) -> dict[int, int]:
    """The step of each column of words: those that some row fills together, and what lies between them, are one."""
    step_of: dict[int, int] = {}
    reach = -1
    for first, last in sorted((columns[0], columns[-1]) for columns in set(map(tuple, rows))):
        step = max(step_of.values(), default=-1)
        step = step if first <= reach else step + 1
        step_of |= dict.fromkeys(range(first, last + 1), step)
        reach = max(reach, last)
    return step_of
