"""From hand to hand: a case is prepared, handed over, reviewed or returned, and finished.

Whoever hands it over, reviews or finishes it signs off every figure as it stands. A later change makes of that no
sign-off any more, and deletes none: that is found in what was done since (``account.py``). The preparer's own change
withdraws the case so; nobody else changes it while it is out of the preparer's hands, and nobody a finished one
(``casework/out_of_hand.py``). Nobody reviews their own work: that is whatever figures or rows they changed since the
case was last finished, whoever hands it over; a return makes nobody's work another's.
Names are as people give them: nobody proves who they are but by signing the paper. Held by
``tests/casework/test_passing.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice

from gouji.errors import UserError
from gouji.model.document import Document
from gouji.model.persons import same_name
from gouji.review.account import About, Account, Done


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

    account: tuple[Account, int] = field(default=(Account(), 0), compare=False, repr=False)
    """What was done to the case, which goes on, and how much of it had been done then."""

    @property
    def since(self) -> Iterator[Done]:
        """What was done since."""
        done, before = self.account
        return islice(done, before, None)

    @property
    def is_standing(self) -> bool:
        """Whether nothing that it signs off was changed since, or put back."""
        done, before = self.account
        return self.as_kept and done.covered_until <= before


def stage_of(passed: Sequence[Passing]) -> Stage:
    """Where a case is that was passed on so; withdrawn where it was changed since."""
    if not passed:
        return Stage.PREPARING
    last = passed[-1]
    if last.act is Act.RETURN:
        return Stage.RETURNED
    return _REACHED[last.act] if last.is_standing else Stage.PREPARING


def returned_later(passed: Sequence[Passing]) -> list[Passing | None]:
    """Of each passing on the first return behind it: what was signed off before a return is signed off anew."""
    found: list[Passing | None] = []
    returned = None
    for one in reversed(passed):
        found.append(returned)
        returned = one if one.act is Act.RETURN else returned
    return found[::-1]


def preparer_of(passed: Sequence[Passing]) -> str:
    """Who handed the case over last; "" where nobody did."""
    return next((one.who for one in reversed(passed) if one.act is Act.HAND_OVER), "")


def has_prepared(who: str, passed: Sequence[Passing], account: Sequence[Done]) -> bool:
    """Whether a person changed figures or rows since the case was last finished, or handed it over then."""
    finished = next((number for number in reversed(range(len(passed))) if passed[number].act is Act.FINISH), -1)
    handed_over = (one.who for one in passed[finished + 1 :] if one.act is Act.HAND_OVER)
    done = account if finished < 0 else passed[finished].since
    changed = (one.who for one in done if one.about is About.FIGURES)
    return any(same_person(who, one) for one in {*handed_over, *changed})


def same_person(one: str, other: str) -> bool:
    """Whether two names look the same."""
    return same_name(one, other)


WRONG_STAGE = {
    Act.HAND_OVER: "The case is handed over already: it can be reviewed, returned or finished.",
    Act.REVIEW: "Nothing is to be reviewed: the case has to be handed over first.",
    Act.RETURN: "The case was not handed over: there is nothing to return.",
    Act.FINISH: "The case has to be reviewed before it is finished.",
}


def refuse(act: Act, who: str, passed: Sequence[Passing], account: Sequence[Done], *, remark: str, to: str) -> None:
    """Raises UserError where a case of which this was done may not be passed on so by this person."""
    stage = stage_of(passed)
    if stage not in ALLOWED[act]:
        raise UserError("wrong-stage", WRONG_STAGE[act])
    if act is Act.HAND_OVER and to and same_person(who, to):
        raise UserError("same-person", "{name} prepares it: another person has to review it.", name=who)
    if act in (Act.REVIEW, Act.FINISH) and has_prepared(who, passed, account):
        raise UserError(
            "same-person",
            "{name} prepared this case, and nobody reviews or approves their own work. Whoever does gives their own "
            "name first.",
            name=who,
        )
    if act is Act.RETURN and not remark:
        raise UserError("no-remark", "A case is returned with a remark that says what is to be done.")
    if act is Act.RETURN and same_person(who, preparer_of(passed)) and stage is not Stage.FINISHED:
        raise UserError("same-person", "{name} handed it over: a change of a figure, or undo, takes it back.", name=who)
