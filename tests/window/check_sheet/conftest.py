"""A desk with a published page whose text says one thing that is not so, and words left unfinished."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.keeping.user import person
from gouji.window.check_sheet.page import CheckSheetPage
from gouji.window.check_sheet.rows import Kind
from gouji.window.desk.desk import Desk
from tests.checking.prose.pages import page_of

TEXT = """一、部门预算编制说明
“住房保障支出（类）住房改革支出（款）住房公积金（项）”352.67万元，主要用于缴费。
“住房保障支出（类）住房改革支出（款）购房补贴（项）”552.43万元，主要用于补贴。。"""


@pytest.fixture
def said(tmp_path: Path) -> Iterator[Case]:
    person.rename("王复核")
    page_of(tmp_path, "预算", "般", TEXT)
    case = Case.look_at(tmp_path / "页.html")
    yield case
    case.close()


@pytest.fixture
def desk(desk_of_said: Desk) -> Desk:
    return desk_of_said


@pytest.fixture
def page(desk: Desk) -> CheckSheetPage:
    desk.check_sheet.show()
    return desk.check_sheet.page


def go_to(page: CheckSheetPage, line: str, kind: Kind = Kind.LINE) -> None:
    """Put the cursor on the first row of a kind that is of a line."""
    rows = (number for number, row in enumerate(page.model.rows) if row.kind is kind and row.key[0] == line)
    page.view.setCurrentIndex(page.model.index(next(rows)))
