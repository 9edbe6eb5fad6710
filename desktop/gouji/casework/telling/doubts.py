"""What is told of tables whose reading is in doubt: they were not judged, and why, a sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.casework.telling.parts import because
from gouji.checking.check import Check
from gouji.model.table import Table
from gouji.wording import say


def doubts_told(table: Table) -> str:
    """Why the reading of a table is in doubt, without an end."""
    return because(one.why for one in table.doubts)


def told_of_doubt(check: Check) -> Iterator[str]:
    """Every table that was not judged because it may not have been read as it is printed."""
    for number in sorted(check.in_doubt):
        table = check.document.tables[number]
        told = {"table": f"{table.id} {table.title or say(table.kind)}", "why": doubts_told(table)}
        yield say("{table}: its reading is in doubt, nothing of it was judged: {why}", **told)
