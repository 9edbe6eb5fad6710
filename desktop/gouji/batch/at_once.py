"""So many things done at once by threads, each told as soon as it is done; whoever leaves the iterator ends the rest.

The work is done by processes: a thread only waits for one. Held by ``tests/batch/test_running.py``.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from threading import Event, Thread
from typing import TypeVar

from gouji.errors import Cancelled
from gouji.wording import LANGUAGE, speaking

_BEAT = 0.2
"""Seconds after which whoever waits looks whether it was interrupted: Windows tells nobody who waits for longer."""

Told = TypeVar("Told")


class _End:
    """What a thread tells last: why it ended before its work did, if it did."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


def at_once(count: int, workers: int, do: Callable[[int, Callable[[], bool]], Told]) -> Iterator[Told]:
    """What ``do`` gives of each number up to ``count``, as soon as it does; it is given what tells that nobody wants
    the answer any more, and raises Cancelled then. Whatever else it raises ends all, and is raised here."""
    numbers: queue.SimpleQueue[int] = queue.SimpleQueue()
    for number in range(count):
        numbers.put(number)
    told: queue.SimpleQueue[Told | _End] = queue.SimpleQueue()
    left, language = Event(), LANGUAGE.get()

    def work() -> None:
        try:
            with speaking(language):
                while not left.is_set():
                    told.put(do(numbers.get_nowait(), left.is_set))
            told.put(_End())
        except (queue.Empty, Cancelled):
            told.put(_End())
        except BaseException as error:  # of ours, or of a disk that is full: whoever asks is told
            told.put(_End(error))

    at_work = min(workers, count)
    threads = [Thread(target=work, name=f"batch {number}", daemon=True) for number in range(at_work)]
    try:
        for thread in threads:
            thread.start()
        while at_work:
            one = _next(told)
            if not isinstance(one, _End):
                yield one
            elif one.error is not None:
                raise one.error
            else:
                at_work -= 1
    finally:
        left.set()
        for thread in threads:
            thread.join()


def _next(told: queue.SimpleQueue[Told | _End]) -> Told | _End:
    while True:
        try:
            return told.get(timeout=_BEAT)
        except queue.Empty:
            continue
