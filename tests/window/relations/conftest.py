"""A desk in view, on which relations are looked at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.window.desk.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, case: Case) -> Iterator[Desk]:
    desk = Desk(case)
    qtbot.addWidget(desk)
    desk.show()
    yield desk
    desk.suspecting.stop()
