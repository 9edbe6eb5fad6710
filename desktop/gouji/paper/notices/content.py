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
    """What is proposed, or what is asked for where nobody knows."""
    proof: str
    """What went wrong, and which relations show it, a line each."""
    in_words: bool = False
    """Whether words are printed there, and no figure."""


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
    reference: str
    """The line for the number that the sender gives it."""
    addressee: str
    opening: str
    sections: tuple[Section, ...]
    closing: tuple[str, ...]
    """What is not asked for, what is to be done, and until when: a paragraph each."""
    signed: tuple[str, ...]
    """Who sends it and when, with room to be filled in."""
    foot: tuple[str, ...]
    """Whom to ask, and who received it, with room to be filled in."""
    heads: tuple[str, str, str, str, str, str]
    """Of the columns of every section."""
