"""The ways between the page of review and journal and the rest of the desk: its page, its line among the tables.

Held by ``tests/window/reviewing/test_page.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.casework.case import Case
from gouji.casework.step import Step
from gouji.casework.telling.review.passed import ACTS
from gouji.review.passing import Act, Passing, Stage
from gouji.window.desk.own_page import OwnPage
from gouji.window.reviewing.page import ReviewPage
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.window.desk.desk import Desk


class Reviewing(OwnPage):
    """Review and journal of a desk."""

    def __init__(self, desk: Desk) -> None:
        self.page = ReviewPage(desk.case)
        super().__init__(desk, self.page)
        self._standing = _standing(desk.case)
        """By what the case was out of hand when it was looked at last: whoever withdraws that is told."""
        self.page.stepped.connect(desk.show_step)

    def show(self) -> None:
        """Go to it."""
        self._open()
        self.page.take_focus()

    def pass_on(self, act: Act) -> None:
        """Hand the case over, review, return or finish it."""
        if self._desk.finish_editing():
            self.page.pass_on(act)

    def show_step(self, step: Step) -> None:
        """Something was done: it is a line of the journal, and may make a sign-off void."""
        del step
        self._desk.tables.show_stage()
        self.page.show_step()
        before, self._standing = self._standing, _standing(case := self._desk.case)
        if before is not None and before in case.passed and case.stage is Stage.PREPARING:
            told = "{act} by {name} is withdrawn: the figures are others since."
            self._desk.told.emit(say(told, act=say(ACTS[before.act]), name=before.who))


def _standing(case: Case) -> Passing | None:
    """By what a case is out of its preparer's hands; None where it is not."""
    return case.passed[-1] if case.stage.is_out_of_hand else None
