"""How much a run tries: a steady one a part of it, always the same; an exploring one all, and something new each time.

Nothing of a kind is left to the exploring run alone: it tries more of what a steady one tries too.
``pytest --hypothesis-profile=exploring`` asks for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

EXPLORING = "exploring"
Of = TypeVar("Of")

PART = 3
"""Of so many examples that an exploring run tries, a steady one tries one."""


def explores() -> bool:
    return settings.get_current_profile_name() == EXPLORING


def examples(count: int) -> int:
    """How many examples of ``count``."""
    return count if explores() else max(count // PART, 1)


def of_each(some: Sequence[Of], every: Sequence[Of]) -> Sequence[Of]:
    """Every one; ``some``, in which each kind is met, of a steady run."""
    return every if explores() else some
