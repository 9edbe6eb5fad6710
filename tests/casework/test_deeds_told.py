"""Undo and redo are called after what they would do, also after the case was opened again."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.telling.deeds import deed_told
from gouji.model.document import Cell
from gouji.model.money import Figure
from tests.conftest import SLIPS

CELLS = [Cell(2, 0, 0), Cell(2, 1, 0), Cell(2, 2, 0)]


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path))
    return Case.open(SLIPS)


def undo_of(case: Case) -> str:
    return deed_told(case.document, case.journal.last_done)


def test_each_action_has_its_words(case: Case) -> None:
    assert undo_of(case) == ""
    case.edit(CELLS[0], Figure(1_00))
    assert undo_of(case) == "改数 T3 201 一般公共服务支出 合计"
    typed = "改数 T3 2011001 行政运行 合计 等共 3 处"
    told = (("paste", "粘贴 3 格"), ("clear", "清除 3 格"), ("fill", "填充 3 格"), ("", typed))
    for number, (by, words) in enumerate(told):
        case.edit_together([(cell, Figure(number * 100)) for cell in CELLS], by)
        assert undo_of(case) == words
    case.tick(case.findings()[0])
    assert undo_of(case) == "核对 T3 201 一般公共服务支出 合计"
    case.verify(CELLS[0])
    assert undo_of(case) == "与原文核对 T3 201 一般公共服务支出 合计"
    case.undo()
    assert deed_told(case.document, case.journal.last_undone) == "与原文核对 T3 201 一般公共服务支出 合计"
    case.close()


def test_a_case_that_is_opened_again_tells_the_same(case: Case) -> None:
    case.edit_together([(cell, None) for cell in CELLS], "clear")
    path = case.file.path
    case.close()
    again = Case.open(path)
    assert undo_of(again) == "清除 3 格"
    again.close()
