"""A reader: a process of this same program that reads one document, and is asked for it through its pipes.

It is started anew (never forked, for this program has threads), with the same interpreter and the same places to import
from; the frozen program starts itself. What it is asked ends when it is answered, when it breaks off, or when nobody
wants the answer any more: then the process is ended, and whoever asked need not wait for that. Held by
``tests/apart/test_reading.py``.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Thread

from gouji.apart import READER, frames
from gouji.apart.frames import Frame
from gouji.apart.job import Job

_BEAT = 0.03
"""Seconds between two questions whether the answer is still wanted."""

GRACE = 0.5
"""Seconds that a reader is given to end by itself, with a program that it may have started."""

SILENCE = 300.0
"""Seconds of the clock after which a reader that tells nothing is given up: it waits for something that never comes.
What works is ended by its bounds long before."""


class EndedError(Exception):
    """The reader ended over what it was asked. ``status`` is that of the process, None where it was given up."""

    def __init__(self, status: int | None) -> None:
        super().__init__(status)
        self.status = status


class Process:
    """A reader while it lives. Raises OSError where it cannot be started."""

    def __init__(self) -> None:
        self._popen = subprocess.Popen(
            _command(),
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=_unseen(),
            start_new_session=True,  # an interrupt on the terminal is for the program that asks
        )
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        self._in, self._out = self._popen.stdin, self._popen.stdout
        self._told: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
        self._job = Job(self._popen)
        self._listener = Thread(target=self._listen, name="reader", daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        """Take what it tells, until it ends or tells what is no message."""
        try:
            with self._out as out, suppress(ValueError, OSError):
                while (frame := frames.take(out)) is not None:
                    self._told.put(frame)
        finally:
            self._told.put(None)

    @property
    def lives(self) -> bool:
        """Whether it can still be asked."""
        return self._popen.poll() is None

    @property
    def number(self) -> int:
        """By which the system knows it."""
        return self._popen.pid

    def ask(self, asked: Frame, seconds: float, wanted: Callable[[], bool]) -> Iterator[Frame]:
        """What it tells of what it is asked, with so many seconds of a processor; the last message has no ``told``.

        Raises EndedError where it ends over it. Whoever no longer wants the answer leaves it: that is noticed before
        the next message, or when ``wanted`` tells it, and then nothing more comes.
        """
        try:
            self._job.allow(seconds)
            frames.put(self._in, Frame({**asked.head, "seconds": seconds}, asked.parts))
        except OSError as error:  # it has ended already
            raise EndedError(self._status()) from error
        silent = 0.0
        while wanted():
            try:
                frame = self._told.get(timeout=_BEAT)
            except queue.Empty:
                silent += _BEAT
                if silent > SILENCE:
                    raise EndedError(None) from None
                continue
            silent = 0.0
            if frame is None:
                raise EndedError(self._status())
            yield frame
            if "told" not in frame.head:
                return

    def _status(self) -> int | None:
        try:
            return self._popen.wait(GRACE)
        except subprocess.TimeoutExpired:
            return None

    def end(self, grace: float = GRACE) -> None:
        """End it: what it works at after ``grace`` seconds at the latest."""
        with suppress(OSError):  # what was written to a process that has ended
            self._in.close()
        try:
            self._popen.wait(grace)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            self._popen.wait()
        self._listener.join(GRACE)  # Python does not end well under a thread that holds a pipe
        self._job.close()


def _command() -> list[str]:
    own = () if getattr(sys, "frozen", False) else ("-P", "-m", "gouji")
    return [sys.executable, *own, READER]


def _environment() -> dict[str, str]:
    """Modules are found where this program finds them; one processor is what a reader may use."""
    found = {} if getattr(sys, "frozen", False) else {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return {**os.environ, **found, "OPENBLAS_NUM_THREADS": "1"}


def _unseen() -> int:
    """How Windows starts a program without a window of its own."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0
