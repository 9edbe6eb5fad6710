"""What a desk asks its user of the open document: what a printed table is, whether it was read right, rules, year.

What is being typed is taken over before anything is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from gouji.casework.telling.packs import rules_in_short
from gouji.model.rawgrid import RawGrid
from gouji.window.describing import dialog as describing
from gouji.window.describing.raw_table import GridPage
from gouji.window.desk.questions import choosing_rules, stating_year
from gouji.window.tree.sheet import CheckedSheet
from gouji.wording import say

if TYPE_CHECKING:
    from gouji.window.desk.desk import Desk


class Questions(QObject):
    """``described`` carries a RawGrid that is a table now or raw again, ``told`` a sentence."""

    described = Signal(object)
    told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)

    @property
    def _desk(self) -> Desk:
        """Asked for each time: one that is kept here would keep the desk alive when the window lets go of it."""
        return cast("Desk", self.parent())

    def describe(self, grid: RawGrid) -> None:
        """Let the user say what a printed table is."""
        if self._desk.finish_editing() and describing.ask(self._desk.case, grid, self._desk):
            self.described.emit(grid)

    def describe_shown(self) -> None:
        """The same of the table in view."""
        page = self._desk.stack.currentWidget()
        form = isinstance(page, GridPage) and not page.describable
        wanted = page.grid if isinstance(page, GridPage | CheckedSheet) and not form else None
        if wanted is None:
            self.told.emit(say("Only a table that was not recognised, or was described, can be described."))
        else:
            self.describe(wanted)

    def confirm(self, number: int) -> None:
        """A table whose reading is in doubt is as in the source: it is judged from now on."""
        if self._desk.finish_editing():
            self._desk.answering.act(lambda: self._desk.case.confirm(number))

    def choose_rules(self) -> None:
        """Let the user choose by which rules the document is judged."""
        desk = self._desk
        if desk.finish_editing() and (step := choosing_rules.ask(desk.case, desk)) is not None:
            desk.show_step(step)
            self.told.emit(rules_in_short(desk.case.check))

    def state_year(self) -> None:
        """Let the user say of which year the document is."""
        desk = self._desk
        if desk.finish_editing() and (step := stating_year.ask(desk.case, desk)) is not None:
            desk.show_step(step)
