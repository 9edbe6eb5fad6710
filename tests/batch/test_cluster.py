"""What is told where a cluster does nothing. What one does is held by ``tests/bench/test_cluster.py``, on real ones."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from pathlib import Path
from threading import Barrier, BrokenBarrierError
from types import SimpleNamespace
from typing import Any, cast

import pytest

from gouji import __version__, cli
from gouji.apart.frames import Frame
from gouji.batch import cluster
from gouji.batch.asking import Task, outcome_of
from gouji.batch.basis import installed
from gouji.batch.cluster import Cluster, answered
from gouji.errors import Cancelled, UserError
from tests.batch.conftest import page


def test_another_version_of_the_program_does_nothing() -> None:
    head, parts = answered(("0.0.1", ""), "甲.pdf", {}, ())
    assert (head["refused"]["kind"], parts) == ("other-program", ())


class Dask:
    """A client whose tasks end with an error of its own; ``there`` is the version of gouji of each machine."""

    scheduler = SimpleNamespace(address="tcp://10.0.0.1:8786")

    def __init__(self, error: Exception, there: dict[str, str | None]) -> None:
        self._error, self._there = error, there

    def submit(self, *_: object, **__: object) -> Future[object]:
        future: Future[object] = Future()
        future.set_exception(self._error)
        return future

    def get_versions(self, packages: list[str]) -> dict[str, Any]:
        if not self._there:
            raise OSError("gone")
        scheduler, *machines = [(name, {"packages": {packages[0]: one}}) for name, one in self._there.items()]
        return {"scheduler": scheduler[1], "workers": dict(machines), "client": {"packages": {"gouji": "1"}}}

    def close(self) -> None: ...


SCHEDULER, ONE, OTHER = Dask.scheduler.address, "tcp://10.0.0.2:4000", "tcp://10.0.0.3:4000"


def test_a_cluster_that_all_machines_left_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that comes back in time is waited for."""
    machines = iter([{}, {ONE: 1}, {}, {}])
    asked: list[Future[object]] = []

    class Left(Dask):
        def submit(self, *_: object, **__: object) -> Future[object]:
            asked.append(Future())
            return asked[-1]

        def nthreads(self) -> dict[str, int]:
            return next(machines)

    monkeypatch.setattr(cluster, "monotonic", count(step=30).__next__)
    asks = Cluster.__new__(Cluster)
    asks._client = cast(Any, Left(OSError(), {}))
    refusal = outcome_of(Task("甲.pdf", "key", lambda: Frame({})), asks.answer, lambda: False).kept.refusal
    assert refusal is not None
    assert (refusal.kind, refusal.passing, asked[0].cancelled()) == ("no-reader", True, True)
    assert next(machines, None) is None


@pytest.mark.parametrize(
    ("error", "there", "kind", "told"),
    [
        (
            ModuleNotFoundError("No module named 'gouji'"),
            {SCHEDULER: "1", ONE: "1", OTHER: None},
            "other-program",
            OTHER,
        ),
        (RuntimeError("deserialization"), {SCHEDULER: None, ONE: "1"}, "other-program", SCHEDULER),
        (CancelledError("scheduler-connection-lost"), {}, "no-reader", "scheduler-connection-lost"),
        (TypeError("of another Dask"), {SCHEDULER: "1", ONE: "1"}, "no-reader", "of another Dask"),
    ],
)
def test_what_is_foreign_costs_a_file_and_may_pass(
    error: Exception, there: dict[str, str | None], kind: str, told: str
) -> None:
    asks = Cluster.__new__(Cluster)
    asks._client = cast(Any, Dask(error, there))
    task = Task("甲.pdf", "key", lambda: Frame({}))
    refusal = outcome_of(task, asks.answer, lambda: False).kept.refusal
    assert refusal is not None
    assert (refusal.kind, refusal.passing) == (kind, True)
    assert told in refusal.message


def test_a_machine_without_gouji_is_named_before_anything_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_reach", lambda _: None)
    monkeypatch.setattr("distributed.Client", lambda *_, **__: Dask(OSError(), {SCHEDULER: "1", ONE: None, OTHER: "1"}))
    with pytest.raises(UserError) as told:
        Cluster(SCHEDULER)
    assert (told.value.kind, told.value.params["machines"]) == ("other-program", ONE)


def test_the_threads_of_a_machine_share_its_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    both = Barrier(2)

    def made() -> object:
        with suppress(BrokenBarrierError):
            both.wait(0.2)
        return object()

    monkeypatch.setattr(cluster, "Workers", made)
    cluster._made.cache_clear()
    with ThreadPoolExecutor(2) as threads:
        one, other = threads.map(lambda _: cluster._workers(), range(2))
    cluster._made.cache_clear()
    assert one is other


@pytest.mark.parametrize(("state", "given_up"), [("executing", False), ("cancelled", True), (None, True)])
def test_a_task_that_dask_forgot_is_given_up(
    monkeypatch: pytest.MonkeyPatch, state: str | None, given_up: bool
) -> None:
    tasks = {"key": SimpleNamespace(state=state)} if state else {}
    worker = SimpleNamespace(state=SimpleNamespace(tasks=tasks), get_current_task=lambda: "key")
    monkeypatch.setattr("distributed.get_worker", lambda: worker)
    monkeypatch.setattr(cluster, "_workers", lambda: SimpleNamespace(answer=_answer))
    program = (__version__, installed())
    if given_up:
        with pytest.raises(Cancelled):
            answered(program, "甲.pdf", {}, ())
    else:
        assert answered(program, "甲.pdf", {}, ()) == ({"done": True}, ())


def _answer(_name: str, _asked: Frame, cancelled: Callable[[], bool]) -> Frame:
    if cancelled():
        raise Cancelled
    return Frame({"done": True})


def test_a_fault_of_ours_comes_back_as_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_given_up", lambda: 1 / 0)
    head, parts = answered((__version__, installed()), "甲.pdf", {}, ())
    assert ("ZeroDivisionError" in head["fault"], parts) == (True, ())


def test_where_nobody_answers_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [
        "batch",
        str(page(tmp_path, "某某局")),
        "-o",
        str(tmp_path / "清单.xlsx"),
        "--cluster",
        "no address",
    ]
    assert cli.main(words) == 2
    assert "没有集群应答" in capsys.readouterr().err
