"""The laws of the house: who may know whom, how large a room and a file may be, and that no test asks a clock."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.conftest import TOP

HOUSE = TOP / "desktop" / "gouji"

MOST_FILES = 15
"""Of a room that has no rooms of its own."""

MOST_OF_READING = 12
"""Files at the top of ``reading``: the pipeline, and nothing else."""

MOST_LINES = 300

_WHICH = ("time", "monotonic", "perf_counter", "process_time", "thread_time", "clock_gettime")
CLOCKS = {*_WHICH, *(f"{name}_ns" for name in _WHICH)}
"""What tells the time, in the module ``time``."""


def files_of(room: Path) -> list[Path]:
    return [file for file in room.glob("*.py") if file.name != "__init__.py"]


def rooms_within(room: Path) -> list[Path]:
    return [folder for folder in room.iterdir() if (folder / "__init__.py").exists()]


def test_every_contract_of_the_import_law_is_kept() -> None:
    assert lint_imports(config_filename=None) == EXIT_STATUS_SUCCESS


def test_the_top_of_reading_is_the_pipeline() -> None:
    assert len(files_of(HOUSE / "reading")) <= MOST_OF_READING


def test_a_room_of_many_files_is_parted() -> None:
    rooms = [file.parent for file in HOUSE.rglob("__init__.py")]
    large = [room for room in rooms if len(files_of(room)) > MOST_FILES and not rooms_within(room)]
    assert large == []


def test_no_file_is_longer_than_can_be_read_at_once() -> None:
    long = [file for file in HOUSE.rglob("*.py") if len(file.read_text(encoding="utf-8").splitlines()) > MOST_LINES]
    assert long == []


def clocks(source: str) -> Iterator[int]:
    """The lines that ask the module ``time`` how late it is."""
    if re.search(r"\btime\b", source) is None:
        return
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.ImportFrom(module="time", names=names) if CLOCKS & {one.name for one in names}:
                yield node.lineno
            case ast.Attribute(value=ast.Name(id="time"), attr=name) if name in CLOCKS:
                yield node.lineno


@pytest.mark.parametrize("source", ["import time\nnow = time.perf_counter()", "from time import sleep, monotonic_ns"])
def test_a_clock_is_seen(source: str) -> None:
    assert [*clocks(source)]


def test_no_test_asks_a_clock() -> None:
    """What work takes is counted (``steps.py``): it is no fault that a machine does something else meanwhile."""
    tests = [file for file in (TOP / "tests").rglob("*.py") if "bench" not in file.parts]
    found = [f"{file.relative_to(TOP)}:{line}" for file in tests for line in clocks(file.read_text(encoding="utf-8"))]
    assert found == []


def test_a_docstring_names_only_tests_that_are_there() -> None:
    """A decision stands in the file that follows it, with the tests that hold it; these go by their names."""
    tests = {
        found
        for file in (TOP / "tests").rglob("*.py")
        for found in re.findall(r"def (test_\w+)", file.read_text("utf-8"))
    }
    sources = (file.read_text("utf-8") for room in (HOUSE, TOP / "packaging") for file in room.rglob("*.py"))
    told = [ast.get_docstring(ast.parse(source)) or "" for source in sources if "``test" in source]
    named = {name for one in told for name in re.findall(r"``(test_\w+)``", one)}
    files = {name for one in told for name in re.findall(r"``(tests/[\w/]+\.py)``", one)}
    assert len(named) > 100
    assert named - tests == set()
    assert len(files) > 100
    assert [name for name in sorted(files) if not (TOP / name).is_file()] == []


TOLD = {
    "a total": re.compile(r"(?:合|总|小|\[[合总小]+\])(?:\\s\*)?计"),
    "a code": re.compile(r"\\d\{3\}\)?(?:\(\?:)?\\[ds]|\\d\{3,[57]\}|\\d\{[57]\}"),
    "a sentence": re.compile("[。；]"),
}
"""Of what a text may be, the marks of a pattern that tells it."""

TELLERS = ("model/totals.py", "model/codes.py", "reading/terms/")


def patterns(source: str) -> Iterator[tuple[int, str]]:
    """Texts that tell what another is: patterns, and what one is compared or searched with; no docstrings."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re")), args=args):
                held = [one for arg in args for one in ast.walk(arg)]
            case ast.Call(func=ast.Attribute(attr="startswith" | "endswith" | "find" | "count"), args=args):
                held = [one for arg in args for one in ast.walk(arg)]
            case ast.Compare(left=left, comparators=others):
                held = [left, *(one for other in others for one in ast.walk(other))]
            case ast.Call(func=ast.Name(id="frozenset" | "set"), args=args):
                held = [one for arg in args for one in ast.walk(arg)]
            case _:
                continue
        yield from (
            (one.lineno, one.value) for one in held if isinstance(one, ast.Constant) and isinstance(one.value, str)
        )


def told_again(source: str) -> list[tuple[int, str]]:
    """The lines that tell by a pattern of their own what a text is, and what they tell."""
    if not any(mark.search(source) for mark in TOLD.values()):
        return []
    return [
        (line, what) for line, text in patterns(source) for what, mark in TOLD.items() if mark.search(text) is not None
    ]


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ('re.compile(r".*[合总小]计")', "a total"),
        ('re.compile(r"(?:收入|支出)?(?:总计|合计)")', "a total"),
        ('re.compile(r"[合总]\\s*计")', "a total"),
        ('name.endswith("小计")', "a total"),
        ('GRAND = frozenset({"合计", "总计"})', "a total"),
        ('re.compile(r"\\d{3}(?:\\d{2}){0,2}")', "a code"),
        ('re.compile(r"\\d{1,3}|\\d{5}|\\d{3}(?:\\s+\\d{1,2}){1,2}")', "a code"),
        ('re.compile(r"(?<!\\d)\\d{3,7}")', "a code"),
        ('"。" in line', "a sentence"),
        ('re.compile("[。；]|，.*，")', "a sentence"),
    ],
)
def test_a_pattern_of_its_own_is_seen(source: str, what: str) -> None:
    assert what in {one for _, one in told_again(source)}


def test_one_place_knows_what_a_text_is() -> None:
    """What a total, a code and a sentence look like is told in one place each, which all phases ask."""
    rooms = ("model", "checking", "explaining", "reading", "review", "casework")
    files = [file for room in rooms for file in (HOUSE / room).rglob("*.py")]
    found = [
        f"{name}:{line} tells {what}"
        for file in files
        if not (name := file.relative_to(HOUSE).as_posix()).startswith(TELLERS)
        for line, what in told_again(file.read_text("utf-8"))
    ]
    assert found == []
