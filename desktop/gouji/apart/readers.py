"""The readers of this program: one is kept warm, and another one is started where that is at work.

One that was ended, or that has given its memory back by asking for another, is replaced before it is wanted, where one
is kept at all. None outlives the program. Held by
``tests/apart/test_reading.py``.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Thread

from gouji.apart.process import Process


class Readers:
    """Readers that wait to be asked, and those at work."""

    def __init__(self) -> None:
        self.waiting: list[Process] = []
        """Those that can be asked at once."""
        self.all: set[Process] = set()
        """Also those at work, and those that are being ended."""
        self._lock = Lock()
        self._closed = False

    def warm(self) -> None:
        """Have a reader ready before it is wanted; where none can be started now, that is told when it is wanted."""
        with suppress(OSError), self._lock:
            if not self.waiting and not self._closed:
                self.waiting.append(self._started())

    @contextmanager
    def one(self) -> Iterator[Process]:
        """A reader for one task; it is ended where the task breaks off. Raises OSError where none can be started."""
        with self._lock:
            while self.waiting and not self.waiting[-1].lives:
                dead = self.waiting.pop()
                dead.end()
                self.all.discard(dead)
            reader = self.waiting.pop() if self.waiting else self._started()
        try:
            yield reader
        except BaseException:
            self._replace(reader)
            raise
        if reader.spent:
            self._replace(reader)
            return
        with self._lock:
            if not self.waiting and not self._closed:
                self.waiting.append(reader)
                return
        self._end(reader)

    def _replace(self, reader: Process) -> None:
        """End a reader, which nobody need wait for, and have another ready."""
        Thread(target=self._end, args=(reader,), name="ending a reader").start()
        self.warm()

    def close(self) -> None:
        """End all of them, for the program ends; those that wait to be asked have nothing to end."""
        with self._lock:
            self._closed = True
            waiting, every = set(self.waiting), [*self.all]
            self.waiting.clear()
        for reader in every:
            reader.end(0.0 if reader in waiting else 0.5)
        self.all.clear()

    def _started(self) -> Process:
        reader = Process()
        self.all.add(reader)
        return reader

    def _end(self, reader: Process) -> None:
        reader.end()
        with self._lock:
            self.all.discard(reader)


READERS = Readers()
atexit.register(READERS.close)
