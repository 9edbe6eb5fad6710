"""The same tasks done by a Dask cluster, where one machine is not enough: ``gouji[cluster]``.

Each worker of the cluster has gouji installed, and gives a task to a worker process of ours on its machine, within
the same bounds: what comes of it is the same, byte by byte. A machine that is lost costs nothing: its tasks are given
to others, until three were lost over one file; where none is left, nobody waits for ever. What goes over the network
are the documents, and the password of locked ones: it is for a network that may see them. A cluster with another
version of the program, or other data of it, is told and does nothing; so is a machine without it. Whatever else Dask
raises is told of the file as what may pass, never as a fault of ours, for what is ours comes back as data. A task
that nobody wants any more is forgotten by Dask, and the worker process at work on it is told. Held by
``tests/batch/test_cluster.py`` and ``tests/bench/test_cluster.py``.
"""

from __future__ import annotations

import socket
import traceback
from collections.abc import Callable
from functools import cache
from threading import Event, Lock
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from gouji import __version__
from gouji.apart import refusals
from gouji.apart.frames import Frame
from gouji.apart.reading import SECONDS, FaultError
from gouji.apart.telling import dump_refusal, load_refusal
from gouji.batch.basis import installed
from gouji.batch.workers import Workers
from gouji.errors import Cancelled, UserError
from gouji.wording import listed

_JOINING = 20.0
"""Seconds that a scheduler may take to answer."""

_BEAT = 0.1
"""Seconds between two questions whether the answer is still wanted."""

_LOOK = 5.0
"""Seconds between two looks whether a machine is left."""

_ALONE = 60.0
"""Seconds that a cluster without machines is waited for: others may come."""

_PER_THREAD = 2
"""Tasks that are handed out for each thread of the cluster, so that none waits for the network."""

_LONGEST = 200
"""Letters of an error of Dask that are told."""

Answer = tuple[dict[str, Any], tuple[bytes, ...]]


class Cluster:
    """A cluster that somebody else started; to be closed."""

    def __init__(self, address: str) -> None:
        """Raises UserError where nobody answers at the ``address``, a machine there has no gouji, or the extra is not
        installed."""
        try:
            from distributed import Client
        except ImportError as error:
            told = "A cluster needs more than is installed here. Install gouji[cluster], and try again."
            raise UserError("no-distributed", told) from error
        try:
            _reach(address)  # a client that reaches nobody may never give up
            self._client = Client(address, timeout=_JOINING, set_as_default=False)
        except (OSError, ValueError) as error:
            told = "No cluster answers at {address}. Start a scheduler there, or leave --cluster out."
            raise UserError("no-cluster", told, address=address) from error
        if lacking := self._lacking():  # a machine that cannot begin with a task leaves the cluster, and all wait
            self._client.close()
            raise _not_installed(lacking)

    @property
    def workers(self) -> int:
        """So many tasks are handed out at once."""
        return max(1, _PER_THREAD * int(sum(self._client.nthreads().values())))

    def answer(self, name: str, asked: Frame, cancelled: Callable[[], bool]) -> Frame:
        """As ``Workers.answer`` has it."""
        from distributed import KilledWorker

        program, done = (__version__, installed()), Event()
        future = self._client.submit(answered, program, name, asked.head, asked.parts, pure=False)
        future.add_done_callback(lambda _: done.set())  # to ask for the result with a timeout may raise a fault of Dask
        waiting = _Waiting(self._machines)
        while not done.wait(_BEAT):
            if cancelled() or waiting.is_in_vain():
                future.cancel()
                if cancelled():
                    raise Cancelled
                raise UserError("no-reader", "The cluster has no machine left. Start some, and run it again.")
        try:
            head, parts = future.result()
        except KilledWorker as error:
            raise refusals.ended(name, None, SECONDS) from error
        except Exception as error:  # a machine without gouji, a scheduler that is gone: whatever Dask tells of it
            raise self._foreign(error) from error
        if "refused" in head:
            raise load_refusal(head["refused"])
        if "fault" in head:
            raise FaultError(head["fault"])
        return Frame(head, tuple(parts))

    def _machines(self) -> int | None:
        """How many machines it has; None where its scheduler does not tell."""
        try:
            return len(self._client.nthreads())
        except Exception:  # the task tells what became of the scheduler
            return None

    def _lacking(self) -> list[str]:
        """The addresses of machines on which gouji is not installed; none where Dask cannot tell."""
        try:
            told: Any = self._client.get_versions(packages=["gouji"])
            scheduler: Any = self._client.scheduler
            everyone = {scheduler.address: told["scheduler"], **told["workers"]}
            if told["client"]["packages"]["gouji"] is None:  # run without being installed, as others may be
                return []
            return [address for address, one in everyone.items() if one["packages"]["gouji"] is None]
        except Exception:  # asked while it is failing, Dask may tell this too in any way there is
            return []

    def _foreign(self, error: Exception) -> UserError:
        """What is told of an error that is not ours: which machines have no gouji, else what Dask says."""
        if lacking := self._lacking():
            return _not_installed(lacking)
        told = "The cluster gave up: {why}. See whether its scheduler and machines are there, and run it again."
        return UserError("no-reader", told, why=" ".join(f"{type(error).__name__} {error}".split())[:_LONGEST])

    def close(self) -> None:
        """Leave it; it goes on without us."""
        self._client.close()


