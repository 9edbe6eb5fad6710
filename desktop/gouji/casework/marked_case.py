"""What a person says in an open case without changing a figure: of findings, of figures, of the reading of tables,
of lines of the check sheet, and how the case goes from hand to hand.

Each is an entry of the journal like any other action, and is undone as it was done. Held by
``tests/casework/test_case.py``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any

from gouji.casework.case_state import CaseState
from gouji.casework.step import Step
from gouji.checking.families.sign import Sign
from gouji.errors import UserError
from gouji.keeping.user import person
from gouji.model.document import Cell
from gouji.model.persons import seen
from gouji.review.decisions import Given
from gouji.review.figures_held import covered
from gouji.review.marks import Markable, evidence
from gouji.review.passing import Act, refuse
from gouji.review.states import State

NO_TEXT = "no-text"
"""The kind of the error for a state that is given without the text it needs."""

NO_REASON = "What is not acted upon needs a reason: write it as a remark first."
NO_EXPLANATION = "What is explained needs its explanation: write it as a remark first."


class MarkedCase(CaseState, ABC):
    """A case as far as it is marked."""

    @abstractmethod
    def _do(self, kind: str, body: object, who: str = "") -> Step:
        """Keep what is done, then do it; by whom works here, where nobody else is named."""

    def handle(self, findings: Iterable[Markable], state: State, remark: str = "") -> Step:
        """Give findings a state as one action, each with the remark that is given; ``PENDING`` takes theirs away.

        Raises UserError for one that needs a text where there is none.
        """
        many, told = list(findings), remark.strip()
        if state.needs_text and not told and not all(self.marks.remarks.get(one.id) for one in many):
            raise UserError(NO_TEXT, NO_REASON if state is State.DISMISSED else NO_EXPLANATION)
        given = {one.id: None if state.is_open else evidence(self.document, one) for one in many}
        return self._do("handle", {"state": state.value, "findings": given, "remark": told})

    def tick(self, finding: Markable, on: bool = True) -> Step:
        """Say that a finding is checked, or that it is still to do."""
        return self.handle((finding,), State.CHECKED if on else State.PENDING)

    def remark(self, finding: Markable, text: str) -> Step:
        """Give a finding a remark; blank takes it away."""
        return self.remark_on(finding.id, text)

    def remark_on(self, name: str, text: str) -> Step:
        """The same by the id of a finding, which may stand no longer."""
        return self._do("remark", {"id": name, "text": text.strip()})

    def mark(self, cells: Iterable[Cell], sign: Sign, on: bool = True) -> Step:
        """Mark figures as held against what a sign tells, as one action, or take the mark away."""
        return self._do("mark", {"sign": sign.value, "cells": [self.journal.mark(cell, on) for cell in cells]})

    def verify(self, cell: Cell, on: bool = True) -> Step:
        """Mark a figure as read against the source, or take the mark away: it is then no suspect."""
        return self.mark((cell,), Sign.SOURCE, on)

    def rule_out(self, *cells: Cell, on: bool = True) -> Step:
        """Say that the slip is in none of these figures, or take that back."""
        return self._do("rule-out-all", [self.journal.mark(cell, on) for cell in cells])

    def confirm(self, table: int) -> Step:
        """Say that a table whose reading is in doubt was held against the source and is as printed: it is judged."""
        return self._do("confirm", {"table": table})

    def pass_on(self, act: Act, remark: str = "", to: str = "", who: str = "") -> Step:
        """Hand the case over, review, return or finish it; raises UserError where that may not be.

        Whoever hands over, reviews or finishes signs off all figures as they stand: under the name that is given for
        this act alone, or as who works here.
        """
        told, named, name = remark.strip(), seen(to), seen(who) or person.name()
        refuse(act, name, self.passed, self.journal.account, remark=told, to=named)
        covers = covered(self.document) if act.role else ""
        return self._do("pass", {"act": act.value, "remark": told, "to": named, "covers": covers}, name)

    def decide(self, line: str, answer: Given | None, remark: str, ground: str) -> Step:
        """Answer a line of the check sheet on a ground, with a remark; neither takes what was decided away."""
        told = answer.value if answer else ""
        return self._do("decide", {"line": line, "answer": told, "remark": remark.strip(), "ground": ground})

    def take_over(self, body: dict[str, Any]) -> Step:
        """Take over what was said of the version before of the document, as ``casework/versions`` tells it."""
        return self._do("take-over", body)
