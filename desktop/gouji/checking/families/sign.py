"""The tick marks of the working paper: what it says on a figure that a relation holds it."""

from __future__ import annotations

from enum import StrEnum

from gouji.model.kinds import kinds


class Sign(StrEnum):
    """What a figure was held against, and found to agree with."""

    FOOTED = "∧"
    """The figures below it, or others of its own table."""
    CROSS_FOOTED = "＜"
    """The parts of its row."""
    SUMMARY = "T"
    FUNCTION = "G"
    ECONOMIC = "E"


def against(kind: str) -> Sign:
    """The sign of a figure that was held against a table of a kind; what is of no known kind is a summary."""
    known = kinds().get(kind)
    return Sign(known.sign) if known else Sign.SUMMARY
