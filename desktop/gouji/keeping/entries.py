"""The journal of a case file: its rows as entries, each of them held against the types of its kind when it is read.

An entry that cannot be read, or played, does not condemn the case: it is open as the last good one left it. What comes
behind stays in the file; the first entry that is added then sets it aside, so that the case goes on from there. Held by
``tests/casework/test_set_aside.py``.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from gouji.keeping import chain
from gouji.keeping.border.entry_types import refuse_no_time, understood
from gouji.keeping.chain import Row
from gouji.keeping.database.schema import columns

RENEWED = "renewed"
"""The kind of the entry from which on marks are undone in a case that began before they were."""

CHAINED = "chained"
"""The kind of the entry with which the chain begins in a case of an older version: its body has the digests of the
documents that were there, by their numbers."""

SET_ASIDE = "set-aside"
"""The kind of the entry that says which ones are left out: the numbers of the first and of the last."""

OF_THE_FILE = frozenset((CHAINED, SET_ASIDE))
"""What is said of the file and is nothing that anybody did."""

OF_PAPERS = frozenset(("report", "print", "sign"))
"""What left the case as it is."""

_MOST = 2**53
"""No journal has so many entries."""

BEGUN = "begin"
"""The kind of the entry that says who began a case on which files."""

NO_WORK = OF_THE_FILE | OF_PAPERS | {RENEWED, BEGUN, "own-rules"}
"""What is no work on a case."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done: when (ISO 8601), by whom, what kind, and its data."""

    at: str
    who: str
    kind: str
    body: Any


def rows(connection: sqlite3.Connection, *kinds: str) -> list[Row]:
    """The journal as it stands in the file, in the order of its numbers; of some kinds, and what sets entries aside.

    Raises ValueError for a number that is none.
    """
    wanted = f"WHERE kind IN ({', '.join('?' * (len(kinds) + 1))})" if kinds else ""
    every = _read(connection, wanted, *((*kinds, SET_ASIDE) if kinds else ()))
    if every and not 0 < every[0].number <= every[-1].number < _MOST:
        raise ValueError("the numbers of the journal")
    return every


def rows_behind(connection: sqlite3.Connection, number: int) -> list[Row]:
    """The same behind an entry, without a look at what stands before: what sets any of these aside is among them."""
    return _read(connection, "WHERE number > ?", number)


def _read(connection: sqlite3.Connection, wanted: str, *given: str | int) -> list[Row]:
    digest = "digest" if "digest" in columns(connection, "journal") else "NULL"
    ask = f"SELECT number, at, who, kind, body, {digest} FROM journal {wanted} ORDER BY number"
    return [Row(*row) for row in connection.execute(ask, given)]


def entry_of(row: Row) -> Entry | None:
    """The entry in a row; None for one that no case wrote."""
    match row:
        case Row(_, str(at), str(who), str(kind), str(body)):
            try:
                refuse_no_time(at)
                return Entry(at, who, kind, understood(kind, body))
            except ValueError:
                return None
    return None


def done(every: Sequence[Row]) -> Iterator[tuple[int, Entry | None]]:
    """What was done, by the numbers of the rows, but for what was set aside; None where no case wrote it."""
    aside = set_aside(every)
    for row in every:
        if row.kind not in OF_THE_FILE and row.number not in aside:
            yield row.number, entry_of(row)


def set_aside(every: Iterable[Row]) -> Ranges:
    """The numbers of the entries that were set aside, however often that was done."""
    told = []
    for row in every:
        if row.kind == SET_ASIDE and (entry := entry_of(row)) is not None:
            first, last = entry.body
            if first <= last < row.number:
                told.append((first, last))
    return Ranges(told)


class Ranges:
    """Numbers from one to another, several times: put together once, so that each question takes few steps."""

    def __init__(self, told: Iterable[tuple[int, int]]) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        for first, last in sorted(told):
            if self._lasts and first <= self._lasts[-1] + 1:
                self._lasts[-1] = max(self._lasts[-1], last)
            else:
                self._firsts.append(first)
                self._lasts.append(last)

    def __contains__(self, number: int) -> bool:
        at = bisect_right(self._firsts, number)
        return at > 0 and number <= self._lasts[at - 1]


def digests_told(every: Iterable[Row]) -> frozenset[str]:
    """The digests of documents that entries tell."""
    told: set[str] = set()
    for row in every:
        if row.kind in ("join", "beside", CHAINED) and (entry := entry_of(row)) is not None:
            told.update(entry.body.values() if row.kind == CHAINED else filter(None, [entry.body.get("digest")]))
    return frozenset(told)


_encode = json.JSONEncoder(ensure_ascii=False).encode


class Tip(NamedTuple):
    """Where a journal ends: the number of its last entry, 0 where there is none, and the digest of all until there."""

    number: int
    digest: str


def tip(connection: sqlite3.Connection) -> Tip:
    """Where the journal of a case of this version ends."""
    held = connection.execute("SELECT number, digest FROM journal ORDER BY number DESC LIMIT 1").fetchone()
    if held is None:
        held = (0, connection.execute("SELECT digest FROM document WHERE rowid = ?", (chain.FIRST,)).fetchone()[0])
    return Tip(held[0], str(held[1] or ""))


def insert(connection: sqlite3.Connection, entry: Entry, end: Tip) -> Tip:
    """Add an entry behind the ``end``, as the next link of the chain; returns where the journal ends then."""
    told = (end.number + 1, entry.at, entry.who, entry.kind, _encode(entry.body))
    digest = chain.of_entry(end.digest, Row(*told, digest=None))
    ask = "INSERT INTO journal (number, at, who, kind, body, digest) VALUES (?, ?, ?, ?, ?, ?)"
    connection.execute(ask, (*told, digest))
    return Tip(told[0], digest)


def last(connection: sqlite3.Connection) -> int:
    """The number of the last entry, in a case of any version; 0 where there is none."""
    return int(connection.execute("SELECT ifnull(max(number), 0) FROM journal").fetchone()[0])


def number_of(connection: sqlite3.Connection, digest: str) -> int | None:
    """The number of the entry that has a digest; 0 of the document that the case began with, None of nothing."""
    if "digest" not in columns(connection, "journal"):
        return None
    ask = "SELECT 0 FROM document WHERE rowid = ? AND digest = ? UNION ALL SELECT number FROM journal WHERE digest = ?"
    found = connection.execute(ask, (chain.FIRST, digest, digest)).fetchone()
    return None if found is None else int(found[0])


def head(connection: sqlite3.Connection) -> str:
    """The digest of the last entry that is not of papers; of the document where there is none, "" where there is no
    chain."""
    if "digest" not in columns(connection, "journal"):
        return ""
    wanted = ", ".join(map(repr, sorted(OF_PAPERS)))
    ask = f"SELECT digest FROM journal WHERE kind NOT IN ({wanted}) ORDER BY number DESC LIMIT 1"
    held = connection.execute(ask).fetchone()
    if held is None:
        held = connection.execute("SELECT digest FROM document WHERE rowid = ?", (chain.FIRST,)).fetchone()
    return str(held[0] or "") if held else ""
