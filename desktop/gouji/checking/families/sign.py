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
    TEXT = "N"
    """What the text says."""
    PRIOR = "P"
    """The document of the year before."""
    SOURCE = "✓"
    """What is printed: a person alone holds a figure against that."""

    @property
    def message(self) -> str:
        """The message id of what it stands for."""
        return _WORDS[self]


_WORDS = {
    Sign.FOOTED: "footed: the rows below add up",
    Sign.CROSS_FOOTED: "cross-footed: the columns add up",
    Sign.SUMMARY: "agrees with a summary table",
    Sign.FUNCTION: "agrees with a table by function",
    Sign.ECONOMIC: "agrees with a table by economic use",
    Sign.TEXT: "repeated by the text, and agrees",
    Sign.PRIOR: "agrees with the year before",
    Sign.SOURCE: "held against the source",
}


def against(kind: str) -> Sign:
    """The sign of a figure that was held against a table of a kind; what is of no known kind is a summary."""
    known = kinds().get(kind)
    return Sign(known.sign) if known else Sign.SUMMARY
