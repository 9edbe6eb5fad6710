"""Every item model keeps Qt's contract."""

from __future__ import annotations

import pytest
from pytestqt.modeltest import ModelTester

from gouji.casework.case import Case
from gouji.casework.causes.of_case import of_case, of_open
from gouji.casework.relations.small_sum import small_sum
from gouji.casework.relations.sum_lines import SumLines
from gouji.explaining.explanation import Explanation
from gouji.review.states import State
from gouji.window.relations.sum_model import SumModel
from gouji.window.relations.tree_model import RelationsModel
from gouji.window.tree.checked import CheckedModel
from gouji.window.worklist.causes_model import CausesModel
from gouji.window.worklist.findings_filter import FindingsFilter
from gouji.window.worklist.findings_model import FindingsModel


@pytest.mark.parametrize("number", range(8))
def test_every_tree_keeps_the_contract(case: Case, number: int, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(CheckedModel(case, number))


def test_the_findings_keep_the_contract(case: Case, qtmodeltester: ModelTester) -> None:
    model = FindingsModel(case)
    qtmodeltester.check(model)
    qtmodeltester.check(FindingsFilter(model))


def test_the_causes_keep_the_contract(case: Case, qtmodeltester: ModelTester) -> None:
    """Before anything is found, when it is found, and when some of it is adopted and ticked off."""
    model = CausesModel(case)
    qtmodeltester.check(model)
    model.show(of_case(case, Explanation(), searching=True))
    qtmodeltester.check(model)
    model.show(of_open(case).causes)
    qtmodeltester.check(model)
    first, second, _ = of_open(case).causes
    assert first.answer is not None
    case.adopt(first.answer)
    case.handle(case.listed.among(second.settles), State.CHECKED)
    model.show(of_open(case).causes)
    qtmodeltester.check(model)


def test_all_relations_keep_the_contract(
    case: Case, qtmodeltester: ModelTester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a row stands for those that are not shown yet."""
    for module in ("rows", "tree_model"):
        monkeypatch.setattr(f"gouji.window.relations.{module}.STEP", 20)
    model = RelationsModel(case, [table.title for table in case.document.tables])
    qtmodeltester.check(model)
    law = model.find((2, "A1", None))
    assert model.bring_more(model.index(20, 0, law))
    qtmodeltester.check(model)


def test_small_sums_keep_the_contract(case: Case, qtmodeltester: ModelTester) -> None:
    model = SumModel()
    qtmodeltester.check(model)
    model.show([SumLines(case.check, small_sum(case.check, (0, i))) for i in range(3)])
    qtmodeltester.check(model)
