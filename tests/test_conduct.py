"""How the tests themselves behave: nothing of the user's is touched, and no fault is passed over."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from gouji.keeping import faults, places
from gouji.model.table import Table
from gouji.reading import read
from gouji.reading.original import Original
from gouji.reading.read import read_original
from tests.conftest import REAL, SAMPLE, TOP
from tests.read_once import read_once

UNRULY = """
import os
from pathlib import Path
from gouji.keeping import faults

def test_writes_where_it_should_not():
    Path(os.environ["REAL"], "drafts").mkdir(parents=True)
    Path(os.environ["REAL"], "drafts", "x.gouji").write_bytes(b"")

def test_meets_a_fault():
    faults.note(ZeroDivisionError("division"))

def test_meets_a_fault_and_says_so(faulty):
    faults.note(ZeroDivisionError("division"))
"""


def test_what_a_test_keeps_is_thrown_away(home: Path, tmp_path: Path) -> None:
    assert home in places.data_folder().parents
    assert REAL not in (places.data_folder(), *places.data_folder().parents)
    assert not places.data_folder().exists()
    environment = {name: value for name, value in os.environ.items() if name != "GOUJI_DATA"}
    words = [sys.executable, "-c", "from gouji.keeping import places; print(places.data_folder())"]
    told = subprocess.run(words, env=environment, capture_output=True, text=True, check=True).stdout
    if os.name == "posix":  # Windows does not ask the environment
        assert home in Path(told.strip()).parents


def test_a_session_that_writes_into_the_real_folder_or_meets_a_fault_fails(tmp_path: Path) -> None:
    (tmp_path / "test_unruly.py").write_text(UNRULY, encoding="utf-8")
    real = str(tmp_path / "real")
    paths = os.pathsep.join([str(TOP), str(TOP / "desktop"), os.environ.get("PYTHONPATH", "")])
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", str(tmp_path)],
        env=os.environ | {"GOUJI_DATA": real, "REAL": real, "PYTHONPATH": paths, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 1
    assert "3 passed, 1 error" in told.stdout
    assert "ERROR test_unruly.py::test_meets_a_fault - " in told.stdout
    assert "written into the user's own folder" in told.stdout
    assert "x.gouji" in told.stdout


def test_a_fault_is_written_down_with_the_way_to_it(faulty: None) -> None:
    try:
        raise ZeroDivisionError("division")
    except ZeroDivisionError as fault:
        error = faults.costs("预算.pdf", fault)
    assert error.params["path"] == faults.log()
    written = faults.log().read_text(encoding="utf-8")
    assert "in test_a_fault_is_written_down" in written
    assert written.rstrip().endswith("ZeroDivisionError: division")


def test_what_is_read_once_is_told_as_it_is_read() -> None:
    """Each table as soon as it is complete, then the document; and nobody gets what another changed."""

    def told_by(how: Callable[..., Original]) -> list[object]:
        met: list[Table] = []
        document = how(SAMPLE, met=lambda table, _: met.append(table)).document
        told: list[object] = [(one.title, one.keys, one.values.tolist()) for one in (*met, *document.tables)]
        document.tables[0].values[:] = 0
        return told

    assert read.read_original is read_once
    assert told_by(read_once) == told_by(read_once) == told_by(read_original)
