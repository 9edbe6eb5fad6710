"""The pictures of the case with planted slips, seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.window.desk.desk import Desk
from gouji.window.pictures.page import PicturesPage


@pytest.fixture
def page(desk: Desk) -> PicturesPage:
    desk.pictures.show()
    return desk.pictures.page


@pytest.fixture
def desk_of_one_sum(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A document of one table that tells nothing by class."""
    path = tmp_path / "收入.txt"
    path.write_text("收入总表\n单位：元\n项目\t预算数\n一、财政拨款收入\t3\n收入总计\t3\n", encoding="utf-8")
    desk = Desk(Case.look_at(path))
    qtbot.addWidget(desk)
    desk.show()
    yield desk
    desk.close_case()
