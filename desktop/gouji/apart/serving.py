"""The reader's own side: it takes what it is asked from its input, answers, and ends; also when its input is closed.

Nothing that a library prints gets between its messages. Before it is asked it brings in what its work needs. Who reads
is asked once, who draws pages again and again, of one document: what that has made of it, and the memory that it took,
end with it. Held by ``tests/apart/test_reading.py`` and ``tests/apart/test_pages.py``.
"""

from __future__ import annotations

import gc
import os
import queue
import time
from collections.abc import Callable
from threading import Event, Thread, Timer
from typing import IO, NoReturn, Protocol

from gouji import bounds
from gouji.apart import frames
from gouji.apart.frames import Frame
from gouji.apart.process import GRACE
from gouji.apart.telling import dump_refusal
from gouji.errors import Cancelled, UserError
from gouji.keeping.faults import traced

_BEAT = 1.0
"""Seconds after which it tells how far it is, also where it came no further: it lives."""


class Tell(Protocol):
    """Tells something on the way, by what it is; what is long as parts behind it."""

    def __call__(self, what: str, data: object, *parts: bytes) -> None: ...


GivenUp = Callable[[], bool]
"""Whether nobody wants the answer any more."""

Done = Callable[[Frame, Tell, GivenUp], Frame]
"""What comes of what is asked."""


def serve(get_ready: Callable[[Callable[[], bool]], None], done: Done, *, lasts: bool = False) -> NoReturn:
    """Answer what is asked first, or all that is asked where it ``lasts``; does not return."""
    incoming, outgoing = _pipes()
    bounds.confine()
    asked: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
    left = Event()
    Thread(target=_listen, args=(incoming, asked, left), daemon=True).start()
    get_ready(asked.empty)
    gc.freeze()  # what was brought in stays: looking for garbage need not go through it
    gc.enable()
    while (frame := asked.get()) is not None:
        frames.put(outgoing, _answer(done, frame, outgoing, left))
        if not lasts:
            break
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


def _answer(done: Done, asked: Frame, outgoing: IO[bytes], left: Event) -> Frame:
    """What comes of what was asked: what is answered, why it cannot be, or the fault that was met."""
    bounds.allow(asked.head["seconds"])
    told = -_BEAT

    def tell(what: str, data: object, *parts: bytes) -> None:
        nonlocal told
        told = time.monotonic()
        frames.put(outgoing, Frame({"told": what, "data": data}, parts))

    def cancelled() -> bool:
        if time.monotonic() - told > _BEAT:
            tell("alive", None)
        return left.is_set()

    try:
        return done(asked, tell, cancelled)
    except Cancelled:
        return Frame({})
    except UserError as error:
        return Frame({"refused": dump_refusal(error)})
    except MemoryError:
        return Frame({"full": True})
    except Exception as fault:
        return Frame({"fault": traced(fault)})
