"""Garbage collection waits while a table is recognised, and does not look through what stays.

Held by ``test_what_stays_is_not_looked_through_while_it_is_new``.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """A large table makes millions of small things that stay: looking through them for garbage takes a third longer."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


@contextmanager
def making_what_stays() -> Iterator[None]:
    """The same, and what was made meanwhile counts as old: the first look through a large document lets no other thread
    run, and the window would stand still for it."""
    with collection_paused():
        try:
            yield
        finally:
            gc.freeze()
            gc.unfreeze()
