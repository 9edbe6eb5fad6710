"""Whatever is done to the text, the check sheet, figures and rows, in any order: what was noted on a sentence, a line
of the sheet or a row is still on that, and whoever opens the case finds all as it was left."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from gouji.casework.case import Case
from gouji.casework.prose.retelling import retelling
from gouji.casework.prose.said import Said, all_said
from gouji.casework.sheet.answers import sheet_of_case
from gouji.checking.check import Check
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.prose.text import printed_text
from gouji.review.decisions import Given
from gouji.review.states import State
from tests.casework.prose.test_said import RIGHT, WRONG
from tests.casework.test_rows import do, lead_of
from tests.casework.working import Worked, in_any_order
from tests.checking.prose.pages import page_of

NUMBERS = st.integers(0, 1_000)
CODES = ("2210201", "2210203", "22102", "221", "2080506", None)
TEXT = f"{RIGHT}\n{WRONG}\n{WRONG}\n2024年一般公共预算支出902.78万元，比2023年预算执行数增加3.10%。"


def about(case: Case, one: Said) -> str:
    """What a sentence says where, as it is printed: whatever is typed over its figures, and whatever it is called."""
    printed = printed_text(case.document).paragraphs[one.paragraph].text
    kind = one.wording.kind if one.wording else f"{one.held and one.held.claim.role}{one.held and one.held.aspect}"
    again = [other.id for other in all_said(case.check) if other.paragraph == one.paragraph].index(one.id)
    return f"{one.paragraph} {printed} {kind} {again}"


def standing(case: Case) -> tuple[Any, ...]:
    """All that a person sees of the text, the check sheet and the rows."""
    tables = [(one.keys, one.values.tolist(), one.present.tolist()) for one in case.document.tables]
    said = [(one.id, one.state, one.printed, case.handling_on(one)) for one in all_said(case.check)]
    sheet = [(one.line.id, one.program, one.ground, one.decided) for one in sheet_of_case(case)]
    findings = [(one, case.handling_on(one)) for one in case.findings()]
    remarks = {on: text for on, text in case.marks.remarks.items() if text}
    return tables, said, sheet, findings, remarks, dict(case.document.retold), case.can_undo, case.can_redo


class WorkingOnTheText(Worked):
    """One accountant with a published page: its sentences, its check sheet, its table."""

    def standing(self, case: Case) -> tuple[Any, ...]:
        return standing(case)

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        page_of(self.folder, "预算", "般", TEXT)
        self.case = Case.open(self.folder / "页.html")
        self.printed = standing(self.case)

    @rule(number=NUMBERS, typed=st.sampled_from(("350.35", "0", "1.5", "902.78")))
    def type_a_figure_into_its_sentence(self, number: int, typed: str) -> None:
        told = [one for one in all_said(self.case.check) if one.figure is not None and one.held is not None]
        one = told[number % len(told)].held
        assert one is not None
        self.case.retell(retelling(self.case.document, one.claim, typed))

    @rule(number=NUMBERS)
    def note_on_a_sentence(self, number: int) -> None:
        said = all_said(self.case.check)
        one = said[number % len(said)]
        self.case.handle([one], State.CHECKED, about(self.case, one))

    @rule(number=NUMBERS, answer=st.sampled_from((*Given, None)))
    def decide_a_line(self, number: int, answer: Given | None) -> None:
        lines = sheet_of_case(self.case)
        one = lines[number % len(lines)]
        self.case.decide(one.line.id, answer, one.line.text if answer else "", one.ground)

    @rule(act=st.sampled_from(("insert", "delete", "recode", "edit", "note")), row=NUMBERS, code=st.sampled_from(CODES))
    def work_on_the_table(self, act: str, row: int, code: str | None) -> None:
        rows = max(len(self.case.document.tables[0].rows), 1)
        do(self.case, act, Cell(0, row % rows, 0), code)

    @rule(number=NUMBERS)
    def type_a_figure(self, number: int) -> None:
        if rows := len(self.case.document.tables[0].rows):
            self.case.edit(Cell(0, number % rows, 0), Figure(number * 100_00, 2))

    @rule(steps=st.integers(1, 3), back=st.booleans())
    def go_back_or_forth(self, steps: int, back: bool) -> None:
        for _ in range(steps):
            self.case.undo() if back else self.case.redo()

    @rule()
    def go_all_the_way_back_and_forth(self) -> None:
        now, steps = standing(self.case), 0
        while self.case.undo():
            steps += 1
        assert standing(self.case)[:6] == self.printed[:6]
        for _ in range(steps):
            assert self.case.redo()
        assert standing(self.case)[:7] == now[:7]

    @invariant()
    def what_was_noted_is_still_on_what_it_was_noted_on(self) -> None:
        if not hasattr(self, "case"):
            return
        remarks = self.case.marks.remarks
        for one in all_said(self.case.check):
            assert remarks.get(one.id, about(self.case, one)) == about(self.case, one)
        for finding in self.case.findings():
            if finding.cells and (remark := remarks.get(finding.id)):
                assert remark == lead_of(self.case, finding)
        for answer in sheet_of_case(self.case):
            assert answer.decided is None or answer.decided.remark == answer.line.text

    @invariant()
    def what_became_of_the_text_is_what_a_full_check_says(self) -> None:
        if hasattr(self, "case"):
            afresh = all_said(Check(self.case.document))
            assert [(one.id, one.state) for one in afresh] == [(o.id, o.state) for o in all_said(self.case.check)]


class TestNothingOfTheTextIsLost(WorkingOnTheText.TestCase):  # type: ignore[misc, valid-type]
    settings = in_any_order(12, 8)
