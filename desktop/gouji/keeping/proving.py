"""What a case proves of itself: that its database is whole, and that what it keeps is what was kept.

Held by ``tests/keeping/test_chain.py``.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from gouji.keeping import chain, parts
from gouji.keeping.chain import Altered, Breach, Proof
from gouji.keeping.entries import CHAINED, digests_told, rows, set_aside
from gouji.keeping.renewing import version_of
from gouji.keeping.versions import IS_CHAINED


def prove(connection: sqlite3.Connection) -> Proof:
    """Look at all that a case keeps. Raises ValueError or sqlite3.Error where it is damaged as a database."""
    if not is_whole(connection):
        raise ValueError("the database")
    every = rows(connection)
    found = chain.proved(parts.kept(connection), every, begins=CHAINED, known=digests_told(every))
    breaches = [*found.breaches, *(Breach(Altered.SOURCE, name=name) for name in parts.altered(connection))]
    if found.since is not None and version_of(connection) < IS_CHAINED:
        breaches.append(Breach(Altered.VERSION))
    numbers = set_aside(every)
    aside = sum(row.number in numbers for row in every)
    return replace(found, breaches=tuple(breaches), aside=aside)


def is_whole(connection: sqlite3.Connection) -> bool:
    """Whether the pages of the database hang together."""
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
