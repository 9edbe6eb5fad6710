"""The tick marks of the working paper: what it says on a figure that a relation holds it."""

from __future__ import annotations

from enum import StrEnum


class Sign(StrEnum):
    """What a figure was held against, and found to agree with."""

    FOOTED = "∧"
    """The figures below it, or others of its own table."""
    CROSS_FOOTED = "＜"
    """The parts of its row."""
    SUMMARY = "T"
    FUNCTION = "G"
    ECONOMIC = "E"


AGAINST = {
    "fiscal-expenditure": Sign.FUNCTION,
    "general-expenditure": Sign.FUNCTION,
    "government-fund": Sign.FUNCTION,
    "state-capital": Sign.FUNCTION,
    "basic-economic": Sign.ECONOMIC,
    "fiscal-basic-economic": Sign.ECONOMIC,
}
"""Kind of the table that a figure was held against → its sign; every other one is a summary."""
