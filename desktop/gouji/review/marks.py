"""States of findings and remarks on them, what the user knows of single figures and of the reading of tables, and
answers to a check sheet.

A mark stands for the figures it was given on: change one and the finding, or the figure, is open again.

A state keeps the verdict and the figures it was given on, and stands while they stand: that it reopens by itself
is derived, not stored. So does one that needs a text while that is the text of whoever gave it: a reason that another
person writes is not signed with their name. Held by
``test_a_tick_falls_with_any_of_its_figures_and_stands_again_with_them``,
``test_a_state_that_needs_a_text_stands_no_longer_without_it``, ``test_a_reason_of_another_person_reopens_a_finding``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Protocol

from gouji.checking.families.family import OUTCOME_NAMES, Outcome
from gouji.model.document import Cell, Document
from gouji.model.doubt import Confirmation
from gouji.review.decisions import Decision
from gouji.review.figure_marks import Given
from gouji.review.passing import Passing, same_person
from gouji.review.states import Evidence, Handling, Remark


class Markable(Protocol):
    """What can bear a state and a remark: a finding of the tables, or what the text says and what became of it."""

    @property
    def id(self) -> str: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def difference(self) -> int | None: ...
    @property
    def cells(self) -> tuple[Cell, ...]: ...
    @property
    def rests_on(self) -> str:
        """The figures of the text that it rests on, and what would be right; "" where it rests on those of tables."""


@dataclass
class Marks:
    """States and remarks by finding id."""

    handled: dict[str, Handling] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    signs: dict[Cell, Given] = field(default_factory=dict)
    """What persons marked figures with."""
    ruled_out: dict[Cell, int | None] = field(default_factory=dict)
    """Cells that the user does not hold for the slip, with the 分 that stood there (None for blank)."""
    confirmed: dict[int, Confirmation] = field(default_factory=dict)
    """Tables whose reading was in doubt and was held against the source, by their positions."""
    decided: dict[str, Decision] = field(default_factory=dict)
    """What was answered to lines of the check sheet, by their ids."""
    passed: dict[int, Passing] = field(default_factory=dict)
    """How the case went from hand to hand, counted from 1."""

    @property
    def passed_in_order(self) -> list[Passing]:
        """How the case went from hand to hand, the first first."""
        return [one for _, one in sorted(self.passed.items())]

    def handling_on(self, document: Document, finding: Markable) -> Handling | None:
        """The state that was given to a finding and still stands."""
        given = self.handled.get(finding.id)
        if given is None or (given.state.needs_text and not self._is_of(given, self.remarks.get(finding.id, ""))):
            return None
        return given if given.evidence.holds(evidence(document, finding)) else None

    def _is_of(self, given: Handling, remark: str) -> bool:
        """Whether a remark is the text of a state: as it was given with it, or written anew by whoever gave it."""
        is_own = isinstance(remark, Remark) and same_person(remark.who, given.who)
        return bool(remark) and (is_own or remark == given.text)

    def signs_on(self, document: Document, cell: Cell) -> Given:
        """The marks of a figure that were given on what stands there."""
        given = self.signs.get(cell)
        if not given:
            return ()
        figure = document.tables[cell.table].content(cell.row, cell.column).figure
        return tuple(one for one in given if one.stands_on(figure))


@dataclass(frozen=True, slots=True)
class Marking:
    """One mark given or taken away: in which of the piles of ``Marks``, and what stood and stands there; undoable."""

    pile: str
    key: Any
    old: tuple[Any, ...]
    new: tuple[Any, ...]
    """Empty for no mark, else the mark."""

    @classmethod
    def of(cls, marks: Marks, pile: str, key: object, *new: object) -> Marking:
        """Give ``new``, or nothing, to ``key``."""
        standing: dict[object, object] = getattr(marks, pile)
        return cls(pile, key, (standing[key],) if key in standing else (), new)

    def reverse(self) -> Marking:
        return Marking(self.pile, self.key, self.new, self.old)

    def apply(self, marks: Marks) -> None:
        pile = getattr(marks, self.pile)
        pile.pop(self.key, None)
        if self.new:
            (pile[self.key],) = self.new


def standing(marked: dict[Cell, int | None], document: Document) -> frozenset[Cell]:
    """The marked cells that still hold the figure they were marked with."""
    return frozenset(cell for cell, fen in marked.items() if figure_in(document, cell) == fen)


def figure_in(document: Document, cell: Cell) -> int | None:
    """分 in a cell, None for blank."""
    figure = document.tables[cell.table].content(cell.row, cell.column).figure
    return figure.fen if figure else None


def evidence(document: Document, finding: Markable) -> Evidence:
    """What a finding rests on, now."""
    contents = (document.tables[cell.table].content(cell.row, cell.column) for cell in finding.cells)
    figures = tuple(
        (one.figure.fen if one.figure else None, one.figure.decimals if one.figure else 0, int(one.origin))
        for one in contents
    )
    of_text = ((_number(finding.rests_on),),) if finding.rests_on else ()
    return Evidence(OUTCOME_NAMES[finding.outcome], finding.difference, (*figures, *of_text))


def _number(told: str) -> int:
    """A number for a text, which another has by chance alone."""
    return int.from_bytes(sha256(told.encode()).digest()[:6])
