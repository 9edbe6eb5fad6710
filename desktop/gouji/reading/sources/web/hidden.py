"""Where what a page does not show ends: HTML leaves many end tags out, and what follows must not go with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEVELS = (
    dict.fromkeys(("table", "template"), 0)
    | dict.fromkeys(("thead", "tbody", "tfoot", "colgroup"), 1)
    | {"tr": 2}
    | dict.fromkeys(("td", "th"), 3)
)
"""How deep the parts of a table lie within it; a template may hold any of them."""

_CONTENT = 4
"""How deep lies what a cell holds."""

_LISTS = {"li": ("ul", "ol", "menu"), "dt": ("dl",), "dd": ("dl",)}
"""The entries of lists, and the lists that they are in."""

_BLOCK = re.compile(
    "address|article|aside|blockquote|center|d[dlt]|details|div|fieldset|figure|footer|form|h[1-6]|header|hr|li|main"
    "|menu|nav|[ou]l|p|pre|section|table"
)
"""What no paragraph holds: it ends where one of them begins, or where the one ends that holds it."""


@dataclass(slots=True)
class Unseen:
    """The element of this name, which shows nothing, while it lasts; ``within`` a table that is shown, or not."""

    name: str
    within: bool
    tables: int = 0
    """How many tables are open in it."""
    _lists: int = 0
    """How many lists are open in it of the kind that it is an entry of."""
    _same: int = 1
    """How many of its name are open."""

    def ends_before(self, tag: str) -> bool:
        """Whether it ends where this one begins."""
        if self.tables == 0 and (self._is_part(tag) or self._is_next(tag)):
            return True
        if tag == "table" and self.name != "table":
            self.tables += 1
        elif self.tables == 0:
            self._lists += tag in _LISTS.get(self.name, ())
            self._same += tag == self.name and not self._lists
        return False

    def ends_with(self, tag: str) -> bool:
        """Whether it ends where this one ends: itself, or one that holds it."""
        if self.tables:
            self.tables -= tag == "table"
            return False
        if tag == self.name:
            self._same -= not self._lists
            return not self._same
        if self.within and (tag == "table" or _LEVELS.get(tag, _CONTENT) < self._level):
            return True
        if self.name == "p":
            return _BLOCK.fullmatch(tag) is not None
        self._lists -= tag in _LISTS.get(self.name, ())
        return self._lists < 0

    @property
    def in_table(self) -> bool:
        """Whether what it holds here is a part of a table."""
        return (self.within or self.tables > 0 or self.name == "table") and self.name not in ("script", "style")

    @property
    def _level(self) -> int:
        return _LEVELS.get(self.name, _CONTENT)

    def _is_part(self, tag: str) -> bool:
        """Whether this is a part of the table around, as deep in it or less."""
        return self.within and 0 < _LEVELS.get(tag, _CONTENT) <= min(self._level, _CONTENT - 1)

    def _is_next(self, tag: str) -> bool:
        """Whether this comes after the head, a paragraph or an entry."""
        if self.name == "head":
            return tag in ("body", "table")
        if self.name == "p":
            return _BLOCK.fullmatch(tag) is not None
        lists = _LISTS.get(self.name)
        return lists is not None and not self._lists and _LISTS.get(tag) == lists
