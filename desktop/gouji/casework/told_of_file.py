"""What is told of a case file that is not as it was kept, or of which not everything could be read.

Held by ``tests/casework/test_set_aside.py``, ``tests/casework/test_proved_by_paper.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gouji.casework.history.history import History
from gouji.casework.telling.unchecked import left_out
from gouji.keeping.chain import Altered, Breach, Proof
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.casework.case_state import CaseState

NAMED = 3
"""So many entries that are not as they were written are told one by one."""

_OF_THE_FILE = {
    Altered.VERSION: "The version that the case file tells of itself was changed outside Gouji.",
    Altered.DOCUMENT: "A document that the case keeps is not as it was read: it was changed outside Gouji.",
    Altered.SOURCE: "The file {name} that the case keeps is not the one that was read.",
    Altered.ENTRY: "Entry {number} ({time}, {who}) is not as it was written, or one before it is gone: the case was "
    "changed outside Gouji.",
}


def told_first(case: CaseState) -> Iterator[str]:
    """What is told before anything else of a case: of its file, and which rules of the user's own are left out."""
    yield from told_of_case(case)
    if fault := case.own_rules.fault:
        yield left_out(fault)


def told_of_case(case: CaseState) -> Iterator[str]:
    """What is to be known of the file of a case, in sentences; nothing where all is as it was kept."""
    if (found := case.file.salvaged) is not None:
        yield say(
            "The file of the case is damaged. It is shown as far as it could be read: {count} entries, the last of "
            "{time}. Save the case under another name to go on with it, and keep the damaged file.",
            count=found.number,
            time=_time(found.at) if found.at else "—",
        )
    yield from told_of_proof(case.proof)
    if (left := case.left_out) is not None:
        yield say(
            "From entry {number} on ({time}) the case could not be read, and is shown as it stood before. What was "
            "not read stays in its file: {count} entries.",
            number=left.number,
            time=_time(left.at),
            count=left.count,
        )
    if case.proof.aside:
        yield say(
            "{count} entries that could not be read were set aside; they stay in the file.", count=case.proof.aside
        )


def told_of_proof(proof: Proof) -> Iterator[str]:
    """Where the chain of a case does not hold."""
    entries = [one for one in proof.breaches if one.what is Altered.ENTRY]
    yield from (_told(one) for one in proof.breaches if one.what is not Altered.ENTRY)
    yield from map(_told, entries[:NAMED])
    if entries[NAMED:]:
        yield say("{count} more entries are not as they were written.", count=len(entries) - NAMED)


def told_of_beginning(proof: Proof) -> Iterator[str]:
    """From when on a case proves what was done, where that is not from its beginning."""
    if proof.since is None:
        yield say("The case is as an older version kept it: who did what in it is proved once it is gone on with.")
    elif proof.since:
        told = "What was done in the case before {time} was kept by an older version: it is proved from then on."
        yield say(told, time=_time(proof.since))


def told_of_journal(case: CaseState) -> Iterator[str]:
    """That the journal is whole, where it is: from when until when it tells how much, counted in the lines in which it
    is read. Raises UserError."""
    if case.proof.breaches or case.left_out is not None:
        return
    name, lines = case.file.path.name, History(case).lines
    if not lines:
        yield say("The journal of {name} is whole: nothing was done yet.", name=name)
    else:
        first, last = (_time(one.at) for one in (lines[0], lines[-1]))
        told = "The journal of {name} is whole: {count} lines, {first} to {last}."
        yield say(told, name=name, count=len(lines), first=first, last=last)


def _told(one: Breach) -> str:
    return say(_OF_THE_FILE[one.what], name=one.name, number=one.number, time=_time(one.at), who=one.who or "?")


def _time(at: str) -> str:
    return at[:16].replace("T", " ") or "?"
