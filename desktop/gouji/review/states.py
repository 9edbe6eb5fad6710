"""What became of a finding, as a person says: it was checked, explained, or is not acted upon.

A tick is the first of these. That a correction which was adopted settled something is seen in the figures, and nobody
says it; that nothing was said yet is a state as well. Held by ``tests/review/test_marks.py``,
``tests/casework/test_handling.py``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """A state of a finding, or of a cause."""

    PENDING = "pending"
    CHECKED = "checked"
    EXPLAINED = "explained"
    CORRECTED = "corrected"
    """What was suggested stands in the document: it is never said, but seen."""
    DISMISSED = "dismissed"

    @property
    def message(self) -> str:
        """The message id of its word."""
        return _WORDS[self]

    @property
    def needs_text(self) -> bool:
        """Whether it is nothing without a remark: an explanation, or a reason."""
        return self in (State.EXPLAINED, State.DISMISSED)

    @property
    def is_open(self) -> bool:
        return self is State.PENDING


_WORDS = {
    State.PENDING: "to do",
    State.CHECKED: "checked",
    State.EXPLAINED: "explained",
    State.CORRECTED: "corrected",
    State.DISMISSED: "not acted upon",
}

GIVEN = (State.CHECKED, State.EXPLAINED, State.DISMISSED)
"""Those that a person gives; all others follow."""

_ASKS_MOST = (State.DISMISSED, State.EXPLAINED, State.CHECKED)


def of_all(states: Iterable[State]) -> State:
    """The state of what holds several findings: pending while one is, else that of them which asks most of a reader."""
    met = {*states}
    if State.PENDING in met:
        return State.PENDING
    return next((one for one in _ASKS_MOST if one in met), State.PENDING)


class Evidence(NamedTuple):
    """What a state was given on: outcome, difference in 分, and of each cell 分 (None for blank), decimals, origin.

    What the text says without a figure of a table rests on figures of the text: one number more, the last, is made of
    them and of what would be right. Ticks of older cases lack it, and stand as they did.
    """

    outcome: str
    difference: int | None
    figures: tuple[tuple[int | None, ...], ...]

    @property
    def of_tables(self) -> Evidence:
        """The same but for the figures of the text."""
        return self._replace(figures=tuple(one for one in self.figures if len(one) > 1))

    def holds(self, now: Evidence) -> bool:
        """Whether what a finding rests on ``now`` is what this was."""
        return self in (now, now.of_tables) if self == self.of_tables else self == now


@dataclass(frozen=True, slots=True)
class Handling:
    """Who gave a finding a state, when (ISO 8601 with zone), what stood there then, and with which remark."""

    state: State
    who: str
    at: str
    evidence: Evidence
    text: str = ""


class Remark(str):
    """A remark on a finding, and who wrote it."""

    who: str

    def __new__(cls, text: str, who: str) -> Remark:
        made = super().__new__(cls, text)
        made.who = who
        return made
