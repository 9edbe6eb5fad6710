"""From hand to hand: a case is prepared, handed over, reviewed or returned, and finished.

Whoever hands it over, reviews or finishes it signs off every figure as it stands. A later change makes of that no
sign-off any more, and deletes none: that is found in the figures (``covered.py``). The preparer's own change withdraws
the case so; nobody else changes a figure while it is out of the preparer's hands, and nobody any of a finished one.
Names are as people give them: nobody proves who they are but by signing the paper. Held by
``tests/casework/test_passing.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from unicodedata import normalize

from gouji.errors import UserError
from gouji.model.document import Document
from gouji.review.covered import stands


class Act(StrEnum):
    """What is done to pass a case on."""

    HAND_OVER = "hand-over"
    REVIEW = "review"
    RETURN = "return"
    FINISH = "finish"

    @property
    def role(self) -> str:
        """In which role it is signed off; "" where it is not."""
        return _ROLES.get(self, "")


_ROLES = {Act.HAND_OVER: "preparer", Act.REVIEW: "reviewer", Act.FINISH: "approver"}


class Stage(StrEnum):
    """Where a case is."""

    PREPARING = "preparing"
    RETURNED = "returned"
    HANDED_OVER = "handed-over"
    REVIEWED = "reviewed"
    FINISHED = "finished"

    @property
    def is_out_of_hand(self) -> bool:
        """Whether the preparer has given it away."""
        return self in (Stage.HANDED_OVER, Stage.REVIEWED, Stage.FINISHED)


_REACHED = {Act.HAND_OVER: Stage.HANDED_OVER, Act.REVIEW: Stage.REVIEWED, Act.FINISH: Stage.FINISHED}

ALLOWED: Mapping[Act, tuple[Stage, ...]] = {
    Act.HAND_OVER: (Stage.PREPARING, Stage.RETURNED),
    Act.REVIEW: (Stage.HANDED_OVER,),
    Act.RETURN: (Stage.HANDED_OVER, Stage.REVIEWED, Stage.FINISHED),
    Act.FINISH: (Stage.REVIEWED,),
}
"""When each may be done."""


@dataclass(frozen=True, slots=True)
class Passing:
    """Who passed a case on, how, when (ISO 8601 with zone), with which remark and to whom."""

    act: Act
    who: str
    at: str
    remark: str
    to: str
    covers: str
    """The digest of all figures as they stood; "" where nothing is signed off."""
    figures: Document = field(compare=False, repr=False)
    """The document as it stood."""
    as_kept: bool = True
    """Whether these are the figures of that digest: a case that is opened again may be read otherwise."""

    def stands(self, document: Document) -> bool:
        """Whether the document still holds the figures that were signed off."""
        return self.as_kept and stands(self.figures, document)


def stage_of(passed: Sequence[Passing], document: Document) -> Stage:
    """Where a case is that was passed on so; withdrawn where its figures are others since."""
    if not passed:
        return Stage.PREPARING
    last = passed[-1]
    if last.act is Act.RETURN:
        return Stage.RETURNED
    return _REACHED[last.act] if last.stands(document) else Stage.PREPARING


def preparer_of(passed: Sequence[Passing]) -> str:
    """Who handed the case over last; "" where nobody did."""
    return next((one.who for one in reversed(passed) if one.act is Act.HAND_OVER), "")


def same_person(one: str, other: str) -> bool:
    """Whether two names look the same."""
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return "".join(normalize("NFKC", name).casefold().split())


WRONG_STAGE = {
    Act.HAND_OVER: "The case is handed over already: it can be reviewed, returned or finished.",
    Act.REVIEW: "Nothing is to be reviewed: the case has to be handed over first.",
    Act.RETURN: "The case was not handed over: there is nothing to return.",
    Act.FINISH: "The case has to be reviewed before it is finished.",
}


def refuse(act: Act, who: str, passed: Sequence[Passing], stage: Stage, *, remark: str, to: str) -> None:
    """Raises UserError where a case at a ``stage`` may not be passed on so by this person."""
    if stage not in ALLOWED[act]:
        raise UserError("wrong-stage", WRONG_STAGE[act])
    preparer = preparer_of(passed)
    is_own = same_person(who, preparer)
    if act is Act.HAND_OVER and to and same_person(who, to):
        raise UserError("same-person", "{name} prepares it: another person has to review it.", name=who)
    if act in (Act.REVIEW, Act.FINISH) and is_own:
        raise UserError(
            "same-person",
            "{name} prepared this case, and nobody reviews or approves their own work. Whoever does gives their own "
            "name first.",
            name=who,
        )
    if act is Act.RETURN and not remark:
        raise UserError("no-remark", "A case is returned with a remark that says what is to be done.")
    if act is Act.RETURN and is_own and stage is not Stage.FINISHED:
        raise UserError("same-person", "{name} handed it over: a change of a figure, or undo, takes it back.", name=who)


def refuse_change(who: str, passed: Sequence[Passing], stage: Stage) -> None:
    """Raises UserError where this person may not change figures of a case at a ``stage``."""
    if stage is Stage.FINISHED:
        raise UserError("finished", "The case is finished: return it with a remark before anything is changed.")
    if stage.is_out_of_hand and not same_person(who, preparer_of(passed)):
        raise UserError(
            "handed-over",
            "The case was handed over by {name}: return it with a remark, and the figures are changed there.",
            name=preparer_of(passed),
        )
