"""A small real program that stands in for an office: it does what the test says, and leaves its numbers behind."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import sleep

import pytest

from gouji.reading.sources.converted.libre_office import LibreOffice

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a script by itself is no program on Windows")

_LOOKS = 100

_PROGRAM = """#!{python}
import os, pathlib, shutil, subprocess, sys, time
work = {work!r}
folder = pathlib.Path(os.environ.get("GOUJI_TARGET") or sys.argv[sys.argv.index("--outdir") + 1] + "/converted.docx")
pathlib.Path({said!r}).write_text("\\n".join([*sys.argv, os.environ.get("GOUJI_SOURCE", "")]))
if work in ("hang", "leave"):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
    if "GOUJI_STARTED" in os.environ:
        began = pathlib.Path(f"/proc/{{other.pid}}/stat").read_text().rpartition(")")[2].split()[19]
        pathlib.Path(os.environ["GOUJI_STARTED"]).write_text(f"{{other.pid}} {{began}}")
    else:
        other.kill()
        other = child
    numbers = pathlib.Path({numbers!r})
    numbers.with_suffix(".new").write_text(f"{{os.getpid()}} {{child.pid}} {{other.pid}}")
    numbers.with_suffix(".new").rename(numbers)
    time.sleep(600 if work == "hang" else 0)
elif work == "fail":
    sys.exit(1)
elif work:
    shutil.copyfile(work, folder)
"""


class StandIn:
    """A program in a folder of a test."""

    def __init__(self, folder: Path, work: str) -> None:
        """``work`` is ``hang``, ``leave``, ``fail``, "" for nothing, or the file that it gives as what it made.

        One that leaves ends well itself, and what it started does not.
        """
        self.path, self.said, self.numbers = folder / "soffice", folder / "said", folder / "numbers"
        text = _PROGRAM.format(python=sys.executable, work=work, said=str(self.said), numbers=str(self.numbers))
        self.path.write_text(text, "utf-8")
        self.path.chmod(0o755)

    @property
    def office(self) -> LibreOffice:
        return LibreOffice(str(self.path))

    def running(self) -> list[int]:
        """Which of the processes that it told of still run."""
        return still_running(*map(int, self.numbers.read_text().split()))

    def asked(self) -> list[str]:
        """How it was called, and which source it was given."""
        return self.said.read_text().split("\n")


def still_running(*numbers: int) -> list[int]:
    """Which of these processes still run, once those that were ended had their while to go."""
    for _ in range(_LOOKS):
        if not any(map(_runs, numbers)):
            break
        sleep(0.05)
    return [*filter(_runs, numbers)]


def _runs(number: int) -> bool:
    """Whether a process runs; one that was ended may wait for somebody to take note of it."""
    try:
        os.kill(number, 0)
        state = Path(f"/proc/{number}/stat")
        return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False
