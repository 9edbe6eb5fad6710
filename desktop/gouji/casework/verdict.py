"""The standing verdict of an open case: the check of its document and what does not agree, deed after deed.

A change of figures is judged where it must be; a table that was described, or whose reading was confirmed, a file that
joined, other rules, and money that comes or goes change what is held at all: then the document is checked anew.
"""

from __future__ import annotations

from collections.abc import Callable

from gouji.casework.chosen_rules import ChosenRules, choice_for
from gouji.casework.findings import Findings, turned
from gouji.casework.journal import Deed, Describing, Joining, Ruling
from gouji.casework.step import Step
from gouji.checking.check import Check
from gouji.checking.findings import Finding
from gouji.checking.rules.choosing import Choice
from gouji.model.change import Change
from gouji.model.document import Document
from gouji.review.marks import Marking, Marks


class Verdict:
    """``check`` as the document stands, and ``listed``: every step is done to it, and says what it did."""

    def __init__(
        self,
        document: Document,
        choice: Choice | None,
        chosen: ChosenRules | None,
        marks: Marks,
        ticked: Callable[[Finding], object],
    ) -> None:
        """By the rules of ``choice`` where the user named some, else by those ``chosen`` for the case."""
        self._choice, self._chosen, self._marks, self._ticked = choice, chosen, marks, ticked
        self.judge(self._anew(document))

    def _anew(self, document: Document) -> Check:
        """A check that asks again which rules are for the document."""
        return Check(document, self._choice or choice_for(document, self._chosen), self._marks.confirmed)

    def judge(self, check: Check) -> None:
        """Judge the document by a check of it from now on."""
        self.check = check
        self.listed = Findings(check, self._ticked)

    def follow(self, document: Document, deed: Deed) -> Step:
        """What a deed, which was done to the document and to the marks, does to the verdict."""
        marked = tuple(one for one in deed if isinstance(one, Marking))
        anew = next((one for one in deed if isinstance(one, Describing | Joining)), None)
        if anew is not None:
            self.judge(self._anew(document))
            described = anew.grid if isinstance(anew, Describing) else None
            return Step((), (), marked, described, joined=described is None)
        cells = tuple(one.cell for one in deed if isinstance(one, Change))
        ruled = next((one for one in deed if isinstance(one, Ruling)), None)
        if ruled is not None:
            self._chosen, before = ruled.new, self.listed
            self.judge(self._anew(document))
            return Step((), turned(before, self.listed), ruled=True)
        if any(one.pile == "confirmed" for one in marked) or not self.check.stands(cells):
            before = self.listed
            self.judge(Check(document, self.check.choice, self._marks.confirmed))
            return Step(cells, turned(before, self.listed), marked)
        rechecked = {one.relation: one for cell in cells for one in self.check.recheck(cell)}
        noted = [str(one.key) for one in marked if one.pile in ("ticks", "remarks")]
        return Step(cells, self.listed.follow(rechecked.values(), noted), marked)
