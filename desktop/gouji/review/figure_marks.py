"""What a person marks a figure with: that it was held against something, and found to be so.

A mark keeps the figure it was given on, and stands while that stands. It is none that the program set: those follow
from the relations that agree. Held by ``tests/casework/test_figure_marks.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

from gouji.checking.families.sign import Sign
from gouji.model.money import Figure


@dataclass(frozen=True, slots=True)
class FigureMark:
    """A sign on a figure: what stood there (None for blank), who gave it, and when (ISO 8601 with zone)."""

    sign: Sign
    figure: Figure | None
    who: str
    at: str
    tells_decimals: bool = True
    """Whether it was kept with how many decimals the figure stood there: marks of older cases lack them."""

    def stands_on(self, figure: Figure | None) -> bool:
        """Whether it was given on a figure as it stands now."""
        if figure is None or self.figure is None or self.tells_decimals:
            return figure == self.figure
        return figure.fen == self.figure.fen


Given = tuple[FigureMark, ...]
"""The marks of a figure, one of each sign, in the order in which they were given."""


def with_mark(given: Given, mark: FigureMark, on: bool) -> Given:
    """The marks of a figure with another one, or without the one of its sign."""
    others = tuple(one for one in given if one.sign is not mark.sign)
    return (*others, mark) if on else others
