"""Real documents for every test, and a home of its own.

The documents are the samples of the checkout and, where it stands beside it, the seed document. What a test, or a
program that it starts, keeps in the user's data folder is thrown away: the real one must be the same after the session
as before. A fault that the program writes to its log fails the test, unless it asks for it (``faulty``).
"""

from __future__ import annotations

import gc
import itertools
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from gouji.keeping import faults, places
from gouji.model.document import Document
from gouji.paper.signatures import certificate
from gouji.reading.read import read_copied, read_document, read_grid
from gouji.reading.sources.converted import installed, reader
from gouji.reading.sources.shown import Shown, shown
from tests.one_painter import one_painter
from tests.read_once import read_once, share
from tests.thorough import EXPLORING, PART

if sys.platform.startswith("linux"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ANY_SPEED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Whether a test holds does not hang on what else the machine does."""

settings.register_profile("steady", ANY_SPEED, derandomize=True, database=None, max_examples=100 // PART)
settings.register_profile(EXPLORING, ANY_SPEED)
settings.load_profile("steady")  # one commit gives one result; ``--hypothesis-profile=exploring`` looks for new ones

TOP = Path(__file__).resolve().parents[1]
SAMPLE = TOP / "seeds" / "sample-2017.txt"
SLIPS = TOP / "seeds" / "sample-2017-with-slips.txt"
SEED = TOP.parent / "shared" / "documents" / "shanghai-hrss-2017.txt"

REAL = places.data_folder()
"""Where the person who runs the tests keeps drafts and cases, as it was before any test."""

FOLDERS = ("XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA")
"""What tells a program, on one system or another, where to keep its data. Settings of other programs stay where they
are: pip finds its index there."""

_numbers = itertools.count()


def files_of(folder: Path) -> dict[Path, tuple[int, int]]:
    """Every file below a folder with its size and when it was written."""
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def pytest_sessionstart(session: pytest.Session) -> None:
    session.config.stash[_BEFORE] = files_of(REAL)


def pytest_collection_finish() -> None:
    """The tests themselves are no garbage: whoever looks for some need not look through them, nor look every moment."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_sessionfinish(session: pytest.Session) -> None:
    first = not hasattr(session.config, "workerinput")  # of several processes: it looks when all are done
    if first and _written(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for path in _written(terminalreporter.config):
        terminalreporter.write_line(f"written into the user's own folder: {path}", red=True)


def _written(config: pytest.Config) -> list[Path]:
    return sorted({path for path, _ in files_of(REAL).items() ^ config.stash[_BEFORE].items()})


_BEFORE = pytest.StashKey[dict[Path, tuple[int, int]]]()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A user who has never kept anything."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in FOLDERS:
            patch.setenv(name, str(home))
        yield home


@pytest.fixture(autouse=True)
def _own_data(home: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[None]:
    monkeypatch.setenv("GOUJI_DATA", str(home / f"data-{next(_numbers)}"))
    yield
    log = faults.log()
    if log.exists() and "faulty" not in request.fixturenames:
        pytest.fail(f"the program met a fault:\n{log.read_text(encoding='utf-8')}", pytrace=False)


@pytest.fixture(autouse=True)
def _garbage_is_looked_for() -> None:
    """Whatever a test before that started the program left."""
    gc.enable()


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """No office of this computer turns documents into others, nor has before, but where a test has one."""
    monkeypatch.setattr(installed, "installed", list)
    monkeypatch.setattr(reader, "MADE", reader.Kept())


@pytest.fixture
def heard() -> Iterator[None]:
    """Interrupts are heard, here and by what the test starts: who runs the tests behind his back has them ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def faulty() -> None:
    """Asked for by a test in which the program meets a fault."""


@pytest.fixture
def sample() -> Document:
    return read_document(SAMPLE)


@pytest.fixture(autouse=True, scope="session")
def _samples_are_read_once() -> Iterator[None]:
    """Whoever reads a sample, or another document that is shared, gets a copy of what this process read of it.

    No test but those of a reader of its own (``tests/apart``) reads in another process.
    """
    for path in (SAMPLE, SLIPS):
        share(path)
    with pytest.MonkeyPatch.context() as patch:
        for place in ("reading.read", "apart.reading", "casework.case", "commands.files_together"):
            patch.setattr(f"gouji.{place}.read_original", read_once)
        patch.setattr("gouji.commands.check.read_document", read_document)
        patch.setattr("gouji.apart.reading.read_copied", read_copied)
        patch.setattr("gouji.apart.reading.read_shown", _shown_here)
        with one_painter():
            yield


def _shown_here(data: bytes, name: str, cancelled: Callable[[], bool] = lambda: False) -> Shown:
    return shown(read_grid(data, name, cancelled=cancelled))


@pytest.fixture(autouse=True, scope="session")
def _keys_are_made_quickly() -> Iterator[None]:
    """What is promised of a certificate does not hang on the length of its key."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(certificate, "KEY_BITS", 2048)
        yield


@pytest.fixture
def seed_path() -> Path:
    if not SEED.exists():
        pytest.skip("the published seed document does not stand beside this checkout")
    return SEED


@pytest.fixture(scope="session")
def together(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a session share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "together"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def published(together: Path) -> Callable[[Path], Document]:
    """Reads documents that take their time: each once, whichever process asks for it first, and gives each a copy."""

    def read(path: Path) -> Document:
        copy = together / f"{path.name}.pickle"
        with FileLock(f"{copy}.lock"):
            if not copy.exists():
                copy.write_bytes(pickle.dumps(read_document(path)))
            document: Document = pickle.loads(copy.read_bytes())
            return document

    return read


@pytest.fixture
def brief_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that finds no end gives up after few steps."""
    monkeypatch.setattr("gouji.explaining.explain.STEPS", 5_000)
