"""An interrupt that comes while something is taken apart comes again.

Python runs pieces of its own between any two steps, such as what forgets a weak reference: an interrupt that meets one
of these is told to ``sys.unraisablehook``, and lost. Held by ``tests/test_interrupts.py``.
"""

from __future__ import annotations

import _thread
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

SOON_S = 0.01
"""What is taken apart is gone by then; if not, it is told again."""


@contextmanager
def come_again() -> Iterator[None]:
    """Meanwhile none is lost."""
    before = sys.unraisablehook

    def told(lost: sys.UnraisableHookArgs) -> None:
        if lost.exc_type is KeyboardInterrupt:
            _thread.start_new_thread(_again, ())  # not a Thread: no lock of Python's may be wanted here
        else:
            before(lost)

    sys.unraisablehook = told
    try:
        yield
    finally:
        sys.unraisablehook = before


def _again() -> None:
    time.sleep(SOON_S)
    _thread.interrupt_main()
