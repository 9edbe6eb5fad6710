"""What stands in a cell beside its figure: the outcome, and how the figure came to stand there."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.model.table import Origin


@dataclass(frozen=True, slots=True)
class Marks:
    """``look`` is that of the worst finding which names the figure; ``is_culprit`` says that the slip is likely to be
    in this figure, not only that it is one of a sum."""

    look: str | None
    is_edited: bool
    is_placed: bool
    is_culprit: bool
    hand: str = ""
    """Signs that persons gave it, with their initials."""
    ticks: str = ""
    """Signs that the program sets."""

    @classmethod
    def of(cls, look: str | None, origin: Origin, *, is_culprit: bool, hand: str, ticks: str) -> Marks | None:
        """None where nothing is to be marked, as in most cells."""
        edited, placed = origin is Origin.EDITED, origin is Origin.PLACED
        if look is None and not (edited or placed or hand or ticks or is_culprit):
            return None
        return cls(look, edited, placed, is_culprit, hand, ticks)
