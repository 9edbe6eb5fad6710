"""Whatever is done in a case, in whatever order: whoever opens its file finds it as it was left, and can go back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from gouji.casework.case import Case
from gouji.casework.suspecting import explained
from gouji.checking.check import Check
from gouji.model.document import Cell
from gouji.model.money import Figure
from tests.casework.working import Worked, in_any_order
from tests.reading.making import EXPENDITURE, workbook
from tests.reading.test_answers import ANSWER, ROWS

NUMBERS = st.integers(0, 10_000)
FIGURES = st.one_of(st.none(), st.integers(-5, 5).map(lambda yuan: Figure(yuan * 100, 0)))

SHEETS: dict[str, Sequence[Sequence[object]]] = {
    "支出": [["2024年部门支出预算总表"], ["单位：元"], *EXPENDITURE],
    "一般": [["2024年部门一般公共预算支出功能分类预算表"], ["单位：元"], *EXPENDITURE],
    "其他": ROWS,
}
ANSWERS = [replace(ANSWER, unit="元", title="专项资金表"), replace(ANSWER, unit="万元", kind="described")]


def standing(case: Case) -> tuple[Any, ...]:
    """All that a person sees of a case."""
    arrays = ("values", "present", "decimals", "origin", "parents")
    tables = [
        (one.id, one.title, one.kind, one.unit, one.keys, *(getattr(one, name).tolist() for name in arrays))
        for one in case.document.tables
    ]
    findings = [(found, case.handling_on(found)) for found in case.findings()]
    known = case.verified, case.ruled_out, {on: text for on, text in case.marks.remarks.items() if text}
    return tables, [grid.id for grid in case.document.grids], findings, known, case.can_undo, case.can_redo


class WorkingOnACase(Worked):
    """One accountant, every action of the window, any order."""

    def standing(self, case: Case) -> tuple[Any, ...]:
        return standing(case)

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.case = Case.open(workbook(self.folder / "预算.xlsx", SHEETS))
        self.printed = standing(self.case)
        self.done = 0
        """Actions that can be undone."""

    def cell(self, number: int) -> Cell:
        tables = self.case.document.tables
        at = number % len(tables)
        rows, columns = len(tables[at].rows), len(tables[at].columns)
        return Cell(at, number // 7 % rows, number // 3 % columns)

    @rule(number=NUMBERS, figure=FIGURES)
    def type_a_figure(self, number: int, figure: Figure | None) -> None:
        self.done += self.case.edit(self.cell(number), figure) is not None

    @rule(numbers=st.lists(NUMBERS, min_size=2, max_size=3), figure=FIGURES)
    def type_several(self, numbers: list[int], figure: Figure | None) -> None:
        cells = dict.fromkeys(map(self.cell, numbers))
        self.done += self.case.edit_together((cell, figure) for cell in cells) is not None

    @precondition(lambda self: self.case.findings())
    @rule(number=NUMBERS, on=st.booleans(), remark=st.sampled_from(["", "键错", "已核"]))
    def mark_a_finding(self, number: int, on: bool, remark: str) -> None:
        found = self.case.findings()
        finding = found[number % len(found)]
        self.case.tick(finding, on)
        self.case.remark(finding, remark)
        self.done += 2

    @rule(number=NUMBERS, on=st.booleans())
    def know_a_figure(self, number: int, on: bool) -> None:
        self.case.verify(self.cell(number), on)
        self.case.rule_out(self.cell(number + 1), on=on)
        self.done += 2

    @precondition(lambda self: self.case.findings())
    @rule()
    def adopt(self) -> None:
        solutions = [one for group in explained(self.case, 0.2).groups for one in group.solutions]
        if solutions:
            self.done += self.case.adopt(solutions[0]) is not None

    @precondition(lambda self: self.case.document.grids or self.case.document.described)
    @rule(answer=st.sampled_from(ANSWERS))
    def describe(self, answer: Any) -> None:
        document = self.case.document
        grid = document.grids[0] if document.grids else next(iter(document.described.values())).grid
        self.case.describe(grid, answer)
        self.done += 1

    @rule(steps=st.integers(1, 4))
    def go_back(self, steps: int) -> None:
        for _ in range(steps):
            self.done -= self.case.undo() is not None

    @rule(steps=st.integers(1, 4))
    def go_forth(self, steps: int) -> None:
        for _ in range(steps):
            self.done += self.case.redo() is not None

    @rule()
    def go_all_the_way_back_and_forth(self) -> None:
        now, steps = standing(self.case), self.done
        while self.case.undo():
            steps -= 1
        assert steps == 0
        assert standing(self.case)[:4] == self.printed[:4]
        for _ in range(self.done):
            assert self.case.redo()
        assert standing(self.case)[:5] == now[:5]

    @rule(number=st.integers(0, 3))
    def save_as(self, number: int) -> None:
        self.case.save_as(self.folder / f"案卷{number}.gouji")

    @invariant()
    def what_was_checked_step_by_step_is_what_a_full_check_says(self) -> None:
        if hasattr(self, "case"):
            afresh = Check(self.case.document)
            assert afresh.findings() == self.case.findings()
            for one, other in zip(afresh.families, self.case.check.families, strict=True):
                np.testing.assert_array_equal(one.outcomes, other.outcomes)


class TestNothingIsLost(WorkingOnACase.TestCase):  # type: ignore[misc, valid-type]
    settings = in_any_order(30, 12)


def test_undo_takes_back_whatever_was_done_last_and_redo_does_it_again_in_that_order(tmp_path: Path) -> None:
    """One of each kind, some twice on the same cell and finding, so that no two orders lead to the same state."""
    case = Case.open(workbook(tmp_path / "预算.xlsx", SHEETS))
    at, beside = Cell(0, 1, 0), Cell(1, 1, 0)
    grid = case.document.grids[0]
    deeds: list[Callable[[], object]] = [
        lambda: case.edit(at, Figure(700, 0)),
        lambda: case.tick(case.findings()[0]),
        lambda: case.edit(at, Figure(900, 0)),
        lambda: case.remark(case.findings()[0], "键错"),
        lambda: case.verify(at),
        lambda: case.edit_together([(at, Figure(300, 0)), (beside, Figure(400, 0))]),
        lambda: case.describe(grid, ANSWERS[0]),
        lambda: case.rule_out(beside),
        lambda: case.remark(case.findings()[0], "已核"),
        lambda: case.describe(grid, ANSWERS[1]),
        lambda: case.tick(case.findings()[0]),
        lambda: case.tick(case.findings()[0], on=False),
        lambda: case.rule_out(beside, on=False),
    ]
    states = [standing(case)[:4]]
    for do in deeds:
        do()
        states.append(standing(case)[:4])
    assert [number for number, (one, other) in enumerate(pairwise(states)) if one == other] == []
    for before in reversed(states[:-1]):
        assert case.undo()
        assert standing(case)[:4] == before
    assert not case.can_undo
    for after in states[1:]:
        assert case.redo()
        assert standing(case)[:4] == after
    assert not case.can_redo
    for _ in range(3):
        case.undo()
    kept = standing(case)
    case.close()
    again = Case.open(case.file.path)
    assert standing(again) == kept
    again.edit(at, Figure(100, 0))
    assert not again.can_redo
    assert again.undo()
    assert standing(again)[:4] == kept[:4]
    again.close()
