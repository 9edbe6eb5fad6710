"""Of which version a case is. One of an older version is made one of this within the transaction of the entry that is
added to it.

From version 4 on marks are undone like figures, and from version 12 on documents and entries are links of a chain: an
entry of the file's own tells where that begins. Held by
``test_a_case_that_dies_anywhere_while_it_is_renewed_keeps_everything``, ``tests/keeping/test_chain.py``.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from gouji.keeping import chain, parts
from gouji.keeping.entries import CHAINED, RENEWED, Entry, Tip, insert, last, rows
from gouji.keeping.versions import IS_CHAINED, MARKS_ARE_UNDONE, VERSION


def version_of(connection: sqlite3.Connection) -> int:
    """By which version the case was written last."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def renew(connection: sqlite3.Connection, entry: Entry) -> None:
    """Do so where it is one; ``entry`` is what is added then, by whom and when."""
    version = version_of(connection)
    if version == VERSION:
        return
    connection.execute(f"PRAGMA user_version = {VERSION}")
    if version >= IS_CHAINED:
        return
    parts.renew(connection)
    documents = {str(one.number): str(one.digest) for one in parts.kept(connection)}
    before = documents[str(chain.FIRST)]
    for row in rows(connection):
        before = chain.of_entry(before, row)
    end = insert(connection, replace(entry, kind=CHAINED, body=documents), Tip(last(connection), before))
    if version < MARKS_ARE_UNDONE:
        insert(connection, replace(entry, kind=RENEWED, body=None), end)
