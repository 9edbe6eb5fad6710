"""What work takes in steps instead of seconds: the same on every machine, whatever else it does meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


class TooManyStepsError(AssertionError):
    """The work was given up."""


def steps(work: Callable[[], object], most: int = sys.maxsize) -> int:
    """How many lines of Python ``work`` runs, a line of a loop each time anew.

    Raises TooManyStepsError as soon as they are more than ``most``, so that work without an end fails too. What is done
    in C within a line, such as a search for a pattern, is one step.
    """
    count = 0

    def line(frame: FrameType, event: str, given: Any) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        if count > most:
            raise TooManyStepsError(f"more than {most} steps")
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
