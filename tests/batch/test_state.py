"""The state of a batch holds what was done, whole line by whole line, and nothing that anybody else wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gouji.batch.record import Refusal
from gouji.batch.state import Kept, State, beside
from gouji.commands.status import NOT_WRITTEN
from gouji.errors import UserError
from gouji.keeping.places import data_folder
from tests.batch.conftest import page
from tests.conftest import TOP

LOCKED = Refusal("password", "上锁", passing=True)


def kept(path: Path, *keys: str) -> None:
    state = State(path)
    for key in keys:
        state.keep(Kept(key, refusal=LOCKED), f"told of {key}".encode())
    state.close()


def test_outputs_of_one_name_have_one_state(tmp_path: Path) -> None:
    assert beside(tmp_path / "清单.xlsx") == beside(tmp_path / "清单.jsonl") == tmp_path / "清单.gouji-batch"


def test_what_was_kept_is_found_with_what_stands_behind_it(tmp_path: Path) -> None:
    path = tmp_path / "a.gouji-batch"
    kept(path, "a", "b")
    state = State(path)
    assert (state.find("a"), state.find("c")) == (Kept("a", refusal=LOCKED), None)
    assert (state.told("b"), state.document("b") if state.find("c") else b"") == (b"told of b", b"")
    state.close()


def test_a_line_that_was_cut_off_is_no_line(tmp_path: Path) -> None:
    path = tmp_path / "a.gouji-batch"
    kept(path, "a", "b")
    whole = path.read_bytes()
    begins = whole.rindex(b"\n", 0, -1) + 1
    for cut in (begins + 1, len(whole) - 1, 5, 0):
        path.write_bytes(whole[:cut])
        kept(path, "c")
        state = State(path)
        assert [state.find(key) is not None for key in "abc"] == [cut >= begins, False, True]
        assert state.told("c") == b"told of c"
        state.close()


def test_a_line_that_a_disk_lost_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.gouji-batch"
    kept(path, "a", "b")
    first, one, other = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + b"\0" * (len(one) - 1) + b"\n" + other)
    state = State(path)
    assert [state.find(key) is not None for key in "ab"] == [False, True]
    state.close()


@pytest.mark.parametrize("data", [b"my own file\n", b"{}\n", b"no line"])
def test_a_file_of_somebody_else_is_not_written_over(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.gouji-batch"
    path.write_bytes(data)
    with pytest.raises(UserError) as told:
        State(path)
    assert (told.value.kind, path.read_bytes()) == ("no-batch-state", data)


def test_one_program_at_a_time_keeps_a_batch(tmp_path: Path) -> None:
    path = tmp_path / "a.gouji-batch"
    state = State(path)
    with pytest.raises(UserError) as told:
        State(path)
    assert told.value.kind == "batch-in-use"
    state.close()
    State(path).close()


def test_a_line_that_somebody_else_wrote_or_changed_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.gouji-batch"
    kept(path, "a", "b")
    data = path.read_bytes().replace(b"password", b"received", 1)
    other = data.splitlines(keepends=True)[2].partition(b" ")[2].replace(b'"b"', b'"c"')
    path.write_bytes(data + other)
    state = State(path)
    assert [state.find(key) is not None for key in "abc"] == [False, True, False]
    state.close()


def test_what_another_user_kept_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.gouji-batch"
    kept(path, "a")
    monkeypatch.setenv("GOUJI_DATA", str(data_folder().with_name("of another")))
    state = State(path)
    assert state.find("a") is None
    state.close()


def test_what_stands_behind_a_record_is_unpacked_within_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.gouji-batch"
    kept(path, "a")
    monkeypatch.setattr("gouji.batch.state.MEMORY", 8)
    state = State(path)
    with pytest.raises(UserError) as told:
        state.told("a")
    assert told.value.kind == "batch-state-changed"
    state.close()


def test_after_a_full_disk_what_follows_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the line for which there was no room stays, neither in the file nor in memory."""
    path = tmp_path / "a.gouji-batch"
    state = State(path)
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", _full)
        with pytest.raises(UserError, match="cannot be written"):
            state.keep(Kept("a", refusal=LOCKED))
    state.keep(Kept("b", refusal=LOCKED))
    state.close()
    state = State(path)
    assert [state.find(key) is not None for key in "ab"] == [False, True]
    state.close()


def _full(_: int) -> None:
    raise OSError(28, "No space left on device")


LIMITED = """
import resource, sys
from gouji import cli
from gouji.batch.workers import Workers
from tests.batch.conftest import Here
Workers.answer = lambda _, *asked: Here()(*asked)
sys.dont_write_bytecode = True  # nothing of ours is written by halves
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
sys.exit(cli.main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no program there may be given less room than the disk has")
def test_a_batch_for_which_there_is_no_room_ends_as_other_commands_do(tmp_path: Path) -> None:
    words = ["batch", str(page(tmp_path, "甲中心")), "-o", str(tmp_path / "清单.xlsx")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(TOP / "desktop"), str(TOP)))}
    ended = subprocess.run([sys.executable, "-c", LIMITED, *words], capture_output=True, env=environment, check=False)
    assert "清单.gouji-batch" in ended.stderr.decode()
    assert ended.returncode == NOT_WRITTEN
    assert {one.name for one in tmp_path.iterdir()} <= {"甲中心部门.txt", "清单.gouji-batch"}
    State(beside(tmp_path / "清单.xlsx")).close()


def test_what_a_batch_no_longer_looks_up_goes_once_it_is_the_larger_part(tmp_path: Path) -> None:
    path = tmp_path / "a.gouji-batch"
    kept(path, *"abcdefgh")
    state = State(path)
    state.keep_output("0" * 64)
    before = path.stat().st_size
    assert all(map(state.find, "abcdef"))
    state.tidy()
    assert path.stat().st_size == before, "the smaller part stays"
    state.close()
    state = State(path)
    assert all(map(state.find, "ab"))
    state.tidy()
    assert path.stat().st_size < before
    assert [state.find(key) is not None for key in "abc"] == [True, True, False]
    assert (state.told("b"), state.outputs) == (b"told of b", {"0" * 64})
    state.keep(Kept("i", refusal=LOCKED), b"told of i")
    state.close()
    state = State(path)
    assert [state.find(key) is not None for key in "abci"] == [True, True, False, True]
    assert (state.told("i"), state.outputs) == (b"told of i", {"0" * 64})
    state.close()
