"""The state of a batch holds what was done, whole line by whole line, and nothing that anybody else wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gouji.batch.record import Refusal
from gouji.batch.state import Kept, State, beside
from gouji.errors import UserError

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


def test_a_record_of_other_types_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.gouji-batch"
    kept(path, "a")
    with path.open("ab") as file:
        file.write(json.dumps({"key": "b", "record": {"entity": 3}}).encode() + b"\n")
    state = State(path)
    assert state.find("b") is None
    state.close()


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = State(tmp_path / "a.gouji-batch")
    monkeypatch.setattr("os.fsync", _full)
    with pytest.raises(UserError, match="cannot be written"):
        state.keep(Kept("a", refusal=LOCKED))
    state.close()


def _full(_: int) -> None:
    raise OSError(28, "No space left on device")
