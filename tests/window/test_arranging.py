"""The panes of a desk: put away and fetched back by name, one with all room, and all of it kept for the user."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.keeping import places
from gouji.window.desk.desk import Desk
from gouji.window.desk.panes import PANES
from gouji.window.main import MainWindow
from tests.reading.making import workbook
from tests.window.hands import cell
from tests.window.test_opening import open_file, sheets


@pytest.fixture
def user(window: MainWindow, case: Case) -> MainWindow:
    """The window with a case open."""
    window.show_case(case)
    return window


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def menu_of(window: MainWindow) -> QMenu:
    menu = window.menuBar().actions()[2].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu


def test_every_pane_has_a_named_way_back(user: MainWindow) -> None:
    named = [action.text() for action in menu_of(user).actions()][:3]
    assert named == ["表", "错处与发现", "原文与关系"]
    for name, action in user.commands.panes.items():
        assert action.isChecked()
        action.trigger()
        assert name not in desk_of(user).arranging.seen
        menu_of(user)
        assert not action.isChecked()
        action.trigger()
        assert name in desk_of(user).arranging.seen


@pytest.mark.parametrize(("key", "name"), [("F9", "source"), ("Shift+F9", "worklist")])
def test_one_pane_has_all_room(user: MainWindow, key: str, name: str) -> None:
    desk = desk_of(user)
    action = next(one for one in menu_of(user).actions() if one.shortcut().toString() == key)
    action.trigger()
    assert desk.arranging.seen == {name}
    assert not desk.stack.isVisible()
    action.trigger()
    assert desk.arranging.seen == {*PANES}
    assert desk.stack.isVisible()


def test_the_layout_is_as_at_first_again(user: MainWindow) -> None:
    desk = desk_of(user)
    desk.arranging.toggle("tables")
    desk.arranging.give_all("source")
    desk.arranging.reset()
    assert desk.arranging.seen == {*PANES}
    assert desk.stack.isVisible()


def test_the_window_comes_back_as_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    path = workbook(tmp_path / "预算.xlsx", sheets())
    first = MainWindow()
    qtbot.addWidget(first)
    first.show()
    open_file(qtbot, first, path)
    desk = desk_of(first)
    desk.case.verify(cell(desk.case, "T1!208.合计"))
    desk.arranging.toggle("tables")
    desk.arranging.give_all("source")
    desk.tables.setCurrentRow(1)
    first.resize(780, 640)
    size = first.size()
    kept = desk.case.file.path
    first.close()
    left = places.left(kept)
    assert left is not None
    assert (left.subject, left.line) == ("某某局 · 2024年部门预算", 1)
    second = MainWindow()
    qtbot.addWidget(second)
    second.show()
    assert second.size() == size
    open_file(qtbot, second, kept)
    assert desk_of(second).arranging.seen == {"worklist", "source"}
    assert desk_of(second).stack.isVisible()
    assert desk_of(second).tables.currentRow() == 1
    second.close()
