"""Every item model keeps Qt's contract."""

from __future__ import annotations

import pytest
from pytestqt.modeltest import ModelTester

from gouji.casework.case import Case
from gouji.window.desk.findings_model import FindingsFilter, FindingsModel
from gouji.window.tree.checked import CheckedModel


@pytest.mark.parametrize("number", range(8))
def test_every_tree_keeps_the_contract(case: Case, number: int, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(CheckedModel(case, number))


def test_the_findings_keep_the_contract(case: Case, qtmodeltester: ModelTester) -> None:
    model = FindingsModel(case)
    qtmodeltester.check(model)
    qtmodeltester.check(FindingsFilter(model))
