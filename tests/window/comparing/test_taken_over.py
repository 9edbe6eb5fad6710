"""Going on with the next version of the document of a case: from the menu or from a comparison, with a list of what was
not taken over, which leads to each figure and follows the work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gouji.casework.case import Case
from gouji.errors import UserError
from gouji.review.states import State
from gouji.window.comparing.beside_case import ComparisonWindow
from gouji.window.comparing.taken_over import TakenOverWindow
from gouji.window.main import MainWindow
from tests.conftest import SAMPLE, SLIPS

PATIENCE_MS = 60_000


def shown(window: type[ComparisonWindow | TakenOverWindow]) -> list[ComparisonWindow | TakenOverWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, window) and one.isVisible()]


@pytest.fixture
def at_work(qtbot: QtBot, window: MainWindow) -> Iterator[MainWindow]:
    """A case on the first version, in which a finding is explained and a figure marked that the next tells otherwise,
    and one that stays."""
    case = Case.open(SLIPS)
    case.handle([one for one in case.findings() if one.id == "A1:T3!20801.合计"], State.EXPLAINED, "已问单位")
    for address in ("T3!20801.基本支出", "T3!20801.合计"):
        cell = case.document.find(address)
        assert cell is not None
        case.verify(cell)
    window.show_case(case)
    yield window
    for one in (*shown(TakenOverWindow), *shown(ComparisonWindow)):
        one.close()


def test_the_next_version_is_opened_with_a_list_of_what_was_not_taken_over(qtbot: QtBot, at_work: MainWindow) -> None:
    before = at_work.desk
    at_work.doing.follow(SAMPLE)
    qtbot.waitUntil(lambda: at_work.desk is not before and bool(shown(TakenOverWindow)), timeout=PATIENCE_MS)
    assert at_work.desk is not None
    case = at_work.desk.case
    assert [case.document.address(cell) for cell in case.verified] == ["T3!20801.合计"]
    (listed,) = shown(TakenOverWindow)
    assert isinstance(listed, TakenOverWindow)
    assert [line.texts[2] for line in listed.model.shown] == ["数字已变，此处不再有发现", "所依据的数字有变"]
    listed.only_open.setChecked(True)
    assert [line.texts[0] for line in listed.model.shown] == ["数字上的标记；✓"]
    listed.view.activated.emit(listed.model.index(0, 0))
    sheet = at_work.desk.sheets.of(2)
    assert sheet.current_cell() == case.document.find("T3!20801.基本支出")
    at_work.desk.verify()
    assert listed.model.shown == []
    at_work.desk.undo()
    at_work.desk.undo()
    assert (case.verified, case.journal.taken_over) == (frozenset(), None)
    assert listed.told.text() == "已撤销沿用。"
    at_work.desk.redo()
    assert len(case.verified) == 1
    assert at_work.commands.taken_over.isEnabled()


def test_a_comparison_goes_on_with_the_other_document_as_the_next_version(qtbot: QtBot, at_work: MainWindow) -> None:
    before = at_work.desk
    assert before is not None
    at_work.doing.compare(before, SAMPLE)
    (compared,) = shown(ComparisonWindow)
    assert isinstance(compared, ComparisonWindow)
    assert not compared.follow.isEnabled()
    qtbot.waitUntil(compared.follow.isEnabled, timeout=PATIENCE_MS)
    compared.follow.click()
    qtbot.waitUntil(lambda: at_work.desk is not before and bool(shown(TakenOverWindow)), timeout=PATIENCE_MS)
    assert not isValid(compared) or not compared.isVisible()


def test_the_file_that_is_open_is_no_next_version(qtbot: QtBot, at_work: MainWindow) -> None:
    told: list[UserError] = []
    at_work.opening.failed.disconnect()
    at_work.opening.failed.connect(told.append)
    before = at_work.desk
    at_work.doing.follow(SLIPS)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert (told[0].kind, at_work.desk is before) == ("joined-already", True)


def test_a_case_is_no_version_of_a_document(qtbot: QtBot, at_work: MainWindow, tmp_path: Path) -> None:
    told: list[UserError] = []
    at_work.doing.refused.disconnect()
    at_work.doing.refused.connect(told.append)
    at_work.doing.follow(tmp_path / "案.gouji")
    assert len(told) == 1
