"""An entry of a journal as it is made: now, by the person who works here, or who signs off what stands there."""

from __future__ import annotations

from datetime import datetime

from gouji.keeping.entries import Entry
from gouji.keeping.user import person

OWN_RULES = "own-rules"
"""The kind of the entry that says by which rules of its user's own a case is judged."""


def entry(kind: str, body: object, who: str = "") -> Entry:
    """What is done now; by whom works here, where nobody else is named."""
    return Entry(datetime.now().astimezone().isoformat(timespec="seconds"), who or person.name(), kind, body)
