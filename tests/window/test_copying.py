"""What is copied is text elsewhere and the same text here: of a table, one not recognised, and the findings."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.reading.read import read_pasted
from gouji.reading.sources.text.copied import as_copied, copied_text
from gouji.reading.sources.text.delimited import separated
from gouji.window.describing.raw_table import GridPage
from gouji.window.desk.desk import Desk
from gouji.window.main import MainWindow
from gouji.window.tree.model import NAME
from tests.window.hands import cell, type_into

NAMES = ("=甲(1)", "@甲", "-甲", "+甲", "'=甲", "＝甲", "甲=乙")
TABLE = [
    ["2024年部门支出预算总表", "", "", ""],
    ["单位：元", "", "", ""],
    ["科目编码", "科目名称", "合计", "基本支出"],
    *([f"2{number:02d}", name, "-5", "-5"] for number, name in enumerate(NAMES, start=1)),
]
RAW = [["甲", "乙"], ["=1+2", "丙"], ["-5", "丁"]]


def pasted(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(map(as_copied, row)) for row in rows)


@pytest.fixture
def window(qtbot: QtBot, window: MainWindow) -> MainWindow:
    QGuiApplication.clipboard().setText(pasted(TABLE))
    window.paste()
    qtbot.waitUntil(lambda: window.desk is not None and not window.opening.busy, timeout=20_000)
    return window


def copied(qtbot: QtBot, view: QTableView) -> str:
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard().text()


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def test_no_text_becomes_a_formula_elsewhere() -> None:
    assert [as_copied(text) for text in ("=1+2", "@甲", "-甲", "+1+2", "－甲")] == [
        "'=1+2", "'@甲", "'-甲", "'+1+2", "'－甲",
    ]  # fmt: skip
    assert [as_copied(text) for text in ("-12.5", "+3", "-1,234.00", "－５", "-", "甲=乙", "")] == [
        "-12.5", "+3", "-1,234.00", "－５", "-", "甲=乙", "",
    ]  # fmt: skip


@given(st.lists(st.lists(st.text("='+-@\"\t\n甲1 "), min_size=2, max_size=2), min_size=1))
@example([["'=1", "''=1"], ["=", '"']])
def test_what_is_copied_here_and_pasted_here_is_the_same(rows: list[list[str]]) -> None:
    back, _ = separated(copied_text(pasted(rows), ""), "\t")
    assert back == [[text.replace("\t", " ") for text in row] for row in rows]


def test_names_of_a_pasted_table_bear_no_apostrophe_and_are_copied_as_text(qtbot: QtBot, window: MainWindow) -> None:
    table = desk_of(window).case.document.tables[0]
    assert [row.name for row in table.rows] == list(NAMES)
    text = copied(qtbot, desk_of(window).sheet(0).view)
    assert [line.split("\t")[NAME] for line in text.splitlines()] == [*map(as_copied, NAMES)]
    assert [line.split("\t")[2] for line in text.splitlines()] == ["-5"] * len(NAMES)
    again = read_pasted(pasted(TABLE[:3]) + "\n" + "\n".join(_first_four(text)))
    assert [row.name for row in again.tables[0].rows] == list(NAMES)


def _first_four(text: str) -> list[str]:
    return ["\t".join(line.split("\t")[:4]) for line in text.splitlines()]


def test_the_whole_selection_of_a_table_that_was_not_recognised_is_copied(qtbot: QtBot) -> None:
    document = read_pasted("\n".join("\t".join(row) for row in RAW))
    assert document.grids
    view = GridPage(document, 0)
    qtbot.addWidget(view)
    assert copied(qtbot, view.view) == "甲\t乙\n'=1+2\t丙\n-5\t丁"


def test_a_finding_is_copied_with_its_remark_as_text(qtbot: QtBot, case: Case) -> None:
    desk = Desk(case)
    qtbot.addWidget(desk)
    case.remark(desk.worklist.findings.model.findings[0], "=HYPERLINK(1)")
    desk.worklist.findings.view.selectRow(0)
    qtbot.keyClick(desk.worklist.findings.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    told = QGuiApplication.clipboard().text().split("\t")
    assert told[-1] == "'=HYPERLINK(1)"


def test_a_negative_figure_is_copied_as_a_figure_and_pasted_as_one(qtbot: QtBot, case: Case) -> None:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    place = cell(case, "T3!20801.基本支出")
    desk.show_cell(place)
    view = desk.sheet(2).view
    type_into(qtbot, view, "-1,234")
    view.go_to(desk.sheet(2).model.cell_index(place))
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "-1,234"
    desk.undo()
    view.go_to(desk.sheet(2).model.cell_index(place))
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    figure = case.document.tables[place.table].content(place.row, place.column).figure
    assert figure is not None
    assert figure.fen == -123400
