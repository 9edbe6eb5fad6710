"""The ways between the page of review and journal and the rest of the desk: its page, its line among the tables.

Held by ``tests/window/reviewing/test_page.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.casework.step import Step
from gouji.review.passing import Act
from gouji.window.desk.own_page import OwnPage
from gouji.window.reviewing.page import ReviewPage

if TYPE_CHECKING:
    from gouji.window.desk.desk import Desk


class Reviewing(OwnPage):
    """Review and journal of a desk."""

    def __init__(self, desk: Desk) -> None:
        self.page = ReviewPage(desk.case)
        super().__init__(desk, self.page)
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
