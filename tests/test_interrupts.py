"""An interrupt that meets what Python does between two steps is not lost."""

from __future__ import annotations

import signal
import sys
import time
import weakref

import pytest

from gouji.interrupts import come_again

LONG = 20_000


class Some:
    """What may be pointed at."""


def lose_an_interrupt() -> None:
    """As when a document is let go of just then."""
    some = Some()
    pointing = weakref.ref(some, lambda _: signal.raise_signal(signal.SIGINT))
    del some
    assert pointing() is None


def wait() -> None:
    for _ in range(LONG):
        time.sleep(0.001)


@pytest.mark.usefixtures("heard")
def test_it_comes_again_until_it_is_heard() -> None:
    with come_again():
        lose_an_interrupt()
        with pytest.raises(KeyboardInterrupt):
            wait()


def test_what_else_cannot_be_raised_is_told_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[type[BaseException]] = []

    def hook(lost: sys.UnraisableHookArgs) -> None:
        told.append(lost.exc_type)

    monkeypatch.setattr(sys, "unraisablehook", hook)
    some = Some()
    nobody: dict[str, None] = {}
    pointing = weakref.ref(some, lambda _: nobody["else"])
    with come_again():
        del some
    assert (pointing(), told) == (None, [KeyError])
    assert sys.unraisablehook is hook
