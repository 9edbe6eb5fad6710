"""While a document is read, its tables are listed as they are recognised, and the reading can be given up."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gouji.window.main import MainWindow
from gouji.window.welcome import Welcome
from tests.reading.making import EXPENDITURE, Pages, Rows, pdf, workbook

TITLES = ("2024年部门支出预算总表", "2024年部门一般公共预算支出功能分类预算表", "2024年部门政府性基金预算支出表")


def draw(pages: Pages) -> None:
    for title in TITLES:
        pages.caption(title).table(EXPENDITURE).page()


def sheets() -> dict[str, Rows]:
    return {title[7:]: [[title], ["编制部门：某某局"], ["单位：元"], *EXPENDITURE] for title in TITLES}


@pytest.fixture(params=["pdf", "xlsx"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "pdf":
        return pdf(tmp_path / "预算.pdf", draw)
    return workbook(tmp_path / "预算.xlsx", sheets())


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    return window


def test_each_table_is_listed_as_soon_as_it_is_recognised(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    welcome = window.centralWidget()
    assert isinstance(welcome, Welcome)
    told: list[tuple[str, int]] = []
    listed: list[str] = []
    window.opening.met.connect(lambda title: told.append((title, window.opening.bar.value())))
    window.opening.met.connect(lambda title: listed.append(welcome.reading.tables.item(len(told) - 1).text()))
    window.open(path)
    assert welcome.currentWidget() is welcome.reading
    assert path.name in welcome.reading.told.text()
    qtbot.waitUntil(lambda: window.desk is not None and not window.opening.busy, timeout=20_000)
    assert [title for title, _ in told] == list(TITLES)
    assert listed == list(TITLES)
    assert told[0][1] < told[2][1] < 80


def test_a_reading_given_up_leads_back_to_the_beginning(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    welcome = window.centralWidget()
    assert isinstance(welcome, Welcome)
    window.opening.met.connect(window.opening.cancel.click)
    window.open(path)
    qtbot.waitUntil(lambda: not window.opening.busy, timeout=20_000)
    assert window.desk is None
    assert welcome.currentIndex() == 0
    assert not window.opening.isVisible()
