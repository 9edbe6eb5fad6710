"""What was done to a case that a sign-off rests on, in its order: of what it was, by whom and when.

Undoing is doing: what was changed and put back was changed. So whether a sign-off still holds, and whose work it is
that is reviewed, follows from what was done since, and nobody brings a sign-off back but whoever gives it anew. Held by
``tests/casework/test_passing.py``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class About(StrEnum):
    """What something is done to."""

    FIGURES = "figures"
    """Figures, rows, text, files."""
    GROUNDS = "grounds"
    """By what they are judged: year, rules, confirmed readings, whether it is to be published."""
    SAID = "said"
    """What a person says of it: states, remarks, marks, answers."""
    PASSING = "passing"
    NOTED = "noted"
    """What left the case, and how it began: it changes nothing."""

    @property
    def is_covered(self) -> bool:
        """Whether a sign-off covers it."""
        return self in (About.FIGURES, About.GROUNDS)


class Done(NamedTuple):
    """One thing done, undone or done again: the kind of its entry, who did it, when (ISO 8601 with zone)."""

    kind: str
    about: About
    who: str
    at: str


class Account(list[Done]):
    """All that was done so far; it only grows."""

    covered_until = 0
    """How much of it there is up to the last thing that a sign-off covers: asked at every step of a case."""

    def append(self, one: Done) -> None:
        super().append(one)
        if one.about.is_covered:
            self.covered_until = len(self)
