"""Gouji in the menu of a Linux desktop: it opens cases, offers itself for the rest, and goes without a trace."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import TOP

pytestmark = pytest.mark.skipif(shutil.which("sh") is None or os.name == "nt", reason="a script of Linux")

SCRIPT = TOP / "packaging" / "linux" / "install.sh"
XDG_MIME = """#!/bin/sh
# A desktop that gives a kind of file to whoever came last, unless somebody said otherwise.
kept="$HOME/defaults"
if [ "$1" = query ]; then
  grep "^$3=" "$kept" 2>/dev/null | tail -n 1 | cut -d= -f2 | grep . && exit 0
  if [ -e "$XDG_DATA_HOME/applications/gouji.desktop" ]; then echo gouji.desktop; else echo reader.desktop; fi
else
  echo "$3=$2" >>"$kept"
fi
"""


def made(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user who has the program and a desktop."""
    programs = tmp_path / "bin"
    programs.mkdir()
    made(programs / "gouji", "#!/bin/sh\n")
    made(programs / "xdg-mime", XDG_MIME)
    return tmp_path


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "PATH": f"{home / 'bin'}:/usr/bin:/bin"}
    return subprocess.run(["sh", str(SCRIPT), *arguments], env=environment, capture_output=True, text=True, check=False)


def files(home: Path) -> set[str]:
    return {path.name for path in (home / "data").rglob("gouji*")}


def test_it_stands_in_the_menu_and_starts_the_program_that_is_installed(home: Path) -> None:
    assert run(home).returncode == 0
    entry = (home / "data" / "applications" / "gouji.desktop").read_text(encoding="utf-8")
    assert f'Exec="{home / "bin" / "gouji"}" %f' in entry
    assert "application/pdf;" in entry
    assert files(home) == {"gouji.desktop", "gouji.xml", "gouji.svg"}


def test_what_opened_a_pdf_before_opens_it_afterwards(home: Path) -> None:
    run(home)
    given = dict(line.split("=") for line in (home / "defaults").read_text(encoding="utf-8").split())
    assert given["application/pdf"] == "reader.desktop"
    assert "application/x-gouji" not in given


def test_it_goes_without_a_trace(home: Path) -> None:
    run(home)
    assert run(home, "--uninstall").returncode == 0
    assert files(home) == set()


def test_without_the_program_it_says_what_to_do(home: Path) -> None:
    (home / "bin" / "gouji").unlink()
    done = run(home)
    assert done.returncode == 1
    assert "pipx install" in done.stderr
    assert not (home / "data").exists()


def test_the_guide_names_every_library_that_the_program_needs() -> None:
    needed = re.findall(r'": "(lib[^"]+)"', (TOP / "packaging" / "bootstrap.py").read_text(encoding="utf-8"))
    guide = (TOP / "resources" / "guide" / "installing.md").read_text(encoding="utf-8")
    assert len(needed) > 10
    assert set(needed) <= set(re.findall(r"lib[a-z0-9.+-]+", guide))
