"""The one driver of all sources: it counts what is read, asks whether to stop, and lets the collector of garbage wait.

Tests: ``tests/reading/test_driving.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from gouji.errors import Cancelled
from gouji.reading.page.page import Page
from gouji.reading.pausing import collection_paused
from gouji.reading.sources.source import Source


def drive(
    source: Source,
    take: Callable[[Page], None],
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Give each page of a source to ``take`` before the next one is read.

    ``progress`` is told the share of the source that has been read. Raises Cancelled soon after ``cancelled()`` is
    true, and UserError where the source cannot be read; the source is let go at once then.
    """
    steps = source.pages()

    @collection_paused()
    def to_next_page() -> bool:
        """Go on until a page was taken; False where none is left. What it leaves behind is looked for after it."""
        for step in steps:
            if cancelled():
                raise Cancelled
            if step is not None:
                take(step)
            progress(source.done)  # of a page once it is taken: recognising it is part of reading it
            if step is not None:
                return True
        return False

    with closing(steps):
        while to_next_page():
            pass
