"""What a person says in an open case without changing a figure: of findings, of figures, of the reading of tables,
of lines of the check sheet.

Each is an entry of the journal like any other action, and is undone as it was done. Held by
``tests/casework/test_case.py``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable

from gouji.casework.case_state import CaseState
from gouji.casework.step import Step
from gouji.model.document import Cell
from gouji.review.decisions import Given
from gouji.review.marks import Markable, evidence


class MarkedCase(CaseState, ABC):
    """A case as far as it is marked."""

    @abstractmethod
    def _do(self, kind: str, body: object) -> Step:
        """Keep what is done, then do it."""

    def tick(self, finding: Markable, on: bool = True) -> Step:
        """Tick a finding off, or take the tick away."""
        given = {"evidence": evidence(self.document, finding)} if on else {}
        return self._do("tick" if on else "untick", {"id": finding.id, **given})

    def tick_all(self, findings: Iterable[Markable], remark: str = "", on: bool = True) -> Step:
        """Tick several findings off, or take their ticks away, as one action; each with the remark that is given."""
        ticks = {finding.id: evidence(self.document, finding) if on else None for finding in findings}
        return self._do("tick-all", {"ticks": ticks, "remark": remark.strip()})

    def remark(self, finding: Markable, text: str) -> Step:
        """Give a finding a remark; blank takes it away."""
        return self.remark_on(finding.id, text)

    def remark_on(self, name: str, text: str) -> Step:
        """The same by the id of a finding, which may stand no longer."""
        return self._do("remark", {"id": name, "text": text.strip()})

    def verify(self, cell: Cell, on: bool = True) -> Step:
        """Mark a figure as read against the source, or take the mark away: it is then no suspect."""
        return self._do("verify", self.journal.mark(cell, on))

    def rule_out(self, *cells: Cell, on: bool = True) -> Step:
        """Say that the slip is in none of these figures, or take that back."""
        return self._do("rule-out-all", [self.journal.mark(cell, on) for cell in cells])

    def confirm(self, table: int) -> Step:
        """Say that a table whose reading is in doubt was held against the source and is as printed: it is judged."""
        return self._do("confirm", {"table": table})

    def decide(self, line: str, answer: Given | None, remark: str, ground: str) -> Step:
        """Answer a line of the check sheet on a ground, with a remark; neither takes what was decided away."""
        told = answer.value if answer else ""
        return self._do("decide", {"line": line, "answer": told, "remark": remark.strip(), "ground": ground})
