"""One locator finds the data files in a checkout, an editable install and a wheel."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest

from gouji import resources
from tests.conftest import TOP

WHERE = "from gouji import resources; print(resources.root())"


pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("pip") is None, reason="the Python under wine has no pip to install with"
)


def run(*arguments: str, path: Path) -> str:
    """What this Python prints with the package taken from ``path``."""
    environment = os.environ | {"PYTHONPATH": str(path), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, cwd=path, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_in_a_checkout() -> None:
    assert Path(run("-S", "-c", WHERE, path=TOP / "desktop")) == TOP / "resources"


def test_in_an_editable_install() -> None:
    origin = json.loads(distribution("gouji").read_text("direct_url.json") or "{}")
    assert origin["dir_info"] == {"editable": True}
    assert resources.root() == TOP / "resources"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an unpacked wheel, as pip would lay it into site-packages."""
    folder = tmp_path_factory.mktemp("轮子")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(TOP),
    ]
    subprocess.run(build, check=True)
    (file,) = folder.glob("*.whl")
    with zipfile.ZipFile(file) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_in_a_wheel(wheel: Path, tmp_path: Path) -> None:
    assert Path(run("-c", WHERE, path=wheel)) == wheel / "gouji" / "resources"
    report, source = tmp_path / "底稿.pdf", tmp_path / "预算.txt"
    source.write_text("单位：元\n2017年部门支出预算总表\n合计 基本支出\n201 公共服务 10 10\n10 10 合计\n", "utf-8")
    assert "底稿" in run("-m", "gouji", "report", str(source), "-o", str(report), path=wheel)
    assert report.read_bytes().startswith(b"%PDF")


def test_the_wheel_carries_every_data_file(wheel: Path) -> None:
    carried = {path.relative_to(wheel / "gouji" / "resources") for path in (wheel / "gouji" / "resources").rglob("*.*")}
    assert carried == {path.relative_to(TOP / "resources") for path in (TOP / "resources").rglob("*.*")}


def test_an_installed_program_brings_its_samples(wheel: Path) -> None:
    shown = run("-c", "from gouji.window.opening.welcome import sample; print(sample())", path=wheel)
    assert Path(shown).is_relative_to(wheel)
    assert Path(shown).read_bytes() == (TOP / "seeds" / Path(shown).name).read_bytes()


def test_a_damaged_installation_says_so() -> None:
    with pytest.raises(resources.MissingResourceError):
        resources.path("fonts", "none.ttf")
