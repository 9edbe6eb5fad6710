"""While a search goes on, what was found before is told on: a cause does not go and come again with every edit."""

from __future__ import annotations

from dataclasses import replace

from gouji.explaining.explanation import Explanation


def carried_over(before: Explanation, now: Explanation) -> Explanation:
    """The newest explanation, which is not the last word; what it has no answer to yet is answered as before.

    Whether such an answer still stands is asked of every answer before it is told.
    """
    if not now.groups:
        return before
    known = {frozenset(group.findings): group for group in before.groups if group.solutions}
    groups = tuple(
        known.get(frozenset(group.findings), group) if group.cut and not group.solutions else group
        for group in now.groups
    )
    return replace(now, groups=groups)
