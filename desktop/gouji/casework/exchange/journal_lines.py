"""The journal of a case, line by line, for scripts and for people: what ``gouji journal`` prints.

With ``--json`` each is an object of the schema ``gouji.journal/1``: the number of its entry, when (ISO 8601), by whom,
of which kind, and in words what was done, where, and what stood there before and after. Held by
``tests/casework/test_history.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.casework.case_state import CaseState
from gouji.casework.exchange.check_json import line
from gouji.casework.history.history import History
from gouji.casework.history.record import Asked, Record
from gouji.wording import say

SCHEMA = "gouji.journal/1"


def told_lines(case: CaseState, asked: Asked, *, as_json: bool) -> Iterator[str]:
    """The lines that are as asked, the first first; for people with how many there are. Raises UserError."""
    found = [one for one in History(case).lines if asked.holds(one)]
    yield from (_as_json(one) if as_json else _told(one) for one in found)
    if not as_json:
        yield say("{count} lines", count=len(found))


def _told(one: Record) -> str:
    change = f"{one.old} → {one.new}" if one.old else one.new
    return "　".join(filter(None, (one.time, one.who, one.what, one.where, change)))


def _as_json(one: Record) -> str:
    who = {"schema": SCHEMA, "number": one.number, "at": one.at, "who": one.who, "kind": one.kind.value}
    return line(
        who | {"what": one.what, "where": one.where, "old": one.old, "new": one.new, "tables": list(one.tables)}
    )
