"""What is said of an action that can be undone, in a few words: what was done, and where."""

from __future__ import annotations

from gouji.casework.deeds import Dating, Deed, Describing, Joining, Laying, Publishing, Ruling
from gouji.casework.sheet.lines import lines
from gouji.casework.telling.parts import names_of
from gouji.casework.telling.sentences import place
from gouji.model.change import Change, Retelling
from gouji.model.document import Cell, Document
from gouji.model.row_change import RowChange
from gouji.review.marks import Marking
from gouji.wording import say

_PILES = {
    "ticks": ("tick {what}", "take the tick of {what} away"),
    "remarks": ("remark on {what}", "take the remark on {what} away"),
    "verified": ("read {what} against the source", "no longer read {what} against the source"),
    "ruled_out": ("rule {what} out", "suspect {what} again"),
    "decided": ("decide on {what}", "take the decision on {what} away"),
    "confirmed": ("confirm the reading of {what}", "no longer confirm the reading of {what}"),
}
"""What is said of a mark that was given, and of one that was taken away, by where it lies."""


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
            return _together(_retelling(last), len(deed))
        case (Change(by=by),) if by in _MANY:
            return say(_MANY[by], count=len(deed))
        case (Change(slip=slip, cell=cell),):
            what = _together(place(document, cell), sum(isinstance(one, Change) for one in deed))
            return say("adopt {what}", what=what) if slip else say("change {what}", what=what)
        case (RowChange(what=done, label=label, count=count, table=number),):
            what = _together(f"{document.tables[number].id} {label}".strip(), count)
            return say(done, what=what)
        case (Marking(pile=pile, new=new),):
            marks = {one.key for one in deed if isinstance(one, Marking)}
            # several ticked together may bear a remark each: it is the ticks that were given
            first = next(one for one in deed if isinstance(one, Marking))
            given, taken = _PILES[first.pile]
            what = _together(_marked(document, first.pile, first.key), len(marks))
            return say(given, what=what) if (new and new != ("",)) or pile != first.pile else say(taken, what=what)
    return _of_the_case(deed[-1]) if deed else ""


def _retelling(one: Retelling) -> str:
    told = "adopt {new} for {old} in the text" if one.slip else "change {old} to {new} in the text"
    return say(told, old=one.old, new=one.new)


def _of_the_case(one: object) -> str:
    if isinstance(one, Describing):
        return say("describe {what}", what=one.grid.title or one.grid.id)
    if isinstance(one, Laying) and one.new is None:
        return say("take {names} away from beside it", names=names_of(one.old) if one.old else "")
    return say(_OF_THE_CASE[type(one)])


def _marked(document: Document, pile: str, key: object) -> str:
    """Where a mark stands: on a figure, a table, a line of the check sheet, or a finding, whose id is its rule and the
    addresses that it ties."""
    if pile == "decided":
        return next((line.text for line in lines(document.stage) if line.id == key), str(key))
    match key:
        case Cell():
            return place(document, key)
        case int():
            return document.tables[key].id
    cell = document.find(str(key).partition(":")[2].partition("~")[0])
    return place(document, cell) if cell is not None else say("a finding")


def _together(first: str, count: int) -> str:
    return first if count < 2 else say("{place} and others, {count} in all", place=first, count=count)
