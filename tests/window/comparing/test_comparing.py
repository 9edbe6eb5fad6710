"""The open case beside another document: read apart, listed, narrowed, each change leading to its figure."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gouji.casework.case import Case
from gouji.model.document import Cell
from gouji.window.comparing.beside_case import ComparisonWindow
from tests.conftest import SAMPLE, SLIPS


@pytest.fixture
def case() -> Iterator[Case]:
    with closing(Case.open(SLIPS)) as opened:
        yield opened


def shown(qtbot: QtBot, case: Case, path: Path) -> ComparisonWindow:
    window = ComparisonWindow(case, path)
    window.show()
    qtbot.waitUntil(window.work.isFinished, timeout=60_000)
    qtbot.waitUntil(lambda: "…" not in window.told.text(), timeout=60_000)
    return window


def test_changes_are_listed_narrowed_and_lead_to_their_figures(qtbot: QtBot, case: Case) -> None:
    window = shown(qtbot, case, SAMPLE)
    assert len(window.model.shown) == 3
    assert window.told.text().startswith("变动 3 处")
    window.text.setText("20801")
    (line,) = window.model.shown
    assert line.texts[2:5] == ("464,774,531", "464,774,351", "−180")
    went: list[Cell] = []
    window.chosen.connect(went.append)
    window.view.activated.emit(window.model.index(0, 0))
    assert [case.document.address(one) for one in went] == ["T3!20801.基本支出"]
    window.as_picture.setChecked(True)
    assert window.picture.picture is not None
    window.picture.acted.emit(window.picture.picture.spots[0].target)
    assert went == [went[0], went[0]]
    window.least.setText("200")
    assert window.model.shown == []
    window.close()
    qtbot.waitUntil(lambda: not isValid(window))


def test_what_cannot_be_read_is_told(qtbot: QtBot, case: Case, tmp_path: Path) -> None:
    window = shown(qtbot, case, tmp_path / "没有.pdf")
    assert "没有.pdf" in window.told.text()
    window.close()
    qtbot.waitUntil(lambda: not isValid(window))


@pytest.mark.parametrize("name", ["比对.xlsx", "比对.pdf"])
def test_what_is_shown_is_written_as_a_workbook_or_on_paper(
    qtbot: QtBot, case: Case, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(qtbot, case, SAMPLE)
    path = tmp_path / name
    asked: list[str] = []

    def ask(_: object, title: str, called: str, *endings: str) -> Path:
        asked.extend((title, called, *endings))
        return path

    monkeypatch.setattr("gouji.window.exporting.ask_save", ask)
    window.exporting.button.click()
    qtbot.waitUntil(window.exporting.button.isEnabled, timeout=60_000)
    assert asked[2:] == [".xlsx", ".pdf"]
    assert (path.read_bytes()[:2], window.exporting.told.text()) == (
        {".xlsx": b"PK", ".pdf": b"%P"}[path.suffix],
        f"比较结果已写入 {path}。",
    )
    window.exporting.write(tmp_path / "没有" / name)
    qtbot.waitUntil(window.exporting.button.isEnabled, timeout=60_000)
    assert window.exporting.told.text().startswith(f"无法写入“{name}”")
    window.close()
    qtbot.waitUntil(lambda: not isValid(window))
