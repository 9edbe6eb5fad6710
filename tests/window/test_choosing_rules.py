"""规则…: the pack and why over the desk, the packs that there are, and another that is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.telling.unchecked import told_of_rules
from gouji.window.desk.questions.choosing_rules import PACK, RulesDialog
from gouji.window.main import MainWindow


@pytest.fixture
def user(window: MainWindow, case: Case) -> MainWindow:
    """The window with a case open."""
    window.show_case(case)
    return window


def rules_of(window: MainWindow) -> QToolButton:
    """The button over the desk that tells the rules."""
    assert window.desk is not None
    return window.desk.verdict.rules


def test_the_verdict_tells_the_rules_and_why(user: MainWindow, case: Case) -> None:
    assert rules_of(user).text() == "规则：上海市部门预算（2017 年） · 按表式识别"
    assert rules_of(user).toolTip() == "\n".join(told_of_rules(case.check))
    assert "识别为“上海市部门预算（2017 年）”" in rules_of(user).toolTip()


def choose(pack: str) -> None:
    """What the user does in the dialog that is open."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RulesDialog)
    items = [dialog.packs.item(row) for row in range(dialog.packs.count())]
    dialog.packs.setCurrentItem(next(one for one in items if one.data(PACK) == pack))
    dialog.go.click()


def test_other_rules_judge_at_once_and_undo_takes_them_back(user: MainWindow, case: Case) -> None:
    assert user.desk is not None
    before = case.findings()
    for pack, called in (("general", "通用规则"), ("no-department", "只核对表内合计")):
        QTimer.singleShot(0, lambda pack=pack: choose(pack))
        rules_of(user).click()
        assert rules_of(user).text() == f"规则：{called} · 人工选定"
        assert user.desk.worklist.findings.model.findings == case.findings()
    assert case.findings() != before
    user.desk.undo()
    user.desk.undo()
    assert rules_of(user).text() == "规则：上海市部门预算（2017 年） · 按表式识别"
    assert user.desk.worklist.findings.model.findings == before


def test_each_pack_tells_what_it_is_for_and_the_standing_one_is_under_the_cursor(
    qtbot: QtBot, user: MainWindow, case: Case
) -> None:
    case.judge_by_pack("general")
    dialog = RulesDialog(case, user)
    qtbot.addWidget(dialog)
    told = [dialog.packs.item(row).text() for row in range(dialog.packs.count())]
    assert told[0] == "自动选用\n　上海市部门预算（2017 年）"
    assert told[1] == "上海市部门预算（2017 年）\n　上海的预算、2017 年度、8–10 张表；本文件符合"
    assert dialog.packs.currentItem().data(PACK) == "general"
    dialog.show()
    qtbot.keyClick(dialog.packs, Qt.Key.Key_Return)
    assert (dialog.result(), dialog.step) == (1, None)


def test_escape_changes_nothing(qtbot: QtBot, user: MainWindow, case: Case) -> None:
    dialog = RulesDialog(case, user)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.packs.setCurrentRow(3)
    qtbot.keyClick(dialog.packs, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not case.can_undo


def test_what_is_being_typed_is_taken_over_first(user: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    assert user.desk is not None
    monkeypatch.setattr(user.desk, "finish_editing", lambda: False)
    user.desk.questions.choose_rules()
    assert not user.desk.case.can_undo
