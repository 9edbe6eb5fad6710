"""The pictures of what can be done: ours, of one style, in the colour of the text beside them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton

from gouji import resources
from gouji.window.icons import picture
from gouji.window.main import MainWindow

DRAWN = sorted(file.stem for file in resources.path("icons").glob("*.svg") if file.stem != "gouji")


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("colour", ["#202020", "#f0f0f0"])
def test_every_picture_takes_the_colour_of_its_text(name: str, colour: str) -> None:
    image = picture(name, 24, QColor(colour)).toImage()
    seen = {
        image.pixelColor(x, y).name() for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() == 255
    }
    assert seen == {colour}


@pytest.mark.parametrize("name", DRAWN)
def test_pictures_are_of_one_style(name: str) -> None:
    drawn = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"' in drawn
    assert drawn.count("currentColor") == 1


def test_the_tool_bar_leads_from_the_document_to_its_paper(window: MainWindow) -> None:
    buttons = [one for one in window.commands.bar.findChildren(QToolButton) if one.defaultAction()]
    words = ["打开", "撤销", "重做", "上一错处", "下一错处", "查找", "出底稿", "签名"]
    assert [one.text() for one in buttons] == words
    assert not any(one.icon().isNull() for one in buttons)
    assert [one.text() for one in buttons if one.styleSheet()] == ["出底稿"]
    opening, paper = (one.menu() for one in buttons if one.menu())
    assert [one.text() for one in opening.actions()] == ["加入文件…", "打开复制的表格", "最近的案卷"]
    assert [one.text() for one in paper.actions()][:2] == ["底稿…", "底稿存为 PDF…"]
    assert window.commands.bar.contextMenuPolicy() is Qt.ContextMenuPolicy.PreventContextMenu
