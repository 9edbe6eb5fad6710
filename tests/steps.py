"""What work takes in steps instead of seconds: the same on every machine, whatever else it does meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any


class TooManyStepsError(AssertionError):
    """The work was given up."""


@dataclass(slots=True)
class Taken:
    """How many steps were taken so far."""

    steps: int = 0


@contextmanager
def counted(most: int = sys.maxsize) -> Iterator[Taken]:
    """Counts the lines of Python that are run while it lasts, a line of a loop each time anew.

    Raises TooManyStepsError as soon as they are more than ``most``, so that work without an end fails too. What is done
    in C within a line, such as a search for a pattern, is one step.
    """
    taken = Taken()

    def line(frame: FrameType, event: str, given: Any) -> Callable[..., Any]:
        taken.steps += event == "line"
        if taken.steps > most:
            raise TooManyStepsError(f"more than {most} steps")
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        yield taken
    finally:
        sys.settrace(before)


def steps(work: Callable[[], object], most: int = sys.maxsize) -> int:
    """How many steps ``work`` takes; raises as ``counted`` does."""
    with counted(most) as taken:
        work()
    return taken.steps
