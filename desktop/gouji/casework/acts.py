"""What can be done in an open case: each act is an entry, which is kept before it is done.

What changes nothing is no act.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable

from gouji.casework.entries import answer_body, changes_body, retellings_body
from gouji.casework.journal import Journal
from gouji.casework.step import Step
from gouji.checking.rules.own import OwnRules
from gouji.explaining.explanation import Solution
from gouji.keeping.noting import OWN_RULES
from gouji.model.change import Change, Retelling, Slip, edit
from gouji.model.document import Cell, Document
from gouji.model.money import Figure
from gouji.model.rawgrid import Answer, RawGrid
from gouji.reading.described.answers import with_table
from gouji.review.marks import Markable, Marks, evidence, figure_in, standing


class Acts(ABC):
    """What a person does to the figures, the marks and the rules of a case whose journal is ``journal``."""

    journal: Journal

    @abstractmethod
    def _do(self, kind: str, body: object) -> Step:
        """Keep what is done, then do it."""

    @property
    def document(self) -> Document:
        return self.journal.document

    @property
    def marks(self) -> Marks:
        return self.journal.marks

    def edit(self, cell: Cell, figure: Figure | None) -> Step | None:
        """Put a figure, or blank, into a cell; None when it holds just that."""
        return self.edit_together(((cell, figure),))

    def edit_together(self, figures: Iterable[tuple[Cell, Figure | None]], by: str = "") -> Step | None:
        """Put figures into several cells as one action, told ``by`` which; None when they hold just these."""
        return self._change(edit(self.document, cell, figure, by) for cell, figure in figures)

    def _change(self, made: Iterable[Change]) -> Step | None:
        changes = tuple(one for one in made if not one.changes_nothing)
        return self._do("change", changes_body(changes)) if changes else None

    def retell(self, *made: Retelling) -> Step | None:
        """Put figures in place of those that the text tells, as one action; None where it tells just these."""
        changes = [one for one in made if not one.changes_nothing]
        return self._do("retell", retellings_body(changes)) if changes else None

    def adopt(self, solution: Solution) -> Step | None:
        """Put the suggested figures in, as one action; None when other figures stand there by now."""
        if not solution.stands(self.document):
            return None
        made = [
            edit(self.document, cell, figure, slip=Slip(one.pattern, solution.settles, solution.unique))
            for one in solution.corrections
            for cell, figure in one.changes
        ]
        return self._change(made)

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
        return self._do("remark", {"id": finding.id, "text": text.strip()})

    def verify(self, cell: Cell, on: bool = True) -> Step:
        """Mark a figure as read against the source, or take the mark away: it is then no suspect."""
        return self._do("verify", self.journal.mark(cell, on))

    def rule_out(self, *cells: Cell, on: bool = True) -> Step:
        """Say that the slip is in none of these figures, or take that back."""
        return self._do("rule-out-all", [self.journal.mark(cell, on) for cell in cells])

    def confirm(self, table: int) -> Step:
        """Say that a table whose reading is in doubt was held against the source and is as printed: it is judged."""
        return self._do("confirm", {"table": table})

    def state_year(self, year: int) -> Step:
        """Say of which year the document is that prints none."""
        return self._do("year", {"year": year})

    def look_before_publication(self, on: bool) -> Step | None:
        """Look for what is not meant for the public, or no longer; None where that is so already."""
        return self._do("publication", {"on": on}) if on != self.document.before_publication else None

    def judge_by_own(self, rules: OwnRules) -> Step:
        """Judge by these rules of the user's own from now on."""
        return self._do(OWN_RULES, dict(rules.data))

    def judge_by_pack(self, pack: str) -> Step:
        """Judge by the pack of an id, whatever is made for the document; by that again where it is blank."""
        return self._do("rules", {"pack": pack})

    def describe(self, grid: RawGrid, answer: Answer) -> None:
        """Make a raw grid a table, or a described one another; remembered. Raises ValueError where it does not fit."""
        with_table(self.document, grid.id, answer)
        self._do("described", answer_body(grid.id, answer))

    def is_verified(self, cell: Cell) -> bool:
        """Whether the figure that stands in the cell was read against the source."""
        marked = self.marks.verified
        return cell in marked and figure_in(self.document, cell) == marked[cell]

    @property
    def verified(self) -> frozenset[Cell]:
        return standing(self.marks.verified, self.document)

    @property
    def ruled_out(self) -> frozenset[Cell]:
        return standing(self.marks.ruled_out, self.document)

    def note(self, kind: str, body: dict[str, str]) -> None:
        """Note that a paper left it (``report``, ``print``, ``sign``), or that its source is pasted (``paste``)."""
        self._do(kind, body)
