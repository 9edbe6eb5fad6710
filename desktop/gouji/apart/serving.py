"""The reader's own side: it takes what it is asked from its input, one after the other, and ends when that is closed.

Nothing that a library prints gets between its messages. Before it is first asked it brings in what reading needs, so
that the first document is read as soon as any other. What it holds more than a while ago after a document it gives back
by ending: it says so (``spent``), and another takes its place. Held by ``tests/apart/test_reading.py``.
"""

from __future__ import annotations

import gc
import os
import queue
import time
from threading import Event, Thread, Timer
from typing import IO, NoReturn

from gouji import bounds
from gouji.apart import frames, tasks
from gouji.apart.frames import Frame
from gouji.apart.process import GRACE
from gouji.apart.telling import dump_refusal
from gouji.errors import Cancelled, UserError
from gouji.keeping.faults import traced

_SPENT = 96 * 2**20
"""Bytes that a reader may hold more than before it was first asked."""

_BEAT = 1.0
"""Seconds after which it tells how far it is, also where it came no further: it lives."""


def serve() -> NoReturn:
    """Answer until nobody asks any more; does not return."""
    incoming, outgoing = _pipes()
    bounds.confine()
    asked: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
    left = Event()
    Thread(target=_listen, args=(incoming, asked, left), daemon=True).start()
    tasks.get_ready(asked.empty)
    gc.freeze()  # what was brought in stays: looking for garbage need not go through it after each document
    before = bounds.resident() or 0
    while (frame := asked.get()) is not None:
        answer = _answer(frame, outgoing, left)
        gc.collect()
        answer.head["spent"] = (bounds.resident() or 0) - before > _SPENT
        frames.put(outgoing, answer)
    os._exit(0)  # nothing of it is worth an orderly end, which takes its time


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The input and the output as they were given; whoever prints from now on prints nowhere."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for own in range(3):
        os.dup2(nowhere, own)
    return incoming, outgoing


def _listen(incoming: IO[bytes], asked: queue.SimpleQueue[Frame | None], left: Event) -> None:
    """Take what is asked; where nobody asks any more, what is under way ends soon, whatever it is."""
    while (frame := frames.take(incoming)) is not None:
        asked.put(frame)
    left.set()
    asked.put(None)
    Timer(GRACE, os._exit, (0,)).start()


def _answer(asked: Frame, outgoing: IO[bytes], left: Event) -> Frame:
    """What comes of what was asked: what was read, why it cannot be, or the fault that was met."""
    bounds.allow(asked.head["seconds"])
    told = -_BEAT

    def tell(what: str, data: object) -> None:
        nonlocal told
        told = time.monotonic()
        frames.put(outgoing, Frame({"told": what, "data": data}))

    def cancelled() -> bool:
        if time.monotonic() - told > _BEAT:
            tell("alive", None)
        return left.is_set()

    try:
        return tasks.done(asked, tell, cancelled)
    except Cancelled:
        return Frame({})
    except UserError as error:
        return Frame({"refused": dump_refusal(error)})
    except MemoryError:
        return Frame({"full": True})
    except Exception as fault:
        return Frame({"fault": traced(fault)})
