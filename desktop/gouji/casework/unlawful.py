"""What a journal holds that the program refuses: somebody wrote it into the file, or another program did.

Whoever may do what is asked of each entry by the same rules when a case is opened as when it was done, at the stage and
after all that had been done then. The entry is played nevertheless: what it did is what the case holds, and that it was
not to be done is told. Held by ``tests/casework/test_unlawful.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gouji.casework.out_of_hand import ABOUT, refuse_doing, refuse_turning
from gouji.errors import UserError
from gouji.keeping.entries import Entry
from gouji.review.passing import Act, refuse, stage_of

if TYPE_CHECKING:
    from gouji.casework.journal import Journal


class Unlawful(NamedTuple):
    """What was done, and why it was not to be."""

    entry: Entry
    why: UserError


def unlawful(journal: Journal, entry: Entry) -> Unlawful | None:
    """What is wrong with the next entry of a journal; None where it may be done."""
    try:
        _refuse(journal, entry)
    except UserError as error:
        return Unlawful(entry, error)
    return None


def _refuse(journal: Journal, entry: Entry) -> None:
    passed, who = journal.marks.passed_in_order, entry.who
    match entry.kind:
        case "pass":
            body = entry.body
            refuse(Act(body["act"]), who, passed, journal.account, remark=body["remark"], to=body["to"])
        case "undo" if journal.done:
            refuse_turning(journal.done[-1].kind, journal.last_done, who, passed, stage_of(passed))
        case "redo" if journal.undone:
            refuse_turning(journal.undone[-1].kind, journal.last_undone, who, passed, stage_of(passed))
        case kind if passed and kind in ABOUT:
            refuse_doing(kind, who, passed, stage_of(passed))
