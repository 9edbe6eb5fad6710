"""The names that the window proposes for cases, papers and certificates stay in their folder, whatever a document says
of itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.keeping import places
from gouji.model.names import reserved
from gouji.window.main import MainWindow
from gouji.window.papers.signatures import CertificateDialog
from tests.conftest import SEED
from tests.reading.making import EXPENDITURE, workbook

DOTS = SEED.parent / "hostile" / "entity-dotdot.html"
BAD = "../../../../tmp/evil局\u202e:con\\"


def proposed(act: Callable[[], object]) -> list[Path]:
    """What the dialog for a file proposes that an action opens; it is given up."""
    found: list[Path] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            found.extend(Path(name) for name in dialog.selectedFiles())
            dialog.reject()
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)
    act()
    return found


def stays(path: Path) -> bool:
    return path.parent == places.folder() and not set(path.name) & set('<>:"/\\|?*\n\u202e') and not reserved(path.name)


def window_with(qtbot: QtBot, path: Path, folder: Path) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_case(Case.open(path))
    places.remember_folder(folder / "x")
    return window


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "预算"
    folder.mkdir()
    rows = [["2024年部门支出预算总表"], [f"编制部门：{BAD}", "", "", "", "", "", "单位：元"], *EXPENDITURE]
    return workbook(folder / "支出.xlsx", {"支出": rows})


def test_a_document_that_names_another_folder_is_saved_and_printed_in_its_own(qtbot: QtBot, own: Path) -> None:
    window = window_with(qtbot, own, own.parent)
    assert window.desk is not None
    window.desk.case.document.entity = BAD  # as a case from elsewhere may tell it
    for act in (window.doing.save_as, window.commands.export.trigger):
        (name,) = proposed(act)
        assert stays(name)
    assert "2024" in name.name


@pytest.mark.skipif(not DOTS.exists(), reason="the hostile documents do not stand beside the checkout")
def test_the_hostile_document_is_printed_in_its_own_folder(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_with(qtbot, DOTS, tmp_path)
    (name,) = proposed(window.commands.export.trigger)
    assert stays(name)


@pytest.mark.parametrize("owner", [BAD, "", "con", "甲" * 600])
def test_a_certificate_stays_in_its_folder(qtbot: QtBot, tmp_path: Path, owner: str) -> None:
    places.remember_folder(tmp_path / "x")
    dialog = CertificateDialog()
    qtbot.addWidget(dialog)
    dialog.owner.setText(owner)
    (name,) = proposed(dialog._browse)
    assert stays(name)
    assert name.suffix == ".p12"
