"""Rules of the user's own in the window: written by keyboard, tried as they are typed, kept, shared, judged by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.ruling.trying import Trial, tried
from gouji.checking.check import Check
from gouji.checking.rules.laws import Severity
from gouji.checking.rules.own import NONE, Draft, OwnRules
from gouji.errors import UserError
from gouji.keeping import own_rules
from gouji.model.document import Cell
from gouji.window.main import MainWindow
from gouji.window.ruling.dialog import RulesDialog
from tests.conftest import SLIPS

KEYS = Qt.Key
TIE = "T3!20801.基本支出 = T5!20801.基本支出"


@pytest.fixture(autouse=True)
def _left_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not kept goes with the dialog that a test ends with."""
    monkeypatch.setattr(RulesDialog, "_asked", lambda _: True)


@pytest.fixture
def dialog(qtbot: QtBot, case: Case) -> RulesDialog:
    dialog = RulesDialog(case)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.formula.setFocus()
    return dialog


def write(dialog: RulesDialog, name: str, text: str) -> None:
    dialog.form.name.setText(name)
    dialog.form.formula.setPlainText(text)


def listed(dialog: RulesDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def found(dialog: RulesDialog) -> list[str]:
    return [dialog.trial.relations.item(row).text() for row in range(dialog.trial.relations.count())]


def test_a_formula_is_written_with_what_is_offered(qtbot: QtBot, dialog: RulesDialog) -> None:
    edit = dialog.form.formula
    qtbot.keyClicks(edit, "general-e")
    assert edit.is_offering
    qtbot.keyClick(edit.popup, KEYS.Key_Return)
    assert edit.toPlainText() == "general-expenditure!"
    assert edit.is_offering
    qtbot.keyClicks(edit.popup, "2080")
    qtbot.keyClick(edit.popup, KEYS.Key_Return)
    assert edit.toPlainText() == "general-expenditure!20801."
    qtbot.keyClick(edit.popup, KEYS.Key_Down)
    qtbot.keyClick(edit.popup, KEYS.Key_Return)
    assert edit.toPlainText() == "general-expenditure!20801.基本支出"
    assert not edit.is_offering


def test_esc_ends_the_list_of_offers_and_nothing_else(qtbot: QtBot, dialog: RulesDialog) -> None:
    edit = dialog.form.formula
    qtbot.keyClick(edit, KEYS.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert edit.is_offering
    assert "每科目: 　逐个科目编码核对，行写作 *" in [f"{one.text}　{one.called}" for one in edit.offers]
    qtbot.keyClick(edit.popup, KEYS.Key_Escape)
    assert not edit.is_offering
    assert dialog.isVisible()


def test_what_is_typed_is_tried_after_a_moment(qtbot: QtBot, dialog: RulesDialog) -> None:
    edit = dialog.form.formula
    edit.setPlainText(TIE)
    qtbot.waitUntil(lambda: bool(found(dialog)))
    assert dialog.trial.summary.text() == "本文件中：0 项相符，1 项不符，0 项未能核对。"
    assert found(dialog)[0].startswith("△ 待核实　T3 20801 人力资源和社会保障管理事务 基本支出")
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.trial.relations.setCurrentRow(0)
        qtbot.keyClick(dialog.trial.relations, KEYS.Key_Return)
    assert dialog.case.document.address(Cell(*chosen.args[0])) == "T3!20801.基本支出"


def test_a_fault_is_underlined_at_its_character_and_told(dialog: RulesDialog) -> None:
    edit = dialog.form.formula
    edit.setPlainText("T3!合计.合计 = T5!合计.合计\nT3!合计.合计 == T5!合计.合计")
    dialog.try_now()
    (mark,) = edit.extraSelections()
    assert mark.format.underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline
    cursor = mark.cursor
    assert (cursor.selectedText(), cursor.blockNumber(), cursor.positionInBlock()) == ("=", 1, 11)
    assert dialog.trial.fault.text().startswith("✗ 公式“T3!合计.合计 == T5!合计.合计”第 2 行第 11 列看不懂")
    edit.setPlainText(TIE)
    dialog.try_now()
    assert edit.extraSelections() == []
    assert not dialog.trial.fault.isVisible()


def test_a_rule_is_tried_behind_and_the_next_text_cancels_it(
    qtbot: QtBot, dialog: RulesDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window goes on meanwhile; of what was cancelled nothing is shown, also when it is known after all."""
    begun, go_on, ended = Event(), Event(), []

    def slow(check: Check, rules: OwnRules, draft: Draft, cancelled: Callable[[], bool]) -> Trial:
        begun.set()
        assert go_on.wait(20)
        ended.append((draft.text, cancelled()))
        return tried(check, rules, draft, cancelled)

    monkeypatch.setattr("gouji.window.ruling.trials.tried", slow)
    shown: list[Trial] = []
    dialog.trials.tried.connect(shown.append)
    dialog.form.formula.setPlainText(TIE)
    dialog.try_now()
    assert begun.wait(20)
    assert (dialog.trials.busy, dialog.trial.summary.text(), found(dialog)) == (True, "正在试核这条规则…", [])
    other = "T3!合计.合计 = T5!合计.合计"
    dialog.form.formula.setPlainText(other)
    go_on.set()
    qtbot.waitUntil(lambda: bool(shown))
    assert ended == [(TIE, True), (other, False)]
    assert dialog.trial.summary.text() == shown[0].sentence
    assert [one.cell for one in shown[0].relations] == [dialog.case.document.find("T3!合计.合计")]
    qtbot.waitUntil(lambda: not dialog.trials.busy)


def test_no_trial_goes_on_in_a_document_that_is_left_or_judged(qtbot: QtBot, dialog: RulesDialog) -> None:
    write(dialog, "甲", TIE)
    dialog.try_now()
    dialog.keep.click()
    qtbot.waitUntil(lambda: bool(found(dialog)))
    dialog.try_now()
    dialog.reject()
    assert not dialog.trials.busy


def test_a_suspicious_rule_is_told(qtbot: QtBot, dialog: RulesDialog) -> None:
    dialog.form.formula.setPlainText("T3!208.合计 = T3!208.合计")
    dialog.try_now()
    qtbot.waitUntil(lambda: not dialog.trials.busy)
    assert dialog.trial.warnings.text().startswith("△ 这条规则不会查出任何问题")


def test_a_rule_is_kept_and_judges_the_case(qtbot: QtBot, dialog: RulesDialog, case: Case) -> None:
    write(dialog, "基本支出一致", TIE)
    dialog.form.severity.setCurrentIndex(dialog.form.severity.findData("must"))
    dialog.form.must_explain.setChecked(True)
    with qtbot.waitSignal(dialog.judged):
        qtbot.keyClick(dialog, KEYS.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert dialog.told.text() == "已保存“基本支出一致”，并已按它核对本案卷。"
    assert listed(dialog) == ["基本支出一致"]
    (law,) = own_rules.kept().laws
    assert (law.severity, law.must_explain) == (Severity.MUST, True)
    assert [one.must_explain for one in case.findings() if one.rule == law.id] == [True]
    dialog.remove.click()
    assert listed(dialog) == []
    assert not own_rules.kept()
    assert law.id not in {one.rule for one in case.findings()}


def test_a_rule_that_was_taken_away_can_be_kept_again(dialog: RulesDialog) -> None:
    write(dialog, "甲", TIE)
    dialog.keep.click()
    before = own_rules.kept().data
    dialog.remove.click()
    assert dialog.told.text() == "已删除“甲”。如属误删，请再点“保存规则”。"
    assert not dialog.remove.isEnabled()
    dialog.keep.click()
    assert own_rules.kept().data == before


def test_nobody_signs_in_the_window_before_all_is_explained(
    dialog: RulesDialog, case: Case, window: MainWindow
) -> None:
    write(dialog, "甲", TIE)
    dialog.form.must_explain.setChecked(True)
    dialog.keep.click()
    with pytest.raises(UserError) as refused:
        window.papers.sign(case)
    assert refused.value.kind == "unexplained"


def test_what_is_not_understood_is_not_kept_and_nothing_is_lost(dialog: RulesDialog) -> None:
    write(dialog, "甲", "T3!合计.合计 =")
    dialog.keep.click()
    assert (
        dialog.told.text()
        == "规则没有保存：公式“T3!合计.合计 =”第 1 行第 11 列看不懂；此处可写：表!行.栏、+ −、整数、sum(、round(、[。"
    )
    assert dialog.form.formula.toPlainText() == "T3!合计.合计 ="
    write(dialog, "", TIE)
    dialog.keep.click()
    assert dialog.told.text() == "规则没有保存：没有名称。"
    assert not own_rules.path().exists()


def test_rules_are_shared_and_taken_from_a_file(dialog: RulesDialog, tmp_path: Path) -> None:
    write(dialog, "甲", TIE)
    dialog.keep.click()
    dialog.share(tmp_path / "规则.toml")
    dialog.remove.click()
    dialog.take(tmp_path / "规则.toml")
    assert listed(dialog) == ["甲"]
    assert dialog.told.text() == "已从“规则.toml”导入 1 条规则。"
    write(dialog, "甲", "T3!合计.合计 = T5!合计.合计")
    dialog.keep.click()
    dialog.take(tmp_path / "规则.toml")
    assert listed(dialog) == ["甲", "甲"]
    assert dialog.form.formula.toPlainText() == TIE
    told = "已从“规则.toml”导入 1 条规则。其中与已有规则编号相同而内容不同的，新旧两条都保留：甲。"
    assert dialog.told.text() == told
    dialog.take(tmp_path / "规则.toml")
    assert dialog.told.text() == "已从“规则.toml”导入 0 条规则。"
    (tmp_path / "坏.toml").write_text("[[law]]\nid = 3", encoding="utf-8")
    dialog.take(tmp_path / "坏.toml")
    assert dialog.told.text().startswith("数据文件“坏.toml”的 law 1 ")
    assert listed(dialog) == ["甲", "甲"]


def test_what_is_not_kept_is_asked_about(qtbot: QtBot, dialog: RulesDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [False, True]
    monkeypatch.setattr(RulesDialog, "_asked", lambda _: answers.pop(0))
    qtbot.keyClicks(dialog.form.name, "abc")
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_broken_file_is_told_and_not_written_over(qtbot: QtBot, case: Case) -> None:
    own_rules.path().parent.mkdir(parents=True, exist_ok=True)
    own_rules.path().write_text("law = 3", encoding="utf-8")
    dialog = RulesDialog(case)
    qtbot.addWidget(dialog)
    assert dialog.told.text().startswith("自定义规则未参与核对。数据文件“")
    write(dialog, "甲", TIE)
    dialog.keep.click()
    assert own_rules.path().read_text(encoding="utf-8") == "law = 3"
    assert "law 处" in dialog.told.text()


def test_a_case_with_other_rules_takes_those_of_today_when_it_is_told(qtbot: QtBot, case: Case) -> None:
    rules, own = NONE.with_rule(Draft("甲", TIE))
    own_rules.keep(rules)
    dialog = RulesDialog(case)
    qtbot.addWidget(dialog)
    dialog.show()
    assert own not in {one.rule for one in case.findings()}
    assert dialog.other.isVisible()
    dialog.other.click()
    assert own in {one.rule for one in case.findings()}
    assert not dialog.other.isVisible()


def test_the_window_follows_what_is_kept(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.open(SLIPS)
    qtbot.waitUntil(lambda: window.desk is not None and not window.opening.busy, timeout=20_000)
    assert window.desk is not None
    before = window.desk.worklist.findings.model.rowCount()

    def use(dialog: RulesDialog) -> bool:
        write(dialog, "甲", "T3!合计.合计 <= T3!合计.基本支出")
        dialog.keep.click()
        dialog.chosen.emit(Cell(2, 0, 1))
        return True

    monkeypatch.setattr("gouji.window.actions.pose", use)
    window.commands.rules.trigger()
    assert window.desk.worklist.findings.model.rowCount() == before + 1
    assert window.desk.tables.currentRow() == 2
    window.close()


def test_a_broken_file_is_told_when_a_document_is_opened(qtbot: QtBot, window: MainWindow) -> None:
    own_rules.path().parent.mkdir(parents=True, exist_ok=True)
    own_rules.path().write_text("law = 3", encoding="utf-8")
    window.open(SLIPS)
    qtbot.waitUntil(lambda: window.desk is not None and not window.opening.busy, timeout=20_000)
    assert window.statusBar().currentMessage().startswith("自定义规则未参与核对。数据文件“")
    window.close()
