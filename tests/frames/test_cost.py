"""What a script uses is loaded when it is asked for: the program and its window are up without pandas."""

from __future__ import annotations

import subprocess
import sys

import pytest

import gouji

HEAVY = "{'pandas', 'numpy', 'PySide6', 'gouji.frames.read'} & {*sys.modules}"


@pytest.mark.parametrize(
    "program",
    [
        f"import sys, gouji; print({HEAVY})",
        "import sys; from PySide6.QtWidgets import QApplication; from gouji.window.main import MainWindow; "
        "app = QApplication([]); window = MainWindow(); window.show(); app.processEvents(); "
        "print({'pandas', 'pyarrow', 'gouji.frames'} & {*sys.modules})",
        "import sys, gouji.cli, gouji.casework.case; print({'pandas'} & {*sys.modules})",
    ],
    ids=["import gouji", "the window", "the command line"],
)
def test_nothing_loads_pandas_before_a_frame_is_asked_for(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_what_scripts_use_is_told_by_name() -> None:
    assert {"read", "Reconciled", "NotReadError"} <= {*dir(gouji)}
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        gouji.nothing  # type: ignore[attr-defined]  # noqa: B018
