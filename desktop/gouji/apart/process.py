"""A reader: a process of this same program that reads a document, or draws its pages, and is asked through its pipes.

It is started anew (never forked, for this program has threads), with the same interpreter and the same places to import
from; the frozen program starts itself. What it is asked ends when it is answered, when it breaks off, when it took too
long, whatever it tells meanwhile, or when nobody wants the answer any more: then the process is ended, and whoever
asked need not wait for that. Held by ``tests/apart/test_process.py`` and ``tests/apart/test_reading.py``.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Event, Lock, Thread

from gouji.apart import READER, frames
from gouji.apart.frames import Frame
from gouji.job import Job

_BEAT = 0.03
"""Seconds between two questions whether the answer is still wanted."""

STARTING = 60.0
"""Seconds of a processor that a reader has until it is first asked."""

GRACE = 0.5
"""Seconds that a reader is given to end by itself, with a program that it may have started."""

SILENCE = 180.0
"""Seconds of the clock that a reader may wait for others, as for an office, and tell nothing."""

WHOLE = 600.0
"""Seconds of the clock that it may wait for others in all, though it tells that it lives: several offices do."""

_SHARED = 4
"""Seconds of the clock in which a reader has one of a processor that others use too."""

_NAP = 1.0
"""Seconds that count between two looks at the clock at most: while a computer sleeps no reader is late."""

_MOST_TOLD = 16
"""Messages that are kept until they are asked for; a reader that tells more waits."""


class EndedError(Exception):
    """The reader ended over what it was asked. ``status`` is that of the process, None where it was given up."""

    def __init__(self, status: int | None) -> None:
        super().__init__(status)
        self.status = status


class Process:
    """A reader while it lives. Raises OSError where it cannot be started."""

    def __init__(self, word: str = READER) -> None:
        self._popen = subprocess.Popen(
            _command(word),
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=_unseen(),
            start_new_session=True,  # an interrupt on the terminal is for the program that asks
        )
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        self._in, self._out = self._popen.stdin, self._popen.stdout
        self._told: queue.Queue[Frame | None] = queue.Queue(_MOST_TOLD)
        self._ending, self._over = Lock(), Event()
        self._listener = Thread(target=self._listen, name="reader", daemon=True)
        self._writer: Thread | None = None
        try:
            self._job = Job(self._popen)
            self._job.allow(STARTING)
            self._listener.start()
        except BaseException:  # no process is left behind that nobody knows of
            self._popen.kill()
            self._popen.wait()
            self._in.close()
            self._out.close()
            raise

    def _listen(self) -> None:
        """Take what it tells, until it ends, or tells what is no message."""
        try:
            with self._out as out, suppress(ValueError, OSError):
                while not self._over.is_set() and (frame := frames.take(out)) is not None:
                    self._tell(frame)
        finally:
            self._tell(None)

    def _tell(self, frame: Frame | None) -> None:
        """Keep a message until it is asked for, as long as somebody may ask."""
        while not self._over.is_set():
            try:
                self._told.put(frame, timeout=_BEAT)
            except queue.Full:
                continue
            return

    def _write(self, frame: Frame) -> None:
        """Tell it what it is asked, which lasts as long as it likes."""
        try:
            frames.put(self._in, frame)
        except (OSError, ValueError):  # it has ended, or takes nothing more; or it is being ended from here
            self._tell(None)

    @property
    def lives(self) -> bool:
        """Whether it can still be asked."""
        return self._popen.poll() is None

    @property
    def number(self) -> int:
        """By which the system knows it."""
        return self._popen.pid

    def ask(
        self, asked: Frame, seconds: float, wanted: Callable[[], bool], silence: float | None = None
    ) -> Iterator[Frame]:
        """What it tells of what it is asked, with so many seconds of a processor; the last message has no ``told``.

        Raises EndedError where it ends over it, or is given up. Whoever no longer wants the answer leaves it: that is
        noticed before the next message, or when ``wanted`` tells it, and then nothing more comes, nor can it be asked
        anything else.
        """
        self._job.allow(seconds)
        given = Frame({**asked.head, "seconds": seconds}, asked.parts)
        self._writer = Thread(target=self._write, args=(given,), name="asking a reader", daemon=True)
        self._writer.start()
        since, silent, whole = time.monotonic(), 0.0, 0.0
        while wanted():
            frame = self._next()
            before, since = since, time.monotonic()
            waited = min(since - before, _NAP)
            silent, whole = silent + waited if frame is _NOTHING else 0.0, whole + waited
            if silent > patience(seconds, SILENCE if silence is None else silence) or whole > patience(seconds, WHOLE):
                raise EndedError(None)
            if frame is None:
                raise EndedError(self._status())
            if frame is not _NOTHING:
                yield frame
                if "told" not in frame.head:
                    return

    def _next(self) -> Frame | None:
        """What it tells within a beat; None where it tells nothing more."""
        try:
            return self._told.get(timeout=_BEAT)
        except queue.Empty:
            return _NOTHING

    def _status(self) -> int | None:
        try:
            return self._popen.wait(GRACE)
        except subprocess.TimeoutExpired:
            return None

    def end(self, grace: float = GRACE) -> None:
        """End it: what it works at after ``grace`` seconds at the latest."""
        with self._ending:
            if self._over.is_set():
                return
            self._over.set()
            if grace and not self._is_written_to():
                self._let_go()  # by which it is told
                with suppress(subprocess.TimeoutExpired):
                    self._popen.wait(grace)
            self._popen.kill()
            self._popen.wait()
            if self._writer is not None:
                self._writer.join(GRACE)
            if not self._is_written_to():
                self._let_go()
            self._listener.join(GRACE)  # Python does not end well under a thread that holds a pipe
            self._job.close()

    def _is_written_to(self) -> bool:
        """Whether it has not taken all that it is asked; its pipe cannot be closed meanwhile."""
        return self._writer is not None and self._writer.is_alive()

    def _let_go(self) -> None:
        with suppress(OSError):  # what was written to a process that has ended
            self._in.close()


_NOTHING = Frame({})
"""In place of a message, where there is none yet."""


def patience(seconds: float, waiting: float) -> float:
    """Seconds of the clock after which a reader is given up that has so many of a processor, and may wait so many.

    It waits for something that never comes: what works is ended by its bounds before.
    """
    return waiting + _SHARED * seconds


def _command(word: str) -> list[str]:
    own = () if getattr(sys, "frozen", False) else ("-P", "-m", "gouji")
    return [sys.executable, *own, word]


def _environment() -> dict[str, str]:
    """Modules are found where this program finds them; one processor is what a reader may use."""
    found = {} if getattr(sys, "frozen", False) else {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return {**os.environ, **found, "OPENBLAS_NUM_THREADS": "1"}


def _unseen() -> int:
    """How Windows starts a program without a window of its own."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0
