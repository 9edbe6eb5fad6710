"""What one action did to a case, so that it can be taken back: to figures, rows, marks, tables, files, rules, the year.

Whatever is done later is undone first, so everything is found again as it was left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from gouji.casework.chosen_rules import ChosenRules
from gouji.model.change import Change, Retelling
from gouji.model.document import Beside, Document
from gouji.model.doubt import Confirmation
from gouji.model.rawgrid import RawGrid
from gouji.model.row_change import RowChange
from gouji.review.marks import Marking
from gouji.review.taken_over import TakenOver


@dataclass(frozen=True, slots=True)
class Describing:
    """A printed table was described: the document, and what it prints, before and after.

    Whatever is done later is undone first, so each is found again as it was left.
    """

    grid: RawGrid
    old: tuple[Document, Document]
    new: tuple[Document, Document]

    def reverse(self) -> Describing:
        return Describing(self.grid, self.new, self.old)


@dataclass(frozen=True, slots=True)
class Joining:
    """Further files joined the case: the document, and what it prints, before and after; as for Describing."""

    old: tuple[Document, Document]
    new: tuple[Document, Document]

    def reverse(self) -> Joining:
        return Joining(self.new, self.old)


@dataclass(frozen=True, slots=True)
class Ruling:
    """Other rules: the pack that a person chose, before and after, None for that which is made for the document."""

    old: ChosenRules | None
    new: ChosenRules | None

    def reverse(self) -> Ruling:
        return Ruling(self.new, self.old)


@dataclass(frozen=True, slots=True)
class Laying:
    """A document was laid beside that of the case or taken away: what stood there before, and what stands there now."""

    beside: Beside
    old: Document | None
    new: Document | None

    def reverse(self) -> Laying:
        return Laying(self.beside, self.new, self.old)

    def apply(self, document: Document) -> None:
        others = {beside: one for beside, one in document.beside.items() if beside is not self.beside}
        document.beside = others | ({self.beside: self.new} if self.new else {})


@dataclass(frozen=True, slots=True)
class Dating:
    """Somebody said of which year the document is: the year and who said so, before and after."""

    old: tuple[int | None, Confirmation | None]
    new: tuple[int | None, Confirmation | None]

    def reverse(self) -> Dating:
        return Dating(self.new, self.old)

    def apply(self, document: Document) -> None:
        document.year, document.year_said = self.new


@dataclass(frozen=True, slots=True)
class Publishing:
    """What is not meant for the public is looked for from now on, or no longer."""

    new: bool

    def reverse(self) -> Publishing:
        return Publishing(not self.new)

    def apply(self, document: Document) -> None:
        document.before_publication = self.new


@dataclass(frozen=True, slots=True)
class TakingOver:
    """What was said of the version before was taken over: what is known of that, before and after."""

    old: TakenOver | None
    new: TakenOver | None

    def reverse(self) -> TakingOver:
        return TakingOver(self.new, self.old)


OfTheCase = Describing | Joining | Ruling | Laying | Dating | Publishing | TakingOver

Deed = tuple[Change | Retelling | RowChange | Marking | OfTheCase, ...]
"""What one action did to figures, rows, marks, tables, files or the rules; undone and redone together."""


class Turn(NamedTuple):
    """What can be undone or done again: the kind of the entry that did it, and its deed."""

    kind: str
    deed: Deed


def reverse(deed: Deed) -> Deed:
    """What takes a deed back."""
    return tuple(one.reverse() for one in reversed(deed))
