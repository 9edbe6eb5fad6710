"""What is said of how a case went from hand to hand: its stage, who signed off what, and why that stands no longer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from gouji.casework.history.record import OF_ENTRIES
from gouji.casework.telling.sentences import place
from gouji.casework.telling.slips import amount
from gouji.model.document import Document
from gouji.model.money import Unit
from gouji.paper.content import PassedLine
from gouji.paper.signatures.roles import ROLE_NAMES
from gouji.review.account import About
from gouji.review.covered import Difference, What, cell_of, differences
from gouji.review.passing import Act, Passing, Stage, returned_later
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.casework.case_state import CaseState
    from gouji.casework.journal import Journal
    from gouji.casework.unlawful import Unlawful

NAMED = 20
"""So many things that are others are told one by one."""

ACTS = {
    Act.HAND_OVER: "handed over for review",
    Act.REVIEW: "reviewed",
    Act.RETURN: "returned",
    Act.FINISH: "finished",
}
"""Message ids of what was done."""

STAGES = {
    Stage.PREPARING: "in preparation",
    Stage.RETURNED: "returned, to be mended",
    Stage.HANDED_OVER: "handed over, to be reviewed",
    Stage.REVIEWED: "reviewed, to be approved",
    Stage.FINISHED: "finished for good",
}
"""Message ids of the stages."""

COVERS = "covers all figures, the year, the rules and the confirmed readings as they stand; no states and remarks"

_OTHERS = {
    What.ROW_ADDED: "{place} was added",
    What.ROW_GONE: "{place} was deleted",
    What.ORDER: "rows of {place} stand in another order, or belong to others",
    What.TABLE: "{place} is another table",
    What.TEXT: "figures of the text are others",
    What.BESIDE: "another document stands beside it",
}

GROUNDS = {
    "year": "the year",
    "rules": "the rules",
    "own-rules": "the user's own rules",
    "publication": "the check before publication",
    "confirm": "the confirmation of a reading",
}
"""Message ids of that by which figures are judged, by the kinds of entries that change it."""


def stage_told(stage: Stage) -> str:
    """Where a case is."""
    return say(STAGES[stage])


def passed_lines(journal: Journal) -> list[PassedLine]:
    """Every passing on, the first first; each with whether it stands for the document as it is now, and was to be
    done."""
    passed = journal.marks.passed_in_order
    unlawful = ((one, one.entry) for one in journal.unlawful if one.entry.kind == "pass")
    wrong = {(entry.body["act"], entry.who, entry.at): one for one, entry in unlawful}
    return [
        _line(journal.document, one, back, wrong.get((one.act.value, one.who, one.at)))
        for one, back in zip(passed, returned_later(passed), strict=True)
    ]


def told_of_unlawful(wrong: Sequence[Unlawful]) -> Iterator[str]:
    """What was done in a case and was not to be, in sentences: somebody wrote it into its file outside the program."""
    yield from map(_not_to_be_done, wrong[:NAMED])
    if wrong[NAMED:]:
        yield say("and {count} more", count=len(wrong) - NAMED)


def told_of_passing(case: CaseState) -> Iterator[str]:
    """Where a case is and how it came there, in sentences, first what of it was not to be done; nothing of one that was
    never handed over."""
    yield from told_of_unlawful(case.journal.unlawful)
    if not case.passed:
        return
    yield say("The case: {stage}.", stage=stage_told(case.stage))
    for one in passed_lines(case.journal):
        told = say("{act}: {name}, {time}", act=one.act, name=one.who, time=one.at)
        yield "　".join(filter(None, (told, one.stands, one.remark)))
        yield from (f"　{why}" for why in one.why)


def _not_to_be_done(one: Unlawful) -> str:
    return say(
        "Not to be done ({what}: {name}, {time}). {reason}",
        what=say(OF_ENTRIES[one.entry.kind].message),
        name=one.entry.who,
        time=_time(one.entry.at),
        reason=_reason(one),
    )


def _reason(one: Unlawful) -> str:
    return say(one.why.message, **one.why.params)


def _line(document: Document, one: Passing, returned: Passing | None, wrong: Unlawful | None) -> PassedLine:
    """``returned`` is the return that came later, which ends what was signed off before it; ``wrong`` what speaks
    against it."""
    is_signed = bool(one.act.role)
    is_standing = is_signed and one.is_standing and returned is None
    why: tuple[str, ...] = ()
    if is_signed and not one.is_standing:
        why = tuple(_why(document, one))
    elif is_standing:
        why = tuple(_said_since(one))
    stands = say(_standing(one)) if is_signed else ""
    if is_signed and one.is_standing and returned is not None:
        stands = say("no longer, since {name} returned it, {time}", name=returned.who, time=_time(returned.at))
    role = say(ROLE_NAMES[one.act.role]) if one.act.role else ""
    act = say("{act}, to {name}", act=say(ACTS[one.act]), name=one.to) if one.to else say(ACTS[one.act])
    against = say("not to be done. {reason}", reason=_reason(wrong)) if wrong else ""
    told = (against, *why) if against else why
    return PassedLine(act, role, one.who, _time(one.at), one.remark, stands, told, is_standing, bool(wrong))


def _standing(one: Passing) -> str:
    if one.is_standing:
        return COVERS
    is_otherwise_judged = one.as_kept and not any(done.about is About.FIGURES for done in one.since)
    return "no longer covers by what is judged" if is_otherwise_judged else "no longer covers the figures"


def _why(document: Document, one: Passing) -> Iterator[str]:
    """What is another since; of figures that were changed and put back that they were."""
    if not one.as_kept:
        yield say("what was signed off is not what the case holds")
    others, changed = differences(one.figures, document), [done for done in one.since if done.about.is_covered]
    told = [_told(document, other) for other in islice(others, NAMED)]
    yield from told
    if more := sum(1 for _ in others):
        yield say("and {count} more", count=more)
    grounds = {done.kind: done for done in changed if done.about is About.GROUNDS}
    for kind, done in grounds.items():
        yield say("{what} changed by {name}, {time}", what=say(GROUNDS[kind]), name=done.who, time=_time(done.at))
    if changed and not told and not grounds:
        yield say("changed and put back by {name}, {time}", name=changed[-1].who, time=_time(changed[-1].at))


def _said_since(one: Passing) -> Iterator[str]:
    """How often something was said since, by whom: a sign-off covers none of it."""
    for name, count in Counter(done.who for done in one.since if done.about is About.SAID).items():
        yield say("since then {name} gave {count} states, remarks, marks or answers", name=name, count=count)


def _time(at: str) -> str:
    return at[:16].replace("T", " ")


def _told(document: Document, one: Difference) -> str:
    if one.what is not What.FIGURE:
        return say(_OTHERS[one.what], place=one.address)
    cell = cell_of(document, one)
    unit = document.tables[cell.table].unit if cell else Unit.YUAN
    where = place(document, cell) if cell else one.address
    return say("{what}: {old} → {new}", what=where, old=amount(one.old, unit), new=amount(one.new, unit))
