"""What an action did, in a few words: for the names of undo and redo.

Held by ``tests/casework/test_told_actions.py``.
"""

from __future__ import annotations

from collections.abc import Sequence

from gouji.casework.deeds import Dating, Deed, Describing, Joining, Laying, Ruling
from gouji.casework.telling.sentences import place
from gouji.model.change import Change
from gouji.model.document import Document
from gouji.review.marks import Marking
from gouji.wording import say

_MANY = {
    "paste": "paste {count} cells",
    "clear": "clear {count} cells",
    "fill": "fill {count} cells",
    "adopt": "adopt {place}",
}
_MARKED = {
    "ticks": "a tick",
    "remarks": "a remark",
    "verified": "read against the source",
    "ruled_out": "not here",
    "confirmed": "as in the source",
}


def told_of_last(document: Document, pile: Sequence[Deed]) -> str:
    """The action that lies uppermost on a pile of what was done, or taken back; blank where there is none."""
    return told_of_deed(document, pile[-1]) if pile else ""


def told_of_deed(document: Document, deed: Deed) -> str:
    """One action, be it done or taken back."""
    match deed[0]:
        case Change() as first:
            many = _MANY.get(first.by) or ("edit {place}" if len(deed) == 1 else "edit {count} cells")
            return say(many, place=place(document, first.cell), count=len(deed))
        case Describing():
            return say("what a table is")
        case Joining():
            return say("joined files")
        case Ruling():
            return say("other rules")
        case Laying():
            return say("a document laid beside")
        case Dating():
            return say("the year")
        case Marking() as first:
            is_described = any(isinstance(one, Describing) for one in deed)
            return say("what a table is" if is_described else _MARKED[first.pile])
