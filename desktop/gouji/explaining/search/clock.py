"""What bounds a search: a number of steps, a moment, an owner who may cancel it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Limit(StrEnum):
    """What stopped a search."""

    TIME = "time"
    """Its deadline or its owner."""
    COMBINATIONS = "combinations"
    EQUALS = "equals"
    """More answers of one size than are listed."""


class OutOfTimeError(Exception):
    """The search was stopped by its deadline, its owner or the number of its steps."""

    def __init__(self, limit: Limit) -> None:
        super().__init__(limit.value)
        self.limit = limit


@dataclass
class Clock:
    """Bounds a search: a moment of ``time.monotonic``, a number of steps, and an owner who may cancel it."""

    deadline: float
    steps: int
    cancelled: Callable[[], bool]

    def tick(self) -> None:
        """One step more; raises OutOfTimeError when that is one too many."""
        self.steps -= 1
        if self.steps < 0:
            raise OutOfTimeError(Limit.COMBINATIONS)
        self.look()

    def look(self) -> None:
        """No step of the search, but work that takes time; raises OutOfTimeError when there is none left."""
        if time.monotonic() > self.deadline or self.cancelled():
            raise OutOfTimeError(Limit.TIME)
