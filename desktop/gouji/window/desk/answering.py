"""What is answered to causes and findings on a desk: each is one action, and told where refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from gouji.casework.case import Case
from gouji.casework.marked_case import NO_TEXT
from gouji.casework.step import Step
from gouji.errors import UserError
from gouji.explaining.explanation import Solution
from gouji.model.change import Retelling
from gouji.model.document import Cell
from gouji.review.marks import Markable
from gouji.review.states import State
from gouji.window.worklist.pane import WorkList
from gouji.wording import say


class Answering(QObject):
    """``stepped`` carries the Step of what was done, ``adopted`` one after which its first figure is gone to; ``told``
    a sentence. ``outdated`` tells that figures have changed since something was found."""

    stepped = Signal(Step)
    adopted = Signal(Step)
    outdated = Signal()
    told = Signal(str)

    def __init__(self, case: Case, worklist: WorkList) -> None:
        super().__init__(worklist)
        self.case = case
        self._worklist = worklist
        worklist.handled.connect(self.handle)
        worklist.model.marked.connect(self.stepped)
        worklist.model.failed.connect(self.told)
        worklist.causes.adopted.connect(self.adopt)
        worklist.causes.retold.connect(self.retell)
        worklist.causes.ruled_out.connect(self._rule_out_all)
        worklist.causes.taken_back.connect(self._suspect_again)
        worklist.causes.remarked.connect(self.remark)
        worklist.causes.told.connect(self.told)

    def adopt(self, solution: Solution) -> None:
        """Put the suggested figures in, as one action."""
        try:
            step = self.case.adopt(solution)
        except UserError as error:
            self.told.emit(say(error.message, **error.params))
            return
        if step is None:
            self.told.emit(say("The figures have changed since this was found; it is being looked for again."))
            self.outdated.emit()
        else:
            self.adopted.emit(step)

    def retell(self, made: Sequence[Retelling]) -> None:
        """Put the suggested figures into the text, as one action."""
        try:
            step = self.case.retell(*made)
        except UserError as error:
            self.told.emit(say(error.message, **error.params))
            return
        if step is not None:
            self.stepped.emit(step)

    def handle(self, findings: Sequence[Markable], state: State, remark: str) -> None:
        """Give findings a state together, with one remark."""
        self.act(lambda: self.case.handle(findings, state, remark))

    def remark(self, name: str, text: str) -> None:
        """Note something on what was adopted, by the id of its first finding."""
        self.act(lambda: self.case.remark_on(name, text))

    def rule_out(self, cell: Cell, on: bool = True) -> None:
        """The slip is not in this figure: look elsewhere; or it may be there after all."""
        self.act(lambda: self.case.rule_out(cell, on=on))

    def _rule_out_all(self, cells: Sequence[Cell]) -> None:
        self.act(lambda: self.case.rule_out(*cells))

    def _suspect_again(self, cell: Cell) -> None:
        self.rule_out(cell, on=False)

    def act(self, act: Callable[[], Step]) -> None:
        """Do something that may be refused, and have shown what it did."""
        try:
            step = act()
        except UserError as error:
            self.told.emit(say(error.message, **error.params))
            if error.kind == NO_TEXT:
                self._worklist.page.handling.ask_for_text()
        else:
            self.stepped.emit(step)
