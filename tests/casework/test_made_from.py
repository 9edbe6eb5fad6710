"""What something is made from is known by whatever name, and by its content, and is never written over."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from gouji.casework.made_from import MadeFrom
from gouji.errors import UserError
from tests.conftest import TOP


def kind_of(made_from: MadeFrom, path: Path) -> str:
    """Why nothing is written to a path, where what is there stays."""
    before = path.read_bytes()
    with pytest.raises(UserError) as refused:
        made_from.write(path, b"new")
    assert path.read_bytes() == before
    return refused.value.kind


def linked(path: Path, source: Path) -> None:
    path.symlink_to(source)


def linked_twice(path: Path, source: Path) -> None:
    linked(path.with_name("between"), source)
    linked(path, path.with_name("between"))


def linked_hard(path: Path, source: Path) -> None:
    """As a system shows a file that does not tell one case of letters from the other."""
    os.link(source, path)


def copied(path: Path, source: Path) -> None:
    path.write_bytes(source.read_bytes())


@pytest.mark.parametrize("put", [linked, linked_twice, linked_hard, copied])
def test_a_file_is_known_by_any_name(tmp_path: Path, put: Callable[[Path, Path], None]) -> None:
    source = tmp_path / "预算.xlsx"
    source.write_bytes(b"budget")
    put(tmp_path / "另存.XLSX", source)
    assert kind_of(MadeFrom((source,)), tmp_path / "另存.XLSX") == "over-source"
    assert kind_of(MadeFrom((source,)), tmp_path / "." / "预算.xlsx") == "over-source"


@pytest.mark.parametrize("put", [linked, linked_hard, copied])
def test_what_was_read_is_known_where_nobody_tells_its_path(tmp_path: Path, put: Callable[[Path, Path], None]) -> None:
    source = tmp_path / "预算.xlsx"
    source.write_bytes(b"budget")
    put(tmp_path / "别的.pdf", source)
    assert kind_of(MadeFrom((), frozenset({sha256(b"budget").hexdigest()})), tmp_path / "别的.pdf") == "over-source"


def test_a_paper_that_bears_a_signature_is_written_over_by_nothing(tmp_path: Path) -> None:
    (tmp_path / "底稿.pdf").write_bytes(b"%PDF-1.7 /ByteRange [0 1 2 3]")
    assert kind_of(MadeFrom(), tmp_path / "底稿.pdf") == "signed-already"


def test_another_file_is_written_over_and_one_that_is_not_there_is_made(tmp_path: Path) -> None:
    source, gone = tmp_path / "预算.xlsx", tmp_path / "没有.xlsx"
    source.write_bytes(b"budget")
    (tmp_path / "旧.xlsx").write_bytes(b"former")
    made_from = MadeFrom((source, gone), frozenset({sha256(b"budget").hexdigest()}))
    for name in ("旧.xlsx", "新.xlsx", "没有.xlsx"):
        made_from.write(tmp_path / name, b"new")
        assert (tmp_path / name).read_bytes() == b"new"


def test_what_became_a_source_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    source, path = tmp_path / "预算.xlsx", tmp_path / "新"
    source.write_bytes(b"budget")
    made_from = MadeFrom((source,))
    assert made_from.place(path, (".xlsx",)) == tmp_path / "新.xlsx"
    linked(tmp_path / "新.xlsx", source)
    assert kind_of(made_from, tmp_path / "新.xlsx") == "over-source"


@pytest.mark.parametrize("name", ["nul.xlsx", "CON"])
def test_a_name_of_a_device_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as refused:
        MadeFrom().place(tmp_path / name, (".xlsx",))
    assert refused.value.kind == "reserved-name"


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "新.xlsx").mkdir()
    with pytest.raises(UserError) as refused:
        MadeFrom((tmp_path / "预算.xlsx",)).write(tmp_path / "新.xlsx", b"new")
    assert refused.value.kind == "not-written"


WRITERS = (
    *("batch/state.py", "casework/made_from.py", "keeping/", "whole_files.py"),
    *("paper/workpaper.py", "paper/signatures/", "reading/sources/converted/workplace.py"),
)
"""What writes files besides: of the program's own, a paper into a folder of its own, certificates and signatures."""


def test_whoever_writes_what_leaves_the_desk_writes_through_here() -> None:
    house = TOP / "desktop" / "gouji"
    named = {file.relative_to(house).as_posix(): file.read_text("utf-8") for file in house.rglob("*.py")}
    others = [path for path, text in named.items() if "whole_files" in text and not path.startswith(WRITERS)]
    assert others == []
