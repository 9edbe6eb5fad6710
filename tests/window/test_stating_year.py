"""The year of a document that prints none is said with one click: kept, undone, on paper; rules of that year judge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.papers.working_paper import state_of_case, workpaper
from gouji.casework.telling.notes import notes
from gouji.keeping.user import person
from gouji.window.desk.questions.stating_year import YearDialog
from gouji.window.main import MainWindow
from tests.casework.conftest import again
from tests.casework.test_beside_on_the_command_line import UNDATED
from tests.window.test_joining import User


@pytest.fixture
def user(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> User:
    monkeypatch.setattr(person, "name", lambda: "李会计")
    made = User(qtbot, window, monkeypatch)
    path = tmp_path / "支出预算表.tsv"
    path.write_text("支出预算总表\n" + UNDATED, encoding="utf-8")
    made.drop(path)
    return made


def says(year: int) -> Callable[[YearDialog], int]:
    def run(dialog: YearDialog) -> int:
        dialog.year.setValue(year)
        dialog.go.click()
        return dialog.result()

    return run


def reasons(case: Case) -> set[str]:
    return {one.reason for one in case.check.unchecked}


def test_the_year_is_said_with_one_click(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    button, before = user.window.year, state_of_case(user.case)
    assert (button.isVisible(), button.text()) == (True, "年度未知…")
    assert "year-unknown" in reasons(user.case)
    monkeypatch.setattr(YearDialog, "exec", says(2018))
    button.click()
    assert (user.case.document.year, button.text()) == (2018, "年度 2018…")
    assert "year-unknown" not in reasons(user.case)
    assert workpaper(user.case).year == "2018（由用户指定）"
    told = [*notes(user.case.check)]
    assert any(one.startswith("文件未印年度：由李会计于") for one in told)
    assert not any("未印年度，" in one for one in told)
    assert state_of_case(user.case) != before
    opened = again(user.case)
    assert (opened.document.year, state_of_case(opened)) == (2018, state_of_case(user.case))
    opened.close()
    user.desk.undo()
    assert (user.case.document.year, button.text()) == (None, "年度未知…")
    assert state_of_case(user.case) == before


def test_of_a_document_that_prints_its_year_none_is_asked(user: User, tmp_path: Path) -> None:
    path = tmp_path / "2024.tsv"
    path.write_text("2024年支出预算总表\n" + UNDATED, encoding="utf-8")
    user.window.open(path)
    user.settle()
    assert user.case.document.year == 2024
    assert not user.window.year.isVisible()
