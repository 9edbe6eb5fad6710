"""What an entry of the journal that says something does to the marks: states, remarks, signs, answers, confirmations,
and what was taken over from the case on the version before of the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gouji.casework.bodies import cell_of, evidence_of, refuse_no_table
from gouji.casework.deeds import Deed, TakingOver
from gouji.checking.families.sign import Sign
from gouji.keeping.entries import Entry
from gouji.model.document import Document
from gouji.model.doubt import Confirmation
from gouji.model.money import Figure
from gouji.review.account import Account
from gouji.review.decisions import Decision, Given
from gouji.review.figure_marks import FigureMark, with_mark
from gouji.review.figures_held import covered, held
from gouji.review.marks import Marking, Marks
from gouji.review.passing import Act, Passing
from gouji.review.states import Handling, Remark, State
from gouji.review.taken_over import Left, Sort, TakenOver, Why

MARKING_KINDS = frozenset(("tick", "untick", "tick-all", "handle", "remark", "verify", "mark")) | frozenset(
    ("rule-out", "rule-out-all", "confirm", "decide", "pass")
)
"""The kinds of these entries."""


def markings(document: Document, marks: Marks, entry: Entry, account: Account) -> Iterator[Marking]:
    """What an entry gives or takes away; raises ValueError for what marks something that is not there."""
    body = entry.body
    match entry.kind:
        case "tick" | "untick":  # as cases up to version 12 have it
            yield _handling(marks, entry, body["id"], State.CHECKED, body.get("evidence"))
        case "tick-all" | "handle":
            yield from _handlings(marks, entry)
        case "remark":
            yield Marking.of(marks, "remarks", body["id"], Remark(body["text"], entry.who))
        case "mark" | "verify":  # which is how cases up to version 12 have it
            sign = Sign(body.get("sign", Sign.SOURCE))
            yield from (_sign(document, marks, entry, sign, one) for one in body.get("cells", [body]))
        case "rule-out" | "rule-out-all":
            yield from (_ruling_out(document, marks, one) for one in (body if isinstance(body, list) else [body]))
        case "confirm":
            table = refuse_no_table(document, body["table"])
            yield Marking.of(marks, "confirmed", table, Confirmation(entry.who, entry.at))
        case "pass":
            yield _passing(document, marks, entry, account)
        case "decide":
            decided = _decision(body, entry.who, entry.at)
            yield Marking.of(marks, "decided", str(body["line"]), *((decided,) if decided else ()))


def taking_over(document: Document, marks: Marks, entry: Entry, before: TakenOver | None) -> Deed:
    """What was said of the version before, as it was given there, by whom and when; and what was left.

    Raises ValueError for what marks a figure that is not there.
    """
    body = entry.body
    given: list[Marking] = []
    for one in body["handled"]:
        text, evidence = str(one["text"]), evidence_of(one["evidence"])
        made = Handling(State(one["state"]), one["who"], one["at"], evidence, text)
        given.append(Marking.of(marks, "handled", one["id"], made))
    given += [Marking.of(marks, "remarks", one["id"], Remark(one["text"], one["who"])) for one in body["remarks"]]
    signs: dict[Any, tuple[FigureMark, ...]] = {}
    for one in body["signs"]:
        cell = cell_of(one["cell"], document)
        mark = FigureMark(Sign(one["sign"]), _figure(one), one["who"], one["at"])
        signs[cell] = with_mark(signs.get(cell, marks.signs.get(cell, ())), mark, on=True)
    given += [Marking.of(marks, "signs", cell, many) for cell, many in signs.items()]
    given += [_ruling_out(document, marks, one | {"on": True}) for one in body["ruled_out"]]
    answers = ((one["line"], _decision(one, one["who"], one["at"])) for one in body["decided"])
    given += [Marking.of(marks, "decided", line, one) for line, one in answers if one]
    left = tuple(map(_left, body["left"]))
    taken = TakenOver(body["case"], tuple(body["files"]), body["head"], len(given), left)
    return (*given, TakingOver(before, taken))


def _left(data: dict[str, Any]) -> Left:
    said = (str(data[name]) for name in ("where", "what", "text", "who", "at", "now", "of"))
    return Left(Sort(data["sort"]), Why(data["why"]), *said)


def _handlings(marks: Marks, entry: Entry) -> Iterator[Marking]:
    """Findings that are given a state together, with one remark where one was given."""
    body, is_old = entry.body, entry.kind == "tick-all"  # as cases up to version 12 have it
    state = State.CHECKED if is_old else State(body["state"])
    for name, on in body["ticks" if is_old else "findings"].items():
        yield _handling(marks, entry, name, state, on)
        if body["remark"]:
            yield Marking.of(marks, "remarks", name, Remark(body["remark"], entry.who))


def _handling(marks: Marks, entry: Entry, name: str, state: State, on: list[Any] | None) -> Marking:
    """A finding is given a state on what stood there, or none any longer."""
    text = str(entry.body.get("remark") or marks.remarks.get(name, ""))
    given = (Handling(state, entry.who, entry.at, evidence_of(on), text),) if on and not state.is_open else ()
    return Marking.of(marks, "handled", name, *given)


def _sign(document: Document, marks: Marks, entry: Entry, sign: Sign, body: dict[str, Any]) -> Marking:
    """A figure is marked with a sign, or no longer."""
    cell = cell_of(body["cell"], document)
    mark = FigureMark(sign, _figure(body), entry.who, entry.at, body.get("decimals") is not None)
    given = with_mark(marks.signs.get(cell, ()), mark, body["on"])
    return Marking.of(marks, "signs", cell, *((given,) if given else ()))


def _figure(body: dict[str, Any]) -> Figure | None:
    """The figure that was marked; None for blank."""
    return None if body["figure"] is None else Figure(body["figure"], body.get("decimals") or 0)


def _ruling_out(document: Document, marks: Marks, body: dict[str, Any]) -> Marking:
    figure = (body["figure"],) if body["on"] else ()
    return Marking.of(marks, "ruled_out", cell_of(body["cell"], document), *figure)


def _decision(body: dict[str, Any], who: str, at: str) -> Decision | None:
    answer, remark = Given(body["answer"]) if body["answer"] else None, str(body["remark"])
    return Decision(answer, remark, who, at, str(body["ground"])) if answer or remark else None


def _passing(document: Document, marks: Marks, entry: Entry, account: Account) -> Marking:
    body = entry.body
    act, covers = Act(body["act"]), str(body["covers"])
    told = str(body["remark"]), str(body["to"]), covers
    as_kept = not act.role or covers in (covered(document), held(document))  # as older ones
    passing = Passing(act, entry.who, entry.at, *told, document.copy(), as_kept, (account, len(account)))
    return Marking.of(marks, "passed", len(marks.passed) + 1, passing)
