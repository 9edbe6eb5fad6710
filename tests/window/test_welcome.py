"""The first page: where to drop, what to do, what was worked on last."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.keeping import places
from gouji.window.main import MainWindow
from gouji.window.opening import welcome as first_page
from gouji.window.opening.welcome import Welcome
from tests.conftest import SLIPS
from tests.window.hands import cell


def test_the_area_lights_up_while_a_file_is_held_over_the_window(window: MainWindow) -> None:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(SLIPS))])
    area, buttons, keys = window.stage.welcome.area, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dark = area.grab().toImage()
    window.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, held, buttons, keys))
    assert area.is_lit
    assert area.grab().toImage() != dark
    window.dragLeaveEvent(QDragLeaveEvent())
    assert not area.is_lit
    assert area.grab().toImage() == dark


def test_three_steps_are_told_in_words_and_pictures(qtbot: QtBot) -> None:
    page = Welcome([])
    qtbot.addWidget(page)
    labels = page.findChildren(QLabel)
    assert {"1. 打开", "2. 核对", "3. 出底稿"} <= {label.text() for label in labels}
    assert sum(not label.pixmap().isNull() for label in labels) == 3


def test_the_sample_is_opened_where_it_came_along(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Welcome([])
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.chosen) as chosen:
        page.try_out.click()
    assert chosen.args == [SLIPS]
    monkeypatch.setattr(first_page, "SAMPLE", "none.txt")
    bare = Welcome([])
    qtbot.addWidget(bare)
    bare.show()
    assert not bare.try_out.isVisible()


def test_a_card_tells_of_whom_a_case_is_and_what_is_open_in_it(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    case = Case.open(SLIPS)
    case.verify(cell(case, "T1!收入总计.预算数"))
    window.show_case(case)
    desk = window.desk
    assert desk is not None
    qtbot.waitUntil(lambda: len(desk.worklist.causes.open_errors) == 3, timeout=20_000)
    window.close()
    page = Welcome(places.recent())
    qtbot.addWidget(page)
    about, left = page.list.item(0).text().split("\n")
    assert about == "上海市人力资源和社会保障局 · 2017年部门预算"
    assert "3 处错误待处理" in left


@pytest.mark.parametrize("text", ["", "[]", '{"x": 3}', "{"])
def test_how_a_case_was_left_may_be_lost(tmp_path: Path, text: str) -> None:
    places.note_left(tmp_path / "x.gouji", places.Left("某局", 2, 1))
    assert places.left(tmp_path / "x.gouji") == places.Left("某局", 2, 1)
    (places.data_folder() / "left.json").write_text(text, encoding="utf-8")
    assert places.left(tmp_path / "x.gouji") is None
