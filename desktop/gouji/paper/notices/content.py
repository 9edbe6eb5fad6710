"""What a notice of corrections says, as data; both of its forms print the same words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One figure, or words, to be corrected or explained."""

    number: str
    """The numeral of its cause, as on the working paper."""
    where: str
    """The page, or the cell of a sheet."""
    place: str
    """Table, row and column."""
    printed: str
    should: str
    """What is proposed; "" where nobody knows."""
    proof: str
    """What went wrong, and which relations show it, a line each."""


@dataclass(frozen=True, slots=True)
class Section:
    """Items that are asked for alike."""

    title: str
    asked: str
    """What is to be done with them."""
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Everything that it says."""

    title: str
    addressee: str
    opening: str
    sections: tuple[Section, ...]
    closing: str
    signed: tuple[str, ...]
    """The lines at the end, each with room to be filled in."""
    heads: tuple[str, str, str, str, str, str]
    """Of the columns of every section."""
