"""The verdict over the desk: chips that list what they count, what was not checked, and the way to the paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.prose.counts import text_counts
from gouji.casework.telling.gaps import Remedy, gap_of_text, gaps
from gouji.model.money import Figure
from gouji.reading.original import Original
from gouji.reading.read import read_pasted
from gouji.review.states import State
from gouji.window.desk.desk import Desk
from gouji.window.looks import shape_of_state
from tests.checking.prose.pages import page_of
from tests.conftest import SAMPLE
from tests.window.hands import cell


@pytest.fixture
def clean() -> Iterator[Case]:
    case = Case.look_at(SAMPLE)
    yield case
    case.close()


def shown(qtbot: QtBot, case: Case) -> Desk:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    qtbot.waitUntil(lambda: desk.text.counts is not None and not desk.suspecting.busy, timeout=20_000)
    return desk


def chips(desk: Desk) -> list[str]:
    return [chip.text() for chip in desk.verdict.chips.values() if chip.isVisible()]


def test_the_verdict_counts_causes_first(qtbot: QtBot, case: Case) -> None:
    desk = shown(qtbot, case)
    assert chips(desk) == ["✗ 3 处错误（8 项不符）", "? 0 未能核对", "✓ 494 相符"]
    assert not desk.verdict.ready.isVisible()
    case_step = case.handle(case.listed.among(desk.worklist.causes.causes[0].settles), State.CHECKED)
    desk.show_step(case_step)
    assert chips(desk)[0] == "✗ 2 处错误（4 项不符）"


def test_no_false_number_is_shown_while_something_is_judged(qtbot: QtBot, case: Case) -> None:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()

    def told() -> list[str]:
        tabs = desk.worklist.tabs
        return [chips(desk)[0], tabs.tabText(0), tabs.tabText(1), desk.tables.item(desk.tables.text_row).text()]

    nothing = ["✗ 正在核对…", "错处 (…)", "全部发现 (…)", "…　文字"]
    assert told() == nothing
    qtbot.waitUntil(lambda: told() == ["✗ 3 处错误（8 项不符）", "错处 (3)", "全部发现 (8)", "–　文字"])
    step = case.edit(cell(case, "T4!二、教育支出.合计"), Figure(776_607_723_00))
    assert step
    desk.show_step(step)
    assert told() == nothing
    qtbot.waitUntil(lambda: told() == ["✗ 2 处错误（6 项不符）", "错处 (2)", "全部发现 (6)", "–　文字"])
    desk.verdict.show_errors(None)
    assert chips(desk)[0] == "✗ 6 项不符，查找原因…"


def test_a_chip_keeps_its_place_while_it_is_counted_again(qtbot: QtBot, case: Case) -> None:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    agrees = desk.verdict.chips["agrees"]
    assert chips(desk)[0] == "✗ 正在核对…"
    before = agrees.x()
    qtbot.waitUntil(lambda: chips(desk)[0] == "✗ 3 处错误（8 项不符）")
    QApplication.processEvents()
    assert agrees.x() == before
    desk.verdict.show_errors(None)
    QApplication.processEvents()
    assert agrees.x() == before


def test_a_chip_lists_what_it_counts(qtbot: QtBot, case: Case) -> None:
    desk = shown(qtbot, case)
    desk.worklist.tabs.setCurrentWidget(desk.worklist.unchecked)
    desk.verdict.chips["differs"].click()
    assert desk.worklist.tabs.currentWidget() is desk.worklist.causes
    desk.verdict.chips["agrees"].click()
    assert desk.stack.currentWidget() is desk.relating.page
    desk.worklist.show_state("rounding")
    assert desk.worklist.tabs.currentWidget() is desk.worklist.findings
    assert desk.worklist.findings.filter.rowCount() == 0


def test_a_clean_document_leads_to_the_paper(qtbot: QtBot, clean: Case) -> None:
    desk = shown(qtbot, clean)
    assert desk.verdict.ready.isVisible()
    assert desk.verdict.ready.text() == "502 项相符，可以出底稿 →"
    assert chips(desk) == []
    with qtbot.waitSignal(desk.paper_wanted):
        desk.verdict.ready.click()


def test_what_is_ticked_off_stays_in_sight(qtbot: QtBot, case: Case) -> None:
    desk = shown(qtbot, case)
    assert not desk.verdict.ticked.isVisible()
    desk.show_step(case.handle(case.findings(), State.CHECKED))
    assert desk.verdict.ticked.isVisible()
    assert desk.verdict.ticked.text() == "✓ 已处理 8 项，其中不符 8 项"


def test_tables_of_a_second_budget_are_told_over_all(qtbot: QtBot) -> None:
    """As those of a unit behind those of its department: rules take the first of each kind, so these are not clean."""
    text = SAMPLE.read_text("utf-8")
    case = Case.hold(Original(read_pasted(f"{text}\f{text}"), (b"",)))
    desk = shown(qtbot, case)
    qtbot.waitUntil(lambda: desk.text.counts is not None)
    assert not desk.verdict.ready.isVisible()
    told = " ".join(label.text() for label in desk.verdict.banner.findChildren(QLabel))
    assert "像是另一份预算" in told
    assert "T9" in told
    desk.close_case()


RAW = "某表\n单位：元\n名称\t金额\t备注\n甲\t1\t\n乙\t2\t\n"


def test_nothing_is_called_clean_where_something_was_not_checked(qtbot: QtBot) -> None:
    case = Case.hold(Original(read_pasted(RAW + SAMPLE.read_text("utf-8")), (b"",)))
    desk = shown(qtbot, case)
    qtbot.waitUntil(lambda: desk.text.counts is not None)
    of_text = gap_of_text(text_counts(case.check))
    found = [*gaps(case.check), *([of_text] if of_text else [])]
    assert found
    assert not desk.verdict.ready.isVisible()
    assert desk.verdict.banner.isVisible()
    told = [label.text() for label in desk.verdict.banner.findChildren(QLabel)]
    assert told == [f"{shape_of_state(gap.state) if gap.state else '◇'} {gap.told}" for gap in found]
    buttons = [button.text() for button in desk.verdict.banner.findChildren(QPushButton)]
    assert len(buttons) == len(found)
    first = found[0]
    if first.remedy in (Remedy.DESCRIBE, Remedy.COMPARE):
        desk.verdict.banner.findChildren(QPushButton)[0].click()
        assert desk.tables.currentRow() == first.line
    desk.close_case()


def test_what_the_text_says_wrong_is_told_with_the_mark_of_what_differs(qtbot: QtBot, tmp_path: Path) -> None:
    page_of(tmp_path, "预算", "般", "“住房保障支出（类）住房改革支出（款）住房公积金（项）”352.67万元。")
    desk = shown(qtbot, Case.look_at(tmp_path / "页.html"))
    qtbot.waitUntil(lambda: desk.text.counts is not None)
    told = [label.text() for label in desk.verdict.banner.findChildren(QLabel)]
    assert any(text.startswith("✗ 文字：相符 0 项，不符 1 项") for text in told)
    desk.close_case()


def test_a_chip_counts_tables_and_text_together_and_its_tip_tells_them_apart(qtbot: QtBot, tmp_path: Path) -> None:
    page_of(tmp_path, "预算", "般", "职业年金887.36万元，主要用于缴费。")
    desk = shown(qtbot, Case.look_at(tmp_path / "页.html"))
    qtbot.waitUntil(lambda: desk.text.counts is not None)
    chip = desk.verdict.chips["uncheckable"]
    assert chip.text() == "? 1 未能核对"
    assert chip.toolTip().startswith("表 0，文字 1")
    assert desk.worklist.tabs.tabText(2) == "勾稽未能核对 (0)"
    chip.click()
    assert desk.tables.currentRow() == desk.tables.text_row
    assert desk.text.page.state.currentData() == "uncheckable"
    told = [label.text() for label in desk.verdict.banner.findChildren(QLabel)]
    assert any(text.endswith("未能核对 1 项") and "文字：" in text for text in told)
    desk.close_case()
