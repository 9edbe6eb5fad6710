"""What is said of how a case went from hand to hand: its stage, who signed off what, and why that stands no longer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from gouji.casework.telling.sentences import place
from gouji.casework.telling.slips import amount
from gouji.model.document import Document
from gouji.model.money import Unit
from gouji.paper.content import PassedLine
from gouji.paper.signatures.roles import ROLE_NAMES
from gouji.review.covered import Difference, What, cell_of, differences
from gouji.review.passing import Act, Passing, Stage
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.casework.case_state import CaseState

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


def stage_told(stage: Stage) -> str:
    """Where a case is."""
    return say(STAGES[stage])


def passed_lines(document: Document, passed: list[Passing]) -> list[PassedLine]:
    """Every passing on, the first first; each with whether it stands for the document as it is now."""
    return [_line(document, one) for one in passed]


def told_of_passing(case: CaseState) -> Iterator[str]:
    """Where a case is and how it came there, in sentences; nothing of one that was never handed over."""
    if not case.passed:
        return
    yield say("The case: {stage}.", stage=stage_told(case.stage))
    for one in passed_lines(case.document, case.passed):
        told = say("{act}: {name}, {time}", act=one.act, name=one.who, time=one.at)
        yield "　".join(filter(None, (told, one.stands, one.remark)))
        yield from (f"　{why}" for why in one.why)


def _line(document: Document, one: Passing) -> PassedLine:
    why = tuple(_why(document, one)) if one.act.role else ()
    stands = "" if not one.act.role else say("no longer covers the figures") if why else say("covers all figures")
    role = say(ROLE_NAMES[one.act.role]) if one.act.role else ""
    act = say("{act}, to {name}", act=say(ACTS[one.act]), name=one.to) if one.to else say(ACTS[one.act])
    return PassedLine(
        act, role, one.who, one.at[:16].replace("T", " "), one.remark, stands, why, bool(role) and not why
    )


def _why(document: Document, one: Passing) -> Iterator[str]:
    if not one.as_kept:
        yield say("what was signed off is not what the case holds")
    others = differences(one.figures, document)
    yield from (_told(document, other) for other in islice(others, NAMED))
    if more := sum(1 for _ in others):
        yield say("and {count} more", count=more)


def _told(document: Document, one: Difference) -> str:
    match one.what:
        case What.ROW_ADDED:
            return say("{row} was added", row=one.address)
        case What.ROW_GONE:
            return say("{row} was deleted", row=one.address)
        case What.TABLE:
            return say("{table} is another table", table=one.address)
        case What.TEXT:
            return say("figures of the text are others")
        case What.BESIDE:
            return say("another document stands beside it")
    cell = cell_of(document, one)
    unit = document.tables[cell.table].unit if cell else Unit.YUAN
    where = place(document, cell) if cell else one.address
    return say("{what}: {old} → {new}", what=where, old=amount(one.old, unit), new=amount(one.new, unit))
