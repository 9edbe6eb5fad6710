"""What is released: a build that is refused where it is wrong, and a workflow that runs nothing unpinned."""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import gouji
from tests.conftest import TOP

WINDOWS = TOP / "packaging" / "windows"
WORKFLOWS = {path.stem: path.read_text(encoding="utf-8") for path in (TOP / ".github" / "workflows").glob("*.yml")}
WORKFLOW = WORKFLOWS["release"]


@pytest.fixture(scope="module")
def build() -> ModuleType:
    """packaging/windows/build.py."""
    spec = importlib.util.spec_from_file_location("build", WINDOWS / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program's folder as it should be."""
    folder = tmp_path / "gouji"
    (folder / "_internal" / "Qt 6").mkdir(parents=True)
    (folder / "licences").mkdir()
    for name in ("LGPL-3.0.txt", "GPL-3.0.txt", "OFL-1.1.txt", "Python.txt"):
        (folder / "licences" / name).write_text("licence", encoding="utf-8")
    for name in ("NOTICES.txt", "LICENSE.txt", "_internal/Qt 6/price$.txt"):
        (folder / name).write_text("text", encoding="utf-8")
    (folder / "gouji.exe").write_bytes(b"MZ longPathAware")
    return folder


def imported(*places: Path) -> set[str]:
    """The top names of what is imported there."""
    sources = [path.read_text(encoding="utf-8") for place in places for path in place.rglob("*.py")]
    return {name for text in sources for name in re.findall(r"^\s*(?:from|import) (\w+)", text, re.MULTILINE)}


def distributions(names: set[str]) -> set[str]:
    """Which packages bring these modules."""
    known = packages_distributions()
    return {canonicalize_name(one) for name in names for one in known.get(name, ())}


def test_a_whole_folder_passes(build: ModuleType, folder: Path) -> None:
    build.inspect(folder)


@pytest.mark.parametrize("name", ["ICUUC.dll", "mscms.dll", "bcryptprimitives.dll", "_internal/ucrtbase.dll"])
def test_a_stub_of_wine_is_refused(build: ModuleType, folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"MZ")
    with pytest.raises(SystemExit, match="does not belong"):
        build.inspect(folder)


@pytest.mark.parametrize("mark", [b"Wine builtin DLL", b"Wine placeholder DLL"])
def test_a_library_of_wine_under_any_name_is_refused(build: ModuleType, folder: Path, mark: bytes) -> None:
    (folder / "_internal" / "harmless.dll").write_bytes(b"MZ" + mark)
    with pytest.raises(SystemExit, match="does not belong"):
        build.inspect(folder)


@pytest.mark.parametrize("name", ["NOTICES.txt", "LICENSE.txt", "licences/LGPL-3.0.txt", "licences/OFL-1.1.txt"])
def test_a_build_without_its_licences_is_refused(build: ModuleType, folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(SystemExit, match="is missing"):
        build.inspect(folder)


def test_a_program_that_does_not_take_long_paths_is_refused(build: ModuleType, folder: Path) -> None:
    (folder / "gouji-cli.exe").write_bytes(b"MZ")
    with pytest.raises(SystemExit, match="long paths"):
        build.inspect(folder)


def test_a_build_that_takes_too_much_room_is_refused(
    build: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build.FOLDER_LIMIT == 250 * 10**6
    assert build.INSTALLER_LIMIT == 70 * 10**6
    monkeypatch.setattr(build, "FOLDER_LIMIT", 10)
    with pytest.raises(SystemExit, match="takes"):
        build.inspect(folder)


def test_the_uninstaller_names_every_file_and_folder(build: ModuleType, folder: Path, tmp_path: Path) -> None:
    build.list_files(folder, tmp_path / "files.nsh")
    lines = (tmp_path / "files.nsh").read_text(encoding="utf-8-sig").splitlines()
    assert 'Delete "$INSTDIR\\_internal\\Qt 6\\price$$.txt"' in lines
    assert lines.index('RMDir "$INSTDIR\\_internal\\Qt 6"') < lines.index('RMDir "$INSTDIR\\_internal"')
    assert len(lines) == len(list(folder.rglob("*")))


def test_nothing_is_shipped_that_the_program_does_not_import() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    used = distributions(imported(TOP / "desktop"))
    assert {canonicalize_name(Requirement(one).name) for one in project["dependencies"]} <= used


def test_the_locks_hold_whatever_the_tests_import() -> None:
    rooms = [room for room in (TOP / "tests").iterdir() if room.is_dir() and room.name != "bench"]
    names = imported(*rooms) - set(sys.stdlib_module_names) - {"gouji", "tests"}
    known = packages_distributions()
    locked = "".join((WINDOWS / "locks" / f"{name}.txt").read_text(encoding="utf-8") for name in ("shipped", "tests"))
    for name in names:
        brought = [canonicalize_name(one) for one in known.get(name, ())]
        assert any(f"{one}==" in locked for one in brought), name


@pytest.mark.parametrize("name", ["release", "test"])
def test_every_action_is_pinned_by_its_hash(name: str) -> None:
    used = re.findall(r"uses: (\S+)(.*)", WORKFLOWS[name])
    assert used
    for action, note in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", note), action


@pytest.mark.parametrize("name", ["release", "test"])
def test_every_job_ends_in_time_and_only_what_publishes_may_write(name: str) -> None:
    jobs = re.split(r"\n  (\w+):\n", WORKFLOWS[name].split("\njobs:")[1])[1:]
    for job, steps in zip(jobs[::2], jobs[1::2], strict=True):
        assert "timeout-minutes:" in steps, job
        assert ("contents: write" in steps) == ("gh release create" in steps), job


def test_the_notes_of_a_release_are_of_its_version_alone() -> None:
    (program,) = re.findall(r"awk -v version=\S+ '(.+)' CHANGELOG.md", WORKFLOW)
    assert program == "/^## / { here = ($2 == version) } here"
    headings = re.findall(r"^## (\S+)", (TOP / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings.count(gouji.__version__) == 1


def test_the_workflow_installs_by_hash_and_builds_what_the_locks_are_for() -> None:
    (python,) = re.findall(r'python-version: "(.+)"', WORKFLOW.split("\n  linux:\n")[0])
    lock = (WINDOWS / "lock.py").read_text(encoding="utf-8")
    assert f'PYTHONS = ("3.11", "{python}")' in lock
    installs = re.findall(r"-m pip install (.+)", WORKFLOW)
    assert all("--no-deps" in one and ("--require-hashes" in one or one.endswith(".")) for one in installs)
    for step in (
        "python -m pytest",
        "packaging/windows/build.py",
        "gouji verify",
        "SHA256SUMS.txt",
        "NOTICES.txt",
        "--draft",
    ):
        assert step in WORKFLOW
