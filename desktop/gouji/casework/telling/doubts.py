"""What is told of tables whose reading is in doubt, or was until somebody vouched for it, a sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.casework.telling.parts import because
from gouji.checking.check import Check
from gouji.model.doubt import Confirmation
from gouji.model.table import Origin, Table
from gouji.wording import listed, say


def doubts_told(table: Table) -> str:
    """Why the reading of a table is in doubt, without an end."""
    return because(one.why for one in table.doubts)


def undecided_rows(table: Table) -> int:
    """In how many of its rows figures stand whose columns are not known."""
    return int((table.origin == Origin.UNDECIDED).any(axis=0).sum())


def told_of_doubt(check: Check) -> Iterator[str]:
    """Every table that was not judged because it may not have been read as it is printed."""
    tables = check.document.tables
    for number in sorted(check.in_doubt):
        told = {"table": in_words(tables[number]), "why": doubts_told(tables[number])}
        yield say("{table}: its reading is in doubt, nothing of it was judged: {why}", **told)


def told_of_confirmed(check: Check) -> Iterator[str]:
    """Every table that was judged because somebody vouches for its reading: who, when, and what spoke against it."""
    tables = check.document.tables
    for number, by in sorted(check.confirmed.items()):
        told = {"table": in_words(tables[number]), "why": doubts_told(tables[number]), "who": by.who, "at": when(by)}
        yield say("{table}: its reading was in doubt and was confirmed by {who} on {at}: {why}", **told)


def vouched(check: Check, number: int) -> Iterator[str]:
    """Of one table why its reading is in doubt, or who vouched for it and when."""
    by = check.confirmed.get(number)
    if by is not None:
        yield say("Its reading was confirmed by {who} on {at}.", who=by.who, at=when(by))
    elif number in check.in_doubt:
        yield say("Its reading is in doubt: {why}", why=doubts_told(check.document.tables[number]))


def in_doubt(check: Check) -> str:
    """The tables whose reading is in doubt, to be told behind a count of findings; "" for none."""
    tables = listed(check.document.tables[number].id for number in sorted(check.in_doubt))
    return say("; the reading of {tables} is in doubt", tables=tables) if tables else ""


def when(confirmation: Confirmation) -> str:
    """The day and the minute at which somebody vouched, as it was there."""
    return confirmation.at[:16].replace("T", " ")


def in_words(table: Table) -> str:
    """What a table is called where its reading is told of: its id and title."""
    return f"{table.id} {table.title or say(table.kind)}"
