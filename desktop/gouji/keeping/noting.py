"""An entry of a journal as it is made: now, by the person who works here."""

from __future__ import annotations

from datetime import datetime

from gouji.keeping.entries import Entry
from gouji.keeping.user import person

OWN_RULES = "own-rules"
"""The kind of the entry that says by which rules of its user's own a case is judged."""


def entry(kind: str, body: object) -> Entry:
    """What is done now."""
    return Entry(datetime.now().astimezone().isoformat(timespec="seconds"), person.name(), kind, body)
