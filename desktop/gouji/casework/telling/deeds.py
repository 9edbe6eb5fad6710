"""What is said of an action that can be undone, in a few words: what was done, and where."""

from __future__ import annotations

from gouji.casework.deeds import Dating, Deed, Describing, Joining, Laying, Publishing, Ruling, TakingOver
from gouji.casework.telling.parts import names_of
from gouji.casework.telling.review.markings import markings_told, together
from gouji.casework.telling.sentences import place
from gouji.model.change import Change, Retelling
from gouji.model.document import Document
from gouji.model.row_change import RowChange
from gouji.review.marks import Marking
from gouji.wording import say

_MANY = {"paste": "paste {count} cells", "clear": "clear {count} cells", "fill": "fill {count} cells"}
"""What is said of figures that were put in together, by the action."""

_OF_THE_CASE: dict[type, str] = {
    Joining: "join files",
    Laying: "lay a document beside it",
    Dating: "say the year",
    Ruling: "choose rules",
    Publishing: "look before publication",
}


def deed_told(document: Document, deed: Deed) -> str:
    """An action on a document as it stands; "" for none."""
    match deed[-1:]:
        case (Retelling() as last,):
            return together(_retelling(last), len(deed))
        case (Change(by=by),) if by in _MANY:
            return say(_MANY[by], count=len(deed))
        case (Change(slip=slip, cell=cell),):
            what = together(place(document, cell), sum(isinstance(one, Change) for one in deed))
            return say("adopt {what}", what=what) if slip else say("change {what}", what=what)
        case (RowChange(what=done, label=label, count=count, table=number),):
            what = together(f"{document.tables[number].id} {label}".strip(), count)
            return say(done, what=what)
        case (Marking(),):
            return markings_told(document, [one for one in deed if isinstance(one, Marking)])
    return _of_the_case(deed[-1]) if deed else ""


def _retelling(one: Retelling) -> str:
    told = "adopt {new} for {old} in the text" if one.slip else "change {old} to {new} in the text"
    return say(told, old=one.old, new=one.new)


def _of_the_case(one: object) -> str:
    if isinstance(one, Describing):
        return say("describe {what}", what=one.grid.title or one.grid.id)
    if isinstance(one, Laying) and one.new is None:
        return say("take {names} away from beside it", names=names_of(one.old) if one.old else "")
    if isinstance(one, TakingOver):
        taken = one.new or one.old
        return say("take over from {case}", case=taken.case if taken else "")
    return say(_OF_THE_CASE[type(one)])
