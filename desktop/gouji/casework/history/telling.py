"""What the lines of the journal say: of each figure, finding or row what stood there before and what does then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gouji.casework.deeds import Dating, Deed, Describing, Joining, Laying, Publishing, Ruling, TakingOver
from gouji.casework.history.record import OF_ENTRIES, Kind, Record
from gouji.casework.playing import LeftOut
from gouji.casework.telling.deeds import deed_told
from gouji.casework.telling.parts import names_of
from gouji.casework.telling.review.markings import where_marked, without_place, word_of
from gouji.casework.telling.sentences import place
from gouji.casework.telling.slips import amount
from gouji.keeping.entries import Entry
from gouji.model.change import Change, Retelling
from gouji.model.document import Cell, Document
from gouji.model.row_change import RowChange
from gouji.paper.signatures.roles import role_told
from gouji.review.decisions import Decision
from gouji.review.figure_marks import FigureMark
from gouji.review.marks import Marking
from gouji.review.states import Handling, Remark
from gouji.review.taken_over import TakenOver
from gouji.wording import listed, say

Told = tuple[str, str, str, tuple[str, ...]]
"""Where, what stood there, what stands there, and the ids of the tables."""


def records(document: Document, number: int, entry: Entry, deed: Deed, *, told: str = "") -> Iterator[Record]:
    """The lines of an entry that was played on a document: one of each thing that it did."""
    lines = [*_of_deed(document, deed)] or [_without_deed(entry)]
    what = told or deed_told(document, deed) or _done(entry)
    what = without_place(what, lines[0][0], many=len(lines) == 1)
    for where, old, new, tables in lines:
        yield Record(number, entry.at, entry.who, OF_ENTRIES[entry.kind], what, where, old, new, tables)


def untold(number: int, entry: Entry) -> Record:
    """The line of an entry that was played and whose words cannot be found."""
    what = say("cannot be told: an entry of the kind {kind}", kind=entry.kind)
    return Record(number, entry.at, entry.who, OF_ENTRIES[entry.kind], what)


def left_out(behind: LeftOut) -> Record:
    """The line of what could not be played, which the case does not contain."""
    what = say("left out: {count} entries from here on could not be read", count=behind.count)
    return Record(behind.number, behind.at, "", Kind.FILES, what)


def _of_deed(document: Document, deed: Deed) -> Iterator[Told]:
    """What a deed did; marks that only moved with their rows are not told, and a remark goes with its state."""
    is_taken_over = any(isinstance(one, TakingOver) for one in deed)
    if rows := [one for one in deed if isinstance(one, RowChange)]:
        yield from (_of(document, one) for one in rows)
        return
    marks = [one for one in deed if isinstance(one, Marking)]
    handled = {one.key for one in marks if one.pile == "handled"}
    remarks = {one.key: one for one in marks if one.pile == "remarks" and one.key in handled}
    for one in deed:
        if not isinstance(one, Marking):
            yield _of(document, one)
        elif one is not remarks.get(one.key):
            told = _of_mark(document, one, remarks.get(one.key))
            yield _with_giver(told, one) if is_taken_over else told


def _of_mark(document: Document, one: Marking, beside: Marking | None) -> Told:
    """A mark that was given or taken away, and the remark that was given ``beside`` it."""
    both = [one, *([beside] if beside else [])]
    old = say("; ").join(filter(None, (word_of(each.pile, *each.old) for each in both)))
    new = say("; ").join(filter(None, (word_of(each.pile, *each.new) for each in both)))
    return where_marked(document, one.pile, one.key), old, new, _tables_of(document, one)


def _with_giver(told: Told, one: Marking) -> Told:
    """A mark that was taken over tells by whom it was given, and when, where that is known."""
    where, old, new, tables = told
    match one.new:
        case (Handling(who=who, at=at),) | (Decision(who=who, at=at),) | ((FigureMark(who=who, at=at), *_),):
            new = say("{told} ({more})", told=new, more=f"{who} {at[:16].replace('T', ' ')}")
        case (Remark(who=who),):
            new = say("{told} ({more})", told=new, more=who)
    return where, old, new, tables


def _of(document: Document, one: Any) -> Told:  # noqa: ANN401 - any part of a deed but a mark
    match one:
        case Change(cell=cell, old=old, new=new):
            table = document.tables[cell.table]
            return place(document, cell), amount(old.figure, table.unit), amount(new.figure, table.unit), (table.id,)
        case RowChange(table=number, label=label):
            return f"{document.tables[number].id} {label}".strip(), "", "", (document.tables[number].id,)
        case Retelling(printed=printed, old=old, new=new):
            return say("Text, printed {printed}", printed=printed), old, new, ()
        case Describing(grid=grid):
            return grid.title or grid.id, "", "", ()
    return "", *_of_case(one), ()


def _of_case(one: Any) -> tuple[str, str]:  # noqa: ANN401 - any part of a deed that is of the whole case
    """What stood there and stands there."""
    match one:
        case Dating(old=(was, _), new=(now, _)):
            return str(was or ""), str(now or "")
        case Ruling(old=was, new=now):
            return was.pack if was else "", now.pack if now else ""
        case Laying(old=was, new=now):
            return names_of(was) if was else "", names_of(now) if now else ""
        case Joining(old=(was, _), new=(now, _)):
            return names_of(was), names_of(now)
        case Publishing(new=on):
            return "", "✓" if on else "–"
        case TakingOver(old=was, new=now):
            return (_taken(was) if was else ""), (_taken(now) if now else "")
    raise TypeError(one)


def _taken(one: TakenOver) -> str:
    """How much was taken over from the files of which case, at which link of its chain, and how much was left."""
    files = listed(one.files)
    told = "{files}, journal {head}: {count} taken over, {left} not"
    return say(told, files=files, head=one.head[:16] or "—", count=one.count, left=len(one.left) - one.found)


def _tables_of(document: Document, one: Marking) -> tuple[str, ...]:
    """The ids of the tables in which a mark stands, or that its finding names."""
    match one.key:
        case Cell(table=number):
            return (document.tables[number].id,)
        case int(number) if one.pile == "confirmed":
            return (document.tables[number].id,)
        case str(name) if one.pile in ("handled", "remarks"):
            addresses = name.partition(":")[2].split("~")
            return tuple(dict.fromkeys(address.partition("!")[0] for address in addresses if "!" in address))
    return ()


_DONE = {
    "begin": "begin the case",
    "paste": "begin the case with what was pasted",
    "own-rules": "judge by rules of one's own",
    "renewed": "renew the case",
    "report": "write the paper",
    "print": "print the paper",
    "sign": "sign the paper",
}
"""Message ids of what is done without being undone."""


def _done(entry: Entry) -> str:
    return say(_DONE[entry.kind]) if entry.kind in _DONE else entry.kind


def _without_deed(entry: Entry) -> Told:
    body: Mapping[str, Any] = entry.body if isinstance(entry.body, dict) else {}
    match entry.kind:
        case "begin":
            return "", "", listed(body["names"]), ()
        case "report":
            return body["path"], "", body.get("sha256", "")[:16], ()
        case "print":
            return "", "", say("pages {pages}, {copies} copies", pages=body["pages"], copies=body["copies"]), ()
        case "sign":
            return body["path"], "", f"{role_told(body['role'])} {body['name']}", ()
    return "", "", "", ()
