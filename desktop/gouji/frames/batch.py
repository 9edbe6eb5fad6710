"""A batch as frames: what was found by the kind of table and the kind of finding, and by what went wrong.

Held by ``tests/batch/test_on_the_command_line.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gouji.batch.record import Record
from gouji.wording import say

if TYPE_CHECKING:
    from pandas import DataFrame

STATES = ("differs", "to explain", "hint", "rounding", "uncheckable")
"""The words of what became of a relation, but for those that agree, the worst first."""


def by_kind(records: Sequence[Record]) -> DataFrame:
    """A row for each kind of table and of finding: how many findings came out how, and in how many documents.

    The columns are ``table``, ``finding``, the ``STATES`` and ``documents``; most that differ come first.
    """
    import pandas as pd

    told = [
        (number, say(one.kind), one.name, one.state, one.count)
        for number, record in enumerate(records)
        for one in record.counted
    ]
    frame = pd.DataFrame(told, columns=["document", "table", "finding", "state", "count"])
    groups = ["table", "finding"]
    counts = frame.pivot_table(index=groups, columns="state", values="count", aggfunc="sum", fill_value=0)
    counts = counts.reindex(columns=[*STATES], fill_value=0).astype("int64")
    counts["documents"] = frame.groupby(groups)["document"].nunique()
    order = [*STATES[:2], "documents"]
    return counts.reset_index().sort_values([*order, *groups], ascending=[False] * 3 + [True] * 2, ignore_index=True)


def by_slip(records: Sequence[Record]) -> DataFrame:
    """A row for each thing that went wrong: how many causes are of it, how many of them errors, in how many documents.

    The columns are ``reason``, ``causes``, ``errors`` and ``documents``; the most frequent comes first.
    """
    import pandas as pd

    told = [(number, one.reason, one.error) for number, record in enumerate(records) for one in record.causes]
    frame = pd.DataFrame(told, columns=["document", "reason", "error"])
    groups = frame.groupby("reason", as_index=False)
    found = groups.agg(causes=("error", "size"), errors=("error", "sum"), documents=("document", "nunique"))
    return found.sort_values(["causes", "reason"], ascending=[False, True], ignore_index=True)
