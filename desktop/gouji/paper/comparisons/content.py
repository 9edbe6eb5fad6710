"""What a comparison says on paper, as data."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.paper.content import PictureSection

Row = tuple[str, str, str, str, str, str, str, str]
"""Number, sort with its sign, place, old, new, difference, rate, and what goes with it."""


@dataclass(frozen=True, slots=True)
class Group:
    """The changes that begin in one table, in the unit of that."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ComparisonPaper:
    """Everything that it says."""

    index: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    """What was compared and what came of it, by its name."""
    told: tuple[str, ...]
    """What else was found, a line each."""
    heads: tuple[str, ...]
    """Of the columns of every group."""
    groups: tuple[Group, ...]
    left: tuple[str, ...]
    """What was not compared, and why."""
    legend: tuple[str, ...]
    """Each sign with its meaning."""
    picture: PictureSection | None
