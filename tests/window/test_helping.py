"""Help: the guide with the marks as they are drawn, all keys, versions and licences."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from gouji import __version__
from gouji.window.helping.about import About
from gouji.window.helping.guide import Guide, lines
from gouji.window.helping.keys import KeySheet, keys_of
from gouji.window.helping.legend import SAMPLES, Sample
from gouji.window.main import MainWindow
from gouji.wording import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_explains_every_mark_in_both_languages(language: str) -> None:
    told = [*lines(language)]
    assert [one.mark for one in told if one.mark] == [*SAMPLES]
    assert sum(one.is_heading for one in told) == 6


def test_the_guide_shows_its_pictures(qtbot: QtBot) -> None:
    guide = Guide()
    qtbot.addWidget(guide)
    guide.show()
    told = [one for one in lines("zh_CN") if one.picture]
    shown = [label for label in guide.findChildren(QLabel) if not label.pixmap().isNull()]
    assert [label.accessibleName() for label in shown] == [one.text for one in told]
    for label in shown:
        assert label.width() >= label.pixmap().width()
        assert label.height() >= label.pixmap().height()
    assert guide.area.horizontalScrollBar().maximum() == 0


def test_the_marks_of_the_guide_are_painted_each_otherwise(qtbot: QtBot) -> None:
    pictures: list[QImage] = []
    for name in SAMPLES:
        sample = Sample(name)
        qtbot.addWidget(sample)
        sample.resize(sample.sizeHint())
        pictures.append(sample.grab().toImage())
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])


def test_f1_opens_the_guide_beside_the_work_and_escape_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    (guide,) = (one for one in window.commands.helping.actions() if one.text() == "使用指南")
    assert guide.shortcut().toString() == "F1"
    guide.trigger()
    (shown,) = window.findChildren(Guide)
    assert shown.isVisible()
    assert not shown.isModal()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not any(one.isVisible() for one in window.findChildren(Guide))


def test_the_sheet_of_keys_is_made_from_the_menus(window: MainWindow) -> None:
    window.doing.show_keys()
    (sheet,) = window.findChildren(KeySheet)
    told = dict(keys_of(window.menuBar()))
    assert ("撤销", "Ctrl+Z") in told["编辑"]
    assert ("下一错处", "F4") in told["转到"]
    deeds = {("采纳", "Alt+A"), ("不是这里", "Alt+N"), ("已说明", "Alt+S"), ("不予处理", "Alt+U")}
    assert deeds <= {*told["复核"]}
    assert deeds.isdisjoint(told["转到"])
    assert sheet.sheet.topLevelItemCount() == len(told)
    keys = [key for found in told.values() for _, key in found]
    assert len(keys) == len({*keys})
    sheet.close()


def test_about_tells_versions_packs_and_licences(qtbot: QtBot) -> None:
    about: QDialog = About()
    qtbot.addWidget(about)
    assert isinstance(about, About)
    told = about.text.toPlainText()
    assert __version__ in told
    assert "上海市部门预算" in told
    assert "PySide6_Essentials" in told.replace("-", "_")
    assert "LGPL" in told
