"""What was not taken over from the version before, as a list that is gone through: what, where, given by whom, why not,
and whether it was dealt with since.

Held by ``tests/casework/versions/test_left_behind.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gouji.casework.case_state import CaseState
from gouji.casework.prose.said import TEXT, Said, said_by_id
from gouji.casework.telling.slips import amount
from gouji.checking.families.family import AGREES
from gouji.checking.findings import Finding
from gouji.model.document import Beside, Cell
from gouji.paper.signatures.roles import ROLE_NAMES
from gouji.review.decisions import Given
from gouji.review.states import State
from gouji.review.taken_over import Left, Sort, TakenOver, Why
from gouji.wording import listed, say

HEADS = ("Said", "Place", "Why not taken over", "Explanation", "Given by", "How it stands now")

SORTS = {
    Sort.STATE: "a state",
    Sort.REMARK: "a remark",
    Sort.MARK: "a mark on a figure",
    Sort.RULED_OUT: "ruled out",
    Sort.ANSWER: "an answer to the check sheet",
    Sort.CONFIRMED: "a confirmed reading",
    Sort.CHANGE: "a changed figure",
    Sort.ROWS: "changed rows",
    Sort.TEXT: "a changed figure of the text",
    Sort.BESIDE: "a document beside",
    Sort.SIGN_OFF: "a sign-off",
    Sort.FOUND: "found anew",
}
"""Message ids of what was said, or is found."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was not taken over."""

    texts: tuple[str, ...]
    sort: Sort
    is_done: bool
    """It was said anew in this case, or needs nobody."""
    leads_to: Cell | None
    """The figure to look at."""
    reads: str = ""
    """The id of what the text says there now; "" of what it does not."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines are wanted: of a sort, that hold a text, only those that are still to be gone through."""

    sort: str = ""
    text: str = ""
    only_open: bool = False

    def holds(self, line: Line) -> bool:
        """Whether a line is as asked."""
        if (self.only_open and line.is_done) or self.sort not in ("", line.sort.value):
            return False
        return self.text in "\n".join(line.texts)


def count_told(taken: TakenOver) -> str:
    """From where how much was taken over, and how much was not."""
    told = "{count} states, remarks, marks and answers were taken over from {case} ({files}); not taken over: {left}"
    left = len(taken.left) - taken.found
    told = say(told, count=taken.count, case=taken.case, files=listed(taken.files), left=left)
    return told + (say("; found anew: {count}", count=taken.found) if taken.found else "")


def lines(case: CaseState) -> Sequence[Line]:
    """What was not taken over, in the order in which it is gone through: what changed, then what is found anew."""
    taken = case.journal.taken_over
    return [_line(case, one) for one in taken.left] if taken is not None else []


def _line(case: CaseState, one: Left) -> Line:
    cell = case.document.find(one.now) if one.now else None
    now, is_done = _now(case, one, cell)
    who = " ".join(filter(None, (one.who, one.at[:16].replace("T", " "))))
    said = say("; ").join(filter(None, (say(SORTS[one.sort]), _word(one))))
    where = say(Beside(one.where).message) if one.sort is Sort.BESIDE else one.where
    reads = one.of if one.of.startswith(TEXT) else ""
    return Line((said, where, say(one.why.value), one.text, who, now), one.sort, is_done, cell, reads)


def _word(one: Left) -> str:
    """What it was, in a word of the program or as it was typed."""
    match one.sort:
        case Sort.STATE:
            return say(State(one.what).message)
        case Sort.ANSWER:
            return say(Given(one.what).message) if one.what else ""
        case Sort.SIGN_OFF:
            return say(ROLE_NAMES[one.what])
        case Sort.FOUND:
            return say(one.what)
        case Sort.ROWS:
            return say(one.what, what=one.where)
    return one.what


def _now(case: CaseState, one: Left, cell: Cell | None) -> tuple[str, bool]:
    """How it stands in this case, and whether nothing is to be done about it any more."""
    found = _found(case, one.of)
    match one.sort:
        case Sort.STATE | Sort.REMARK | Sort.FOUND if one.of:
            if found is None or found.outcome is AGREES:
                return say("nothing is found there any more"), True
            state = case.state_on(found)
            return say(state.message), not state.is_open
        case Sort.STATE | Sort.REMARK:
            return say("nothing is found there any more"), True
        case Sort.ANSWER:
            return "", one.of in case.marks.decided
    if cell is None:
        return "", False
    table = case.document.tables[cell.table]
    figure = amount(table.content(cell.row, cell.column).figure, table.unit)
    is_marked = one.sort is Sort.MARK and any(mark.sign.value == one.what for mark in case.signs_on(cell))
    return (f"{figure} {one.what}" if is_marked else figure), is_marked or one.why is Why.PRINTED_NOW


def _found(case: CaseState, name: str) -> Finding | Said | None:
    return (case.listed.find(name) or said_by_id(case.check).get(name)) if name else None
