"""The standing verdict of an open case: the check of its document and what does not agree, deed after deed.

A change of figures is judged where it must be, and the text when that is looked at next. A table that was described, a
file that joined or was laid beside, the year and other rules change what is held at all: then the document is checked
anew. Rows and money that come or go and a reading that is confirmed change what is held of some tables: all else is
gone on from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gouji.casework.chosen_rules import choice_for
from gouji.casework.deeds import Dating, Deed, Describing, Joining, Laying, Publishing, Ruling
from gouji.casework.findings import Findings, Turn, turned
from gouji.casework.journal import Journal
from gouji.casework.step import Step
from gouji.checking.check import Check
from gouji.checking.findings import Finding
from gouji.checking.rules.choosing import Choice
from gouji.model.change import Change, Retelling
from gouji.model.document import Cell, Document
from gouji.model.row_change import RowChange
from gouji.review.marks import Marking


class Verdict:
    """``check`` as the document stands, and ``listed``: every step is done to it, and says what it did."""

    def __init__(
        self,
        document: Document,
        choice: Choice | None,
        journal: Journal,
        ticked: Callable[[Finding], object],
    ) -> None:
        """By the rules of ``choice`` where the user named some, else by those that the journal of the case tells."""
        self._named, self._journal, self._ticked = choice, journal, ticked
        self.judge(self._anew(document))

    def _anew(self, document: Document) -> Check:
        """A check that asks again which rules are for the document."""
        choice = self._named or choice_for(document, self._journal.rules, self._journal.own)
        return Check(document, choice, self._journal.marks.confirmed)

    def judge(self, check: Check) -> None:
        """Judge the document by a check of it from now on."""
        self.check = check
        self.listed = Findings(check, self._ticked)

    def judge_anew(self, document: Document) -> Step:
        """Judge by other rules, which the journal tells, from now on."""
        before = self.listed
        self.judge(self._anew(document))
        return Step((), turned(before, self.listed), ruled=True)

    def follow(self, document: Document, deed: Deed) -> Step:
        """What a deed, which was done to the document and to the marks, does to the verdict."""
        marked = tuple(one for one in deed if isinstance(one, Marking))
        anew = next((one for one in deed if isinstance(one, Describing | Joining | Laying)), None)
        if anew is not None:
            self.judge(self._anew(document))
            described = anew.grid if isinstance(anew, Describing) else None
            return Step((), (), marked, described, joined=described is None)
        cells = tuple(one.cell for one in deed if isinstance(one, Change))
        if (rows := next((one for one in deed if isinstance(one, RowChange)), None)) is not None:
            return Step((), self._go_on(document, cells), rows=rows)
        if any(isinstance(one, Ruling | Dating) for one in deed):
            return self.judge_anew(document)
        if any(one.pile == "confirmed" for one in marked) or not self.check.stands(cells):
            return Step(cells, self._go_on(document, cells), marked)
        retold = next((one.place for one in deed if isinstance(one, Retelling)), None)
        publishing = any(isinstance(one, Publishing) for one in deed)
        if retold is not None or publishing:
            self.check.look_again()
        rechecked = {one.relation: one for cell in cells for one in self.check.recheck(cell)}
        noted = dict.fromkeys(str(one.key) for one in marked if one.pile in ("handled", "remarks"))
        return Step(cells, self.listed.follow(rechecked.values(), noted), marked, retold=retold, publishing=publishing)

    def _go_on(self, document: Document, cells: Iterable[Cell]) -> tuple[Turn, ...]:
        """Judge by a check that goes on from this one, after figures changed or other rows came: these are lowered
        anew, and with them what is held against them."""
        before, confirmed = self.listed, self._journal.marks.confirmed
        self.judge(Check(document, self.check.choice, confirmed, after=self.check, changed=cells))
        return turned(before, self.listed)
