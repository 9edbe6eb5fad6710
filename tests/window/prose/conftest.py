"""A desk with a published page whose text says one thing that is so, one that is not, and words left unfinished."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.window.desk.desk import Desk
from gouji.window.prose.page import TextPage
from tests.checking.prose.pages import page_of

TEXT = """一、部门预算编制说明
“住房保障支出（类）住房改革支出（款）住房公积金（项）”352.67万元，主要用于缴费。
“住房保障支出（类）住房改革支出（款）购房补贴（项）”552.43万元，主要用于补贴。。
本部门的职责是把账目核对清楚。"""


@pytest.fixture
def said(tmp_path: Path) -> Iterator[Case]:
    page_of(tmp_path, "预算", "般", TEXT)
    case = Case.look_at(tmp_path / "页.html")
    yield case
    case.close()


@pytest.fixture
def desk(desk_of_said: Desk) -> Desk:
    return desk_of_said


@pytest.fixture
def page(desk: Desk) -> TextPage:
    desk.text.show()
    return desk.text.page
