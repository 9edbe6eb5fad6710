"""What a text is speaking of as it goes on: its subject, the year, the list that is open, what is compared with.

What stands in brackets is an aside: it begins with what is spoken of outside, and leaves that as it was. Held by
``tests/prose/test_reading.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gouji.prose.claims import Base, Subject
from gouji.prose.events import Event


@dataclass(slots=True)
class Context:
    """What is spoken of at one place of a paragraph."""

    about: int
    """The number under which claims of its subject go."""
    told: int | None
    """The year that is told of."""
    of_year: int | None = None
    """The year that the sentence tells with what it names: it holds for what else it names."""
    subject: Subject = field(default_factory=Subject)
    base: Base | None = None
    whole: int | None = None
    """The head of the open list, by its number in the document."""
    complete: bool = False
    items: dict[int, tuple[int | None, bool]] = field(default_factory=dict)
    """Of each way of numbering the list whose parts are numbered so: it goes on over the end of a sentence."""
    parted: str = ""
    """By what the parts of the open list are parted: one that is parted by less ends at a semicolon."""

    def listed(self, item: int) -> tuple[int | None, bool]:
        """The list whose parts are numbered so, and whether it names every part."""
        return self.items.get(item, (None, False))


def asides(text: str, events: Sequence[Event]) -> Iterator[tuple[int, int]]:
    """Where the brackets stand that hold a figure or words of comparison, the outer ones before the inner ones."""
    opened: list[int] = []
    found = []
    for at, letter in enumerate(text):
        if letter == "（":
            opened.append(at)
        elif letter == "）" and opened:
            start = opened.pop()
            if any(start < one.start and one.end <= at for one in events):
                found.append((start, at))
    return iter(sorted(found))
