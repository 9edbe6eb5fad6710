"""The readers of this program, and its painters, each for one document: what a file has made of its reader reaches no
other file.

Whoever tells how many documents are to be read has the next reader get ready while the one before is still at work, or
while what it has read is judged. None outlives the program. Held by ``tests/apart/test_reading.py``.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Thread

from gouji.apart import PAINTER, READER
from gouji.apart.process import GRACE, Process
from gouji.errors import Cancelled


class Readers:
    """Readers that wait to be asked, and those at work."""

    def __init__(self, word: str = READER, *, at_once: bool = False) -> None:
        """``at_once``: the next gets ready as soon as one is taken, which is at work for long."""
        self._word, self._at_once = word, at_once
        self.waiting: list[Process] = []
        """Those that can be asked at once; they have read nothing."""
        self.all: set[Process] = set()
        """Also those at work, and those that are being ended."""
        self._lock = Lock()
        self._closed = False
        self._expected = 0.0

    def expect(self, documents: float) -> None:
        """So many documents are to be read: after each a reader gets ready for the next one, and none after the last.

        Without end where a user opens one after the other.
        """
        with self._lock:
            self._expected = documents

    def warm(self) -> None:
        """Have a reader ready before it is wanted; where none can be started now, that is told when it is wanted."""
        with suppress(OSError), self._lock:
            if not self.waiting and not self._closed:
                self.waiting.append(self._started())

    @contextmanager
    def one(self) -> Iterator[Process]:
        """A reader for one document, which is ended after it; nobody need wait for that.

        Raises OSError where none can be started, and Cancelled where the program ends.
        """
        with self._lock:
            if self._closed:
                raise Cancelled
            while self.waiting and not self.waiting[-1].lives:
                dead = self.waiting.pop()
                dead.end()
                self.all.discard(dead)
            reader = self.waiting.pop() if self.waiting else self._started()
            more = self._at_once and self._expected > 1
        if more:
            Thread(target=self.warm, name="starting a reader").start()
        grace = GRACE
        try:
            yield reader
            grace = 0.0  # it has answered: what it still does is nothing that was asked of it
        finally:
            with self._lock:
                self._expected -= 1
                more = self._expected > 0
            Thread(target=self._go_on, args=(reader, grace, more), name="ending a reader").start()

    def close(self) -> None:
        """End all of them, for the program ends; those that wait to be asked have nothing to end."""
        with self._lock:
            self._closed = True
            waiting, every = set(self.waiting), [*self.all]
            self.waiting.clear()
        for reader in every:
            reader.end(0.0 if reader in waiting else GRACE)
        self.all.clear()

    def _started(self) -> Process:
        reader = Process(self._word)
        self.all.add(reader)
        return reader

    def _go_on(self, reader: Process, grace: float, more: bool) -> None:
        """End a reader that has read its document; the next one gets ready first where ``more`` are expected."""
        if more:
            self.warm()
        reader.end(grace)
        with self._lock:
            self.all.discard(reader)


READERS, PAINTERS = Readers(), Readers(PAINTER, at_once=True)
atexit.register(READERS.close)
atexit.register(PAINTERS.close)
