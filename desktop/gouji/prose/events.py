"""What of a text claims something, in its order: quantities, and words of comparison without one.

Held by ``tests/prose/test_reading.py``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gouji.prose import grammar
from gouji.prose.claims import Role
from gouji.prose.quantities import Quantity, Sort, quantities


@dataclass(frozen=True, slots=True)
class Event:
    """A quantity, or words that claim something without one, where they stand."""

    start: int
    end: int
    quantity: Quantity | None = None
    words: re.Match[str] | None = None
    role: Role = Role.VALUE


def role_of(quantity: Quantity, lead: str) -> tuple[Role, re.Match[str] | None]:
    """What a quantity tells, by the words before it."""
    if grammar.BOTH.search(lead):
        return Role.UNDECIDED, None
    if quantity.sort is Sort.MONEY:
        found = grammar.CHANGE.search(lead)
        return (Role.CHANGE, found) if found else (Role.VALUE, None)
    if quantity.sort is Sort.RATE:
        for role, pattern in (
            (Role.COMPLETION, grammar.COMPLETION),
            (Role.RATE, grammar.RATE),
            (Role.SHARE, grammar.SHARE),
        ):
            if found := pattern.search(lead):
                return role, found
    return Role.VALUE, None


_WORDS = (
    (Role.ORDER, grammar.ORDER),
    (Role.FLAT, grammar.FLAT),
    (Role.ABSENCE, grammar.ABSENCE),
    (Role.LIST, grammar.NAMES),
    (Role.UNTIL, grammar.UNTIL),
)


NEXT = re.compile("[、，和与及]+")
"""What parts quantities that follow each other."""
_NUMBER_BEFORE = re.compile(r"\d[、，和与及]$")
"""A number without a unit right before a quantity."""


def are_told_by_turns(text: str, found: Sequence[Event], number: int, lead: str) -> bool:
    """Whether the quantity of a number, behind its ``lead``, is the first of several of one sort, told by turns of
    several subjects that go before."""
    if _NUMBER_BEFORE.search(lead):
        return True
    first, after = found[number], found[number + 1 :][:1]
    return any(
        first.quantity is not None
        and one.quantity is not None
        and (first.quantity.sort, first.quantity.unit) == (one.quantity.sort, one.quantity.unit)
        and NEXT.fullmatch(text[first.end : one.start]) is not None
        for one in after
    )


def events(text: str) -> list[Event]:
    """The quantities of a text and the words that claim something without one, in their order."""
    found = [Event(one.start, one.end, one) for one in quantities(text)]
    for role, pattern in _WORDS:
        for words in pattern.finditer(text):
            if not any(one.start < words.end() and words.start() < one.end for one in found):
                found.append(Event(words.start(), words.end(), words=words, role=role))
    return sorted(found, key=lambda one: one.start)
