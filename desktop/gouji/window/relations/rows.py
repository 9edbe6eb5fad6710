"""What the rows of the page of all relations stand for."""

from __future__ import annotations

from dataclasses import dataclass, field

from gouji.casework.relations.by_table import Bundle, Chosen
from gouji.checking.relation import Relation

STEP = 500
"""How many relations of a law become rows at a time."""

Key = tuple[int | None, str, Relation | None]
"""What a row stands for, whatever rows there are: a table, a law in it or blank, a relation of that or none."""


@dataclass
class LawRow:
    """The relations of one law in one table that are shown."""

    bundle: Bundle
    chosen: Chosen
    above: int
    """Which of the tables it stands under."""
    shown: int = field(init=False)
    tells_more: bool = field(init=False)
    """Whether a last row tells that there are more."""

    def __post_init__(self) -> None:
        self.shown = min(STEP, len(self.chosen))
        self.tells_more = self.shown < len(self.chosen)

    @property
    def rows(self) -> int:
        return self.shown + self.tells_more

    def bring_more(self) -> None:
        """Show the next of them."""
        self.shown = min(len(self.chosen), self.shown + STEP)
        self.tells_more = self.shown < len(self.chosen)


@dataclass
class TableRow:
    """A table with relations; ``number`` is None for what finds no table to hold."""

    number: int | None
    laws: list[int] = field(default_factory=list)
    """Numbers among all laws that are shown."""
