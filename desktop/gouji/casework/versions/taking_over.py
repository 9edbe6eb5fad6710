"""What the case on a new version takes over from that on the version before, and what it does not, as the one entry of
its journal that does it.

A state, a remark, a mark or an answer is taken over with the name and the time that it was given under, where all that
it rests on is the very same; all else is left with its reason. Figures and rows that were changed are never taken over:
whether the new version prints them is told. Held by ``tests/casework/versions/test_new_version.py``.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from gouji.casework.case_state import CaseState
from gouji.casework.prose.said import Said
from gouji.casework.sheet.answers import is_published, sheet_of
from gouji.casework.telling.review.markings import where_marked
from gouji.casework.telling.sentences import place
from gouji.casework.versions.figures import Figures
from gouji.casework.versions.findings import Findings, held_otherwise
from gouji.casework.versions.left_behind import behind, found_anew
from gouji.checking.families.sign import Sign
from gouji.checking.findings import Finding
from gouji.keeping import places
from gouji.model.document import Cell
from gouji.review.marks import evidence, figure_in
from gouji.review.states import Handling, Remark
from gouji.review.taken_over import Left, Sort, Why


def taken_over(old: CaseState, new: CaseState) -> dict[str, Any]:
    """The body of the entry by which ``new`` takes over what was said in ``old``, which stays as it is."""
    taking = _Taking(old, new)
    taking.findings_said()
    taking.figures_marked()
    taking.figures_ruled_out()
    taking.answers_given()
    taking.left += [*behind(old, new, taking.figures), *found_anew(new, taking.findings)]
    return {
        "case": places.title(old.file.path),
        "files": [file.name for file in old.document.files],
        "head": old.file.head(),
        **taking.given,
        "left": [asdict(one) for one in taking.left],
    }


class _Taking:
    def __init__(self, old: CaseState, new: CaseState) -> None:
        self.old, self.new = old, new
        self.figures = Figures(old.check, new.check)
        self.findings = Findings(self.figures)
        piles = ("handled", "remarks", "signs", "ruled_out", "decided")
        self.given: dict[str, list[dict[str, Any]]] = {pile: [] for pile in piles}
        self.left: list[Left] = []

    def findings_said(self) -> None:
        """States with their remarks, and remarks by themselves: one stands with its finding, whatever its state."""
        marks = self.old.marks
        for name in dict.fromkeys((*marks.handled, *marks.remarks)):
            remark, given = marks.remarks.get(name, ""), marks.handled.get(name)
            if given is None and not remark:
                continue
            one = self.findings.of_old(name)
            there = self.findings.now(one) if one is not None else None
            why = self.findings.why_not(one) if one is not None else Why.FELL
            if one is None or there is None or why is not None:
                self._leave_said(name, one, there, why or Why.NOT_FOUND)
                continue
            if given is not None and self.old.handling_on(one) is None:
                self._leave_state(given, Why.FELL, one, there)
            elif given is not None:
                on = evidence(self.new.document, there)
                told = {
                    "state": given.state.value,
                    "evidence": on,
                    "text": given.text,
                    "who": given.who,
                    "at": given.at,
                }
                self.given["handled"].append({"id": there.id, **told})
            if remark:
                who = remark.who if isinstance(remark, Remark) else ""
                self.given["remarks"].append({"id": there.id, "text": str(remark), "who": who})

    def _leave_said(self, name: str, one: Finding | Said | None, there: Finding | Said | None, why: Why) -> None:
        remark, given = self.old.marks.remarks.get(name, ""), self.old.marks.handled.get(name)
        if given is not None:
            self._leave_state(given, why, one or name, there, remark)
        else:
            who = remark.who if isinstance(remark, Remark) else ""
            self._leave(Sort.REMARK, why, one or name, there, text=str(remark), who=who)

    def _leave_state(
        self, given: Handling, why: Why, one: Finding | Said | str, there: Finding | Said | None, remark: str = ""
    ) -> None:
        told = {"what": given.state.value, "text": str(remark) or given.text, "who": given.who, "at": given.at}
        self._leave(Sort.STATE, why, one, there, **told)

    def _leave(
        self, sort: Sort, why: Why, one: Finding | Said | str, there: Finding | Said | None, **told: str
    ) -> None:
        name = one if isinstance(one, str) else one.id
        where = where_marked(self.old.document, "handled", name)
        now = there.cells[0] if there is not None and there.cells else None
        if now is None and not isinstance(one, str) and one.cells:
            now = self.figures.now(one.cells[0])
        of = there.id if there is not None else ""
        self.left.append(Left(sort, why, where, now=self._address(now), of=of, **told))

    def _address(self, cell: Cell | None) -> str:
        return self.new.document.address(cell) if cell is not None else ""

    def figures_marked(self) -> None:
        """Signs that persons set on figures."""
        for cell, given in self.old.marks.signs.items():
            standing = self.old.signs_on(cell)
            for mark in given:
                why = self.figures.why_not(cell) if mark in standing else Why.FELL
                if why is None and mark.sign is not Sign.SOURCE:
                    why = held_otherwise(self.figures, cell, mark.sign)
                there = self.figures.now(cell)
                if why is None and there is not None:
                    figure = self.new.journal.mark(there, on=True)
                    told = {"cell": figure["cell"], "figure": figure["figure"], "decimals": figure["decimals"]}
                    self.given["signs"].append(told | {"sign": mark.sign.value, "who": mark.who, "at": mark.at})
                else:
                    self._leave_figure(Sort.MARK, why or Why.GONE, cell, what=mark.sign.value, who=mark.who, at=mark.at)

    def figures_ruled_out(self) -> None:
        """Figures that a person does not hold for the slip."""
        for cell in self.old.marks.ruled_out:
            why = self.figures.why_not(cell) if cell in self.old.ruled_out else Why.FELL
            there = self.figures.now(cell)
            if why is None and there is not None:
                told = {"cell": [*there], "figure": figure_in(self.new.document, there)}
                self.given["ruled_out"].append(told)
            else:
                self._leave_figure(Sort.RULED_OUT, why or Why.GONE, cell)

    def _leave_figure(self, sort: Sort, why: Why, cell: Cell, **told: str) -> None:
        now = self._address(self.figures.now(cell))
        self.left.append(Left(sort, why, place(self.old.document, cell), now=now, **told))

    def answers_given(self) -> None:
        """What was answered to lines of the check sheet."""
        if not self.old.marks.decided:
            return
        grounds = [{one.line.id: one.ground for one in sheet_of(case.check)} for case in (self.old, self.new)]
        texts = {one.line.id: one.line.text for one in sheet_of(self.old.check)}
        for line, one in self.old.marks.decided.items():
            answer = one.answer.value if one.answer else ""
            if one.ground == grounds[0].get(line) == grounds[1].get(line) and is_published(self.new.check):
                told = {"line": line, "answer": answer, "remark": one.remark, "ground": one.ground}
                self.given["decided"].append(told | {"who": one.who, "at": one.at})
            else:
                why = Why.OTHER_GROUND if one.ground == grounds[0].get(line) else Why.FELL
                told = {"text": one.remark, "who": one.who, "at": one.at, "of": line}
                self.left.append(Left(Sort.ANSWER, why, texts.get(line, line), answer, **told))
