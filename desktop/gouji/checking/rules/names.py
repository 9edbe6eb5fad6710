"""Columns and rows by one name (``resources/rules/names.toml``), and all that a form may print for it.

Laws use the names. A text that is no name but one of the printed variants means just that variant. What stands below
something, as a row of a row, is named with it: ``决算数/接待``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from msgspec import Struct

from gouji.errors import Misread
from gouji.model.catalogue import folded
from gouji.model.codes import level_of

DEEPEST = 3
"""Names that stand one below the other, at most."""


class Named(Struct, frozen=True, forbid_unknown_fields=True):
    """A name and its printed variants; none where it is printed as it is called."""

    name: str
    printed: tuple[str, ...] = ()


class NamesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What ``names.toml`` holds."""

    name: tuple[Named, ...]


class Name(str):
    """A name or printed variant that is known."""

    __slots__ = ()


@dataclass(frozen=True)
class Names:
    """All names that laws may use."""

    variants: dict[str, tuple[str, ...]]
    _printed: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_printed", frozenset(text for one in self.variants.values() for text in one))

    def and_also(self, named: Iterable[Named]) -> Names:
        """These and more; raises Misread where a name is given twice.

        A text that means just what is printed says nothing new where it is known to mean that by now: a file that was
        written before the program learnt a name stays as good as it was.
        """
        variants = dict(self.variants)
        for one in named:
            if not one.printed and self.knows(one.name) and one.name in self.printed(one.name):
                continue
            if one.name in variants:
                raise Misread("{name} is given twice", name=one.name)
            variants[one.name] = one.printed or (one.name,)
        return Names(variants)

    def beyond(self, others: Names) -> Names:
        """Those that others do not have."""
        return Names({name: printed for name, printed in self.variants.items() if name not in others.variants})

    def printed(self, text: str) -> tuple[str, ...]:
        """All that may be printed for a name; a text that is none stands for itself."""
        if text in self.variants:
            return self.variants[text]
        if "/" not in text or text in self._printed:
            return (text,)
        return tuple("/".join(parts) for parts in product(*map(self.printed, text.split("/"))))

    def has(self, text: str) -> bool:
        """Whether a text is a name, or printed for one."""
        return text in self.variants or text in self._printed

    def of(self, text: str) -> frozenset[str]:
        """The names that a text is printed for, as two documents share it (``folded``)."""
        return self._of.get(text, frozenset())

    @cached_property
    def _of(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for name, printed in self.variants.items():
            for text in (*printed, name):
                found[folded(text)] = found.get(folded(text), frozenset()) | {name}
        return found

    def stem(self, text: str) -> str:
        """What all that may be printed for a name has in common; blank where that is no word."""
        first, *others = sorted(self.printed(text), key=len)
        parts = (first[start:end] for start in range(len(first)) for end in range(start + 2, len(first) + 1))
        return max((part for part in parts if all(part in other for other in others)), key=len, default="")

    def known(self, text: str) -> Name:
        """A name or variant, or one below another; raises Misread for a text that is neither."""
        if not self.has(text):
            if not 0 < text.count("/") < DEEPEST:
                raise Misread("no column or row is called {name}", name=text)
            for part in text.split("/"):
                self.known(part)
        return Name(text)

    def knows(self, text: str) -> bool:
        """Whether an address may have a text as its row."""
        try:
            self.known_row(text)
        except Misread:
            return False
        return True

    def known_row(self, text: str) -> Name:
        """What an address may have as its row: a name, a code, ``#1``, ``*``, or a name below another: ``甲/乙``."""
        if text == "*" or level_of(text) or (text.startswith("#") and text[1:].isdecimal()):
            return Name(text)
        return self.known(text)