class _Waiting:
    """The wait for a task of a cluster, which has so many ``machines``."""

    def __init__(self, machines: Callable[[], int | None]) -> None:
        self._machines = machines
        self._looked = monotonic()
        self._alone = 0.0
        """Seconds since a machine was seen."""

    def is_in_vain(self) -> bool:
        """Whether no machine was there for too long."""
        now = monotonic()
        if now - self._looked >= _LOOK:
            self._alone = self._alone + now - self._looked if self._machines() == 0 else 0.0
            self._looked = now
        return self._alone >= _ALONE


def _not_installed(machines: list[str]) -> UserError:
    told = "Gouji is not installed on {machines}. Install Gouji {version} there, with gouji[cluster]."
    return UserError("other-program", told, machines=listed(machines), version=__version__)


def _reach(address: str) -> None:
    """Raises OSError or ValueError where nobody listens at an address, which is none."""
    told = urlsplit(address if "://" in address else f"tcp://{address}")
    if not told.hostname or not told.port:
        raise ValueError(address)
    socket.create_connection((told.hostname, told.port), _JOINING).close()


def answered(program: tuple[str, str], name: str, head: dict[str, Any], parts: tuple[bytes, ...]) -> Answer:
    """What comes of a task on a machine of the cluster; why nothing does as data too."""
    if tuple(program) != (__version__, installed()):
        told = "A machine of the cluster has another version of Gouji ({there}, here {here}). Install the same on all."
        return {"refused": dump_refusal(UserError("other-program", told, there=__version__, here=program[0]))}, ()
    try:
        found = _workers().answer(name, Frame(head, tuple(parts)), _given_up())
    except UserError as error:
        return {"refused": dump_refusal(error)}, ()
    except FaultError as fault:
        return {"fault": str(fault)}, ()
    except Cancelled:  # nobody is there to be told
        raise
    except Exception:  # of ours: told as those of this machine are
        return {"fault": traceback.format_exc()}, ()
    return found.head, found.parts


def _given_up() -> Callable[[], bool]:
    """Tells whether Dask has forgotten the task of this thread, as it does when nobody wants it or has left."""
    from distributed import get_worker

    worker = get_worker()
    key = worker.get_current_task()

    def forgotten() -> bool:
        task = worker.state.tasks.get(key)
        return task is None or task.state == "cancelled"

    return forgotten


_MAKING = Lock()


def _workers() -> Workers:
    """Those of this machine, for all threads of Dask: they end with it."""
    with _MAKING:
        return _made()


@cache
def _made() -> Workers:
    return Workers()
