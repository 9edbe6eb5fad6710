"""Settings hold at once, are kept for the next start, and Esc closes them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.keeping.user import person
from gouji.keeping.user.preferences import prefer, preferred_word
from gouji.window import theme
from gouji.window.looks import SHAPES, colours, muted, negative
from gouji.window.main import MainWindow
from gouji.window.papers.faces import face
from gouji.window.settings import SettingsDialog
from gouji.window.theme import Theme
from gouji.wording import LANGUAGE

ROLE = QPalette.ColorRole
BOTH = [Theme.LIGHT, Theme.DARK]
GROUNDS = (ROLE.Window, ROLE.Base, ROLE.AlternateBase, ROLE.Button)
ENOUGH = 4.5
"""What people with weak eyes need, as WCAG 2 has it."""


@pytest.fixture(autouse=True)
def _looks(qapp: QApplication) -> Iterator[None]:
    """What a test makes of the program's looks is taken back."""
    colours_before, font = qapp.palette(), qapp.font()
    yield
    qapp.setPalette(colours_before)
    qapp.setFont(font)


@pytest.fixture
def dialog(qtbot: QtBot) -> SettingsDialog:
    dialog = SettingsDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def light(colour: QColor) -> float:
    """The relative luminance of a colour."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("which", BOTH)
def test_what_is_read_has_contrast(which: Theme) -> None:
    palette = theme.palette(which)
    texts = (ROLE.WindowText, ROLE.Text, ROLE.ButtonText, ROLE.PlaceholderText, ROLE.Link)
    pairs = [(palette.color(text), palette.color(ground)) for text, ground in product(texts, GROUNDS)]
    pairs += [(palette.color(ROLE.HighlightedText), palette.color(ROLE.Highlight))]
    pairs += [(palette.color(ROLE.ToolTipText), palette.color(ROLE.ToolTipBase))]
    for look in SHAPES:
        text, ground = colours(look, palette)
        pairs += [(text, ground), *((text, palette.color(one)) for one in GROUNDS)]
    pairs += [(one(palette), palette.color(ROLE.Base)) for one in (muted, negative)]
    assert [(a.name(), b.name()) for a, b in pairs if contrast(a, b) < ENOUGH] == []


def test_a_theme_is_seen_at_once(qapp: QApplication, dialog: SettingsDialog) -> None:
    for which in BOTH:
        dialog.theme.setCurrentIndex(dialog.theme.findData(which.value))
        assert (qapp.palette().color(ROLE.Base).lightness() < 128) == (which is Theme.DARK)
        assert theme.chosen() is which


def test_letters_grow_at_once(qapp: QApplication, dialog: SettingsDialog) -> None:
    dialog.letters.setValue(15)
    assert qapp.font().pointSize() == 15
    theme.wear(qapp)
    assert qapp.font().pointSize() == 15


def test_amounts_are_shown_in_the_unit_that_the_user_likes(window: MainWindow, case: Case) -> None:
    window.show_case(case)
    desk = window.desk
    assert desk is not None
    dialog = SettingsDialog(window)
    dialog.changed.connect(window.doing.take_preferences)
    sheet = desk.sheet(2)
    dialog.unit.setCurrentIndex(dialog.unit.findData("万元"))
    assert (sheet.over.unit.text(), desk.sheet(1).over.unit.text()) == ("单位：万元", "单位：万元")
    dialog.unit.setCurrentIndex(0)
    assert sheet.over.unit.text() == "单位：元"


def test_people_language_and_face_are_kept(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.people["preparer"].setText(" 甲 ")
    dialog.people["reviewer"].setText("乙")
    dialog.face.setCurrentIndex(dialog.face.findData("song"))
    assert not dialog.told.isVisible()
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    assert dialog.told.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert (person.name(), preferred_word("reviewer", ""), face()) == ("甲", "乙", "song")
    assert preferred_word("language", "") == "en"
    assert LANGUAGE.get() == "zh_CN"


@pytest.mark.parametrize("theme_", BOTH)
def test_a_box_to_tick_has_an_edge(qapp: QApplication, qtbot: QtBot, theme_: Theme) -> None:
    """Whether it is ticked or not: the darkest and the brightest of what is painted differ as WCAG 2 asks of edges."""
    prefer(theme.THEME, theme_.value)
    theme.wear(qapp)
    box = QCheckBox()
    qtbot.addWidget(box)
    box.resize(40, 40)
    box.show()
    image = box.grab().toImage()
    ground = box.palette().color(ROLE.Base)
    painted = [image.pixelColor(x, image.height() // 2) for x in range(image.width() // 2)]
    assert max(contrast(ground, one) for one in painted) >= 3


def test_what_is_told_of_people_is_not_cut(qapp: QApplication, dialog: SettingsDialog) -> None:
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width())
