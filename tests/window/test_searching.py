"""The search for suspects behind the window: what an edit cancelled is told no more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.explaining.explanation import Explanation
from gouji.window.desk import searching
from gouji.window.desk.searching import Suspecting


@pytest.mark.parametrize("cancels", [True, False])
def test_what_a_cancelled_search_found_is_not_told(
    qtbot: QtBot, case: Case, monkeypatch: pytest.MonkeyPatch, cancels: bool
) -> None:
    late = Explanation()
    suspecting = Suspecting(case)

    def look(_: Callable[[], bool]) -> Explanation:
        assert suspecting._search is not None
        if cancels:
            suspecting._search.requestInterruption()
        return late

    monkeypatch.setattr(searching, "search", lambda _: look)
    told: list[Explanation] = []
    suspecting.found.connect(lambda explanation, _: told.append(explanation))
    suspecting._go_on()
    qtbot.waitUntil(lambda: not suspecting.searching)
    assert told == ([] if cancels else [late])
