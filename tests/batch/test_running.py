"""A batch does each file once, whatever becomes of the others, and tells them in the order of the files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gouji import bounds
from gouji.apart import refusals
from gouji.apart.frames import Frame
from gouji.apart.reading import FaultError
from gouji.batch import running
from gouji.batch.asking import Asks
from gouji.batch.basis import Basis
from gouji.batch.done import Done
from gouji.batch.running import Batch
from gouji.batch.state import State
from gouji.errors import Cancelled, UserError
from tests.batch.conftest import Here, page


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A good one, one with a slip, one that is no document, and another good one."""
    bad = tmp_path / "丙.pdf"
    bad.write_bytes(b"%PDF-1.4 nothing")
    return [page(tmp_path, "甲中心"), page(tmp_path, "乙中心", slip=9), bad, page(tmp_path, "丁中心")]


def run(files: list[Path], state: State, asks: Asks, workers: int = 1, basis: Basis | None = None) -> list[Done]:
    return sorted(Batch(basis or Basis(), state, asks, workers).run(files))


def told(done: list[Done]) -> list[tuple[str, str]]:
    return [(one.path.name, one.kept.record.entity if one.kept.record else one.kept.refusal.kind) for one in done]  # type: ignore[union-attr]


def test_one_bad_file_stops_no_other(files: list[Path], state: State, here: Here) -> None:
    done = run(files, state, here)
    assert told(done) == [
        ("甲中心部门.txt", "甲中心"),
        ("乙中心部门.txt", "乙中心"),
        ("丙.pdf", "damaged"),
        ("丁中心部门.txt", "丁中心"),
    ]
    slip = done[1].kept.record
    assert slip is not None
    assert (slip.differs, [one.place for one in slip.causes]) == (True, ["T1 2080505 养老保险缴费 合计"])


def test_what_is_told_does_not_hang_on_the_number_of_workers(
    files: list[Path], state: State, here: Here, tmp_path: Path
) -> None:
    other = State(tmp_path / "另.gouji-batch")
    one, several = run(files, state, here), run(files, other, here, workers=3)
    other.close()
    assert one == several


def test_what_was_done_is_not_done_again_unless_the_file_or_the_rules_changed(
    files: list[Path], state: State, here: Here, tmp_path: Path
) -> None:
    first = run(files, state, here)
    again = run(files, state, here)
    assert len(here.asked) == 4
    assert [one.before for one in again] == [True] * 4
    assert [one.kept for one in again] == [one.kept for one in first]
    page(tmp_path, "乙中心")
    run(files, state, here)
    assert here.asked[4:] == ["乙中心部门.txt"]
    run(files, state, here, basis=Basis(before_publication=True))
    assert here.asked[5:] == [one.name for one in files]


def test_a_file_that_only_moved_is_not_done_again(files: list[Path], state: State, here: Here, tmp_path: Path) -> None:
    run(files, state, here)
    (tmp_path / "新").mkdir()
    moved = [Path(shutil.move(one, tmp_path / "新")) for one in files]
    done = run(moved, state, here)
    assert (len(here.asked), done[0].path.parent.name) == (4, "新")


def ended(name: str, _asked: Frame, _cancelled: Callable[[], bool]) -> Frame:
    raise refusals.too_long(name, 30.0)


def fault(_name: str, _asked: Frame, _cancelled: Callable[[], bool]) -> Frame:
    raise FaultError("a fault of ours")


def fault_of_ours(_name: str, _asked: Frame, _cancelled: Callable[[], bool]) -> Frame:
    raise ValueError("a fault of this process")


def no_office(name: str, _asked: Frame, _cancelled: Callable[[], bool]) -> Frame:
    raise UserError("old-word", "{program} could not turn {name} into docx.", name=name, program="LibreOffice")


def nonsense(_name: str, _asked: Frame, _cancelled: Callable[[], bool]) -> Frame:
    return Frame({}, (b"{}", b"[]", b""))


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize(
    ("asks", "kind"),
    [
        *((ended, "reading-too-long"), (fault, "fault"), (fault_of_ours, "fault"), (nonsense, "reading-ended")),
        (no_office, "old-word"),
    ],
)
def test_a_file_that_ended_its_worker_is_named_and_tried_again(
    files: list[Path], state: State, here: Here, asks: Asks, kind: str
) -> None:
    (done,) = run(files[:1], state, asks)
    refusal = done.kept.refusal
    assert refusal is not None
    assert (refusal.kind, refusal.passing, "甲中心部门.txt" in refusal.message) == (kind, True, True)
    assert told(run(files[:1], state, here)) == [("甲中心部门.txt", "甲中心")]


def test_whoever_leaves_keeps_what_is_done(files: list[Path], state: State, here: Here) -> None:
    running: Iterator[Done] = Batch(Basis(), state, here, 1).run(files)
    next(running)
    running.close()  # type: ignore[attr-defined]
    assert len(here.asked) < 4
    done = run(files, state, here)
    assert (done[0].before, here.asked.count("甲中心部门.txt"), {*here.asked}) == (True, 1, {one.name for one in files})


def test_a_file_that_is_gone_is_told(tmp_path: Path, state: State, here: Here) -> None:
    assert told(run([tmp_path / "无.pdf"], state, here)) == [("无.pdf", "not-found")]


def test_there_are_no_more_workers_than_memory_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "present", lambda: 4 * bounds.MEMORY)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(16), raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 16)
    assert running.at_best() == 3
    monkeypatch.setattr(bounds, "present", lambda: bounds.MEMORY // 2)
    assert running.at_best() == 1


def test_a_state_that_cannot_be_read_is_the_fault_of_no_department(
    tmp_path: Path, state: State, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends the batch, and is kept as the outcome of nothing."""
    files = [page(tmp_path, "甲局", units=["甲中心"]), page(tmp_path, "甲中心", level="单位")]
    done = run(files, state, here)
    batch = Batch(Basis(), state, here, 1)
    with monkeypatch.context() as patch:
        patch.setattr(state, "document", _changed)
        with pytest.raises(UserError) as told:
            batch.sums(done)
    assert told.value.kind == "batch-state-changed"
    assert [one.kept.sums is not None for one in batch.sums(done) if one.kept] == [True]


def _changed(_key: str) -> bytes:
    raise UserError("batch-state-changed", "{name} was changed while the batch was at work.", name="清单.gouji-batch")


def test_sums_that_are_given_up_are_none(tmp_path: Path, state: State, here: Here) -> None:
    files = [page(tmp_path, "甲局", units=["甲中心"]), page(tmp_path, "甲中心", level="单位")]
    done = run(files, state, here)

    def given_up(name: str, asked: Frame, cancelled: Callable[[], bool]) -> Frame:
        raise Cancelled

    with pytest.raises(Cancelled):
        Batch(Basis(), state, given_up, 1).sums(done)
