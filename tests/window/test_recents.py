"""Recent cases of one name are told apart."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gouji.keeping import places
from gouji.window.opening.recents import RecentMenu, labels


def test_cases_of_one_name_are_told_apart_by_their_folder(qtbot: QtBot, tmp_path: Path) -> None:
    paths = [tmp_path / "甲" / "部门.gouji", tmp_path / "乙" / "部门.gouji", tmp_path / "乙" / "A&B.gouji"]
    for path in reversed(paths):
        path.parent.mkdir(exist_ok=True)
        path.touch()
        places.remember(path)
    assert labels(paths) == [f"部门　{tmp_path / '甲'}", f"部门　{tmp_path / '乙'}", "A&B"]
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = RecentMenu(parent)
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()][2] == "A&&B"
    with qtbot.waitSignal(menu.chosen) as chosen:
        menu.actions()[1].trigger()
    assert chosen.args == [paths[1]]


def test_drafts_of_one_source_are_told_apart_by_their_time() -> None:
    drafts = places.data_folder() / "drafts"
    drafts.mkdir(parents=True)
    paths = [drafts / f"部门-20260101-10000{n}-000000.gouji" for n in range(2)]
    for path in paths:
        path.touch()
    assert all(label.startswith("部门（草稿）　20") for label in labels(paths))
