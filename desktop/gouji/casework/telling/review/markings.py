"""What is said of marks that were given or taken away together, in a few words: on findings, figures, tables, lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from gouji.casework.prose.said import TEXT, words_at
from gouji.casework.sheet.lines import lines
from gouji.casework.telling.sentences import place
from gouji.checking.families.sign import Sign
from gouji.model.document import Cell, Document
from gouji.review.decisions import Decision
from gouji.review.marks import Marking
from gouji.review.passing import Act, Passing
from gouji.review.states import Handling, State
from gouji.wording import say

_PILES = {
    "remarks": ("remark on {what}", "take the remark on {what} away"),
    "ruled_out": ("rule {what} out", "suspect {what} again"),
    "decided": ("decide on {what}", "take the decision on {what} away"),
    "confirmed": ("confirm the reading of {what}", "no longer confirm the reading of {what}"),
}
"""What is said of a mark that was given, and of one that was taken away, by where it lies."""

_FIGURE = {"ruled_out": "–", "confirmed": "✓"}
"""The sign of a mark that is no more than given."""

_PASSED = {
    Act.HAND_OVER: ("hand the case over", "take the case back"),
    Act.REVIEW: ("sign the case off as reviewed", "take the review back"),
    Act.RETURN: ("return the case", "return the case no longer"),
    Act.FINISH: ("finish the case", "finish the case no longer"),
}
"""What is said of a case that was passed on, and of that taken back."""

_STATES = {
    State.PENDING: "put {what} back to do",
    State.CHECKED: "check {what}",
    State.EXPLAINED: "explain {what}",
    State.DISMISSED: "do not act upon {what}",
}
"""What is said of a finding that was given a state."""


def markings_told(document: Document, made: Sequence[Marking]) -> str:
    """Marks given together, on a document as it stands. Findings handled together may bear a remark each: it is the
    states that were given."""
    first, keys = made[0], {one.key for one in made}
    if first.pile == "passed":
        given, taken = _PASSED[(*first.new, *first.old)[0].act]
        return say(given if first.new else taken)
    what = together(_marked(document, first.pile, first.key), len(keys))
    if first.pile == "handled":
        return say(_STATES[first.new[0].state if first.new else State.PENDING], what=what)
    if first.pile == "signs":
        return _signed(first, what)
    given, taken = _PILES[first.pile]
    return say(given if first.new and first.new != ("",) else taken, what=what)


def _signed(one: Marking, what: str) -> str:
    """A figure that was marked with a sign, or no longer."""
    old, new = ({mark.sign for many in held for mark in many} for held in (one.old, one.new))
    if new - old:
        (sign,) = new - old
        if sign is Sign.SOURCE:
            return say("read {what} against the source", what=what)
        return say("mark {what} with {sign}", what=what, sign=sign.value)
    gone = " ".join(sorted(old - new)) or " ".join(sorted(new))
    return say("take {sign} of {what} away", what=what, sign=gone)


def word_of(pile: str, *held: Any) -> str:  # noqa: ANN401 - of every pile another type
    """What a mark is, in a word; "" where there is none."""
    if not held:
        return say(State.PENDING.message) if pile == "handled" else ""
    match held[0]:
        case Handling(state=state):
            told = say(state.message)
        case Decision(answer=answer, remark=remark):
            told = say("; ").join(filter(None, (say(answer.message) if answer else "", remark)))
        case Passing(to=to, remark=remark):
            told = say("; ").join(filter(None, (say("to {name}", name=to) if to else "", remark)))
        case tuple(signs):
            told = " ".join(f"{one.sign.value} {one.who}" for one in signs)
        case other:
            told = other if isinstance(other, str) else _FIGURE.get(pile, "")
    return told


def where_marked(document: Document, pile: str, key: object) -> str:
    """Where a mark stands; "" of what is of the whole case."""
    return "" if pile == "passed" else _marked(document, pile, key)


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
    if str(key).startswith(TEXT) and (words := words_at(document, str(key))):
        return say("Text “{words}”", words=words)
    cell = document.find(str(key).partition(":")[2].partition("~")[0])
    return place(document, cell) if cell is not None else say("a finding")


def without_place(told: str, first: str, many: bool) -> str:
    """What was done, without the place that stands beside it; with how many it was where one line tells of ``many``."""
    if not first:
        return told
    counted = re.escape(say("{place} and others, {count} in all", place="\0", count="\1"))
    counted = counted.replace(re.escape("\0"), re.escape(first)).replace(re.escape("\1"), r"(\d+)")
    told = re.sub(counted, lambda met: say("{count} in all", count=met[1]) if many else "", told)
    return " ".join(told.replace(first, "").split())


def together(first: str, count: int) -> str:
    """A place, or how many there are beside it."""
    return first if count < 2 else say("{place} and others, {count} in all", place=first, count=count)
