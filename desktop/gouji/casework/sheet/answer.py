"""One line of a check sheet with its answer, and what is told of it wherever the sheet is shown.

The answer of a person stands before that of the program. What leaves the window counts no answer that somebody is still
to look at: a yes that the program only proposes, or what a person decided on another ground unless the program says
no as well; beside it stands what is proposed or was decided. Held by ``tests/casework/sheet/test_answers.py``,
``tests/casework/sheet/test_deciding.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gouji.casework.sheet.lines import Kind, Line
from gouji.casework.sheet.problems import Problem
from gouji.model.reason import Reason
from gouji.review.decisions import Decision, Given
from gouji.wording import say


@dataclass(frozen=True, slots=True)
class Answer:
    """``program`` is what the program answers; None where it leaves the line open, for the reason ``why``."""

    line: Line
    program: Given | None
    why: Reason | None
    ground: str
    """A mark of all that the program's answer rests on."""
    problems: tuple[Problem, ...] = ()
    hints: tuple[Problem, ...] = ()
    decided: Decision | None = None

    @property
    def reason(self) -> str:
        """Why the program leaves it open; "" where it answers."""
        return say(self.why.message, **self.why.params) if self.why else ""

    @property
    def by_hand(self) -> bool:
        """Whether a person answered."""
        return self.decided is not None and self.decided.answer is not None

    @property
    def ground_changed(self) -> bool:
        """Whether what a person decided on is no longer what stands."""
        return self.decided is not None and self.by_hand and self.decided.ground != self.ground

    @property
    def is_settled(self) -> bool:
        """Whether nobody need look: the program answers yes by itself, or a person answered and that has its ground."""
        if self.by_hand:
            return not self.ground_changed
        return self.program is Given.YES and self.line.kind is Kind.AUTO

    @property
    def stands(self) -> Given | None:
        """The answer that holds: the person's, else the program's."""
        return (self.decided and self.decided.answer) or self.program

    @property
    def counted(self) -> Given | None:
        """The answer that counts; None where the line is open, or somebody is still to look at what is answered."""
        if self.ground_changed:
            return self.stands if self.stands is self.program is Given.NO else None
        return self.stands if self.by_hand or not self.is_proposed else None

    @property
    def is_proposed(self) -> bool:
        """Whether the program proposes a yes that a person is to look at."""
        return self.program is Given.YES and self.line.kind is Kind.PROPOSED

    @property
    def told(self) -> str:
        """The word of the answer that stands; "" where the line is open."""
        return say(self.stands.message) if self.stands else ""

    @property
    def told_counted(self) -> str:
        """The word of the answer that counts, likewise: what stands in the column of the answers of a file."""
        return say(self.counted.message) if self.counted else ""

    @property
    def told_by_program(self) -> str:
        """The word of the program's own answer, likewise."""
        return say(self.program.message) if self.program else ""

    @property
    def decision(self) -> str:
        """Who decided when, what was remarked, and whether its ground changed; "" where nobody did."""
        if self.decided is None:
            return ""
        one, time = self.decided, self.decided.at[:16].replace("T", " ")
        told = say("decided by {name}, {time}" if self.by_hand else "noted by {name}, {time}", name=one.who, time=time)
        told = say("{told}: {remark}", told=told, remark=one.remark) if one.remark else told
        return say("{told} ({more})", told=told, more=say("its ground changed")) if self.ground_changed else told

    @property
    def lacks_remark(self) -> bool:
        """Whether nothing tells why a person answered so: no without a problem, or otherwise than the program."""
        if not self.by_hand or (self.decided and self.decided.remark):
            return False
        return (self.stands is Given.NO and not self.problems) or self.program not in (None, self.stands)

    @property
    def findings(self) -> str:
        """What is written beside the answer: the problems with numbers, the reason where it is open, the hints."""
        return "\n".join((*self.numbered, *self._beside(), *(one.as_hint for one in self.hints)))

    @property
    def numbered(self) -> list[str]:
        """The problems, with numbers where there are several."""
        several = len(self.problems) > 1
        return [f"{number}. {one.text}" if several else one.text for number, one in enumerate(self.problems, 1)]

    def _beside(self) -> Iterator[str]:
        if self.decided:
            yield self.decision
        if self.by_hand:
            if self.ground_changed:
                yield say("{answer} was decided on another ground: to be decided again", answer=self.told)
            if self.lacks_remark:
                yield say("no remark tells why")
            if self.program is Given.YES and self.stands is not Given.YES:
                yield say("the program: {answer}", answer=self.told_by_program)
        if self.program is None and (self.stands is Given.NO or not self.by_hand):
            yield self.reason
        elif self.is_proposed and not self.by_hand:
            yield say("proposed {answer}: to be looked at", answer=self.told_by_program)
