"""What a person answers to a line of a check sheet, with the mark of the ground that the answer was given on.

The answer stands whatever the program finds later; that its ground is another one by then is derived, not stored. Held
by ``tests/casework/sheet/test_deciding.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Given(StrEnum):
    """An answer."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not-applicable"

    @property
    def message(self) -> str:
        """The message id of its word."""
        return {Given.YES: "met", Given.NO: "not met"}.get(self, self.value)


@dataclass(frozen=True, slots=True)
class Decision:
    """Who answered, when (ISO 8601 with zone), and with which remark; ``answer`` is None where that is all."""

    answer: Given | None
    remark: str
    who: str
    at: str
    ground: str
