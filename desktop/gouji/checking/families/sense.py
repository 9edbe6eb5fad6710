"""How what is stated relates to what it is held against."""

from __future__ import annotations

from enum import StrEnum


class Sense(StrEnum):
    """How the stated figure relates to the sum."""

    EQUAL = "="
    AT_MOST = "<="
    AT_LEAST = ">="

    def holds(self, difference: int) -> bool:
        """Whether stated − expected is as it must be."""
        return difference == 0 or (difference < 0 and self is AT_MOST) or (difference > 0 and self is AT_LEAST)


EQUAL, AT_MOST, AT_LEAST = Sense
