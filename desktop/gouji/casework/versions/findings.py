"""Which finding of the new version is one of the old: of the same rule on the same figures, wherever these stand now;
and whether it is the very same, so that what was said of it holds.

What the text says is the same where the text has the same words. Held by ``tests/casework/versions/test_findings.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cached_property

from gouji.casework.prose.said import Said, all_said, said_by_id, told_singly
from gouji.casework.versions.figures import Figures
from gouji.checking.check import Check
from gouji.checking.families.sign import Sign
from gouji.checking.findings import Finding
from gouji.model.document import Cell
from gouji.review.marks import Markable
from gouji.review.taken_over import Why


class Findings:
    """Those of an old version and of a new one."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._old, self._new = figures.old, figures.new

    def of_old(self, name: str) -> Finding | Said | None:
        """A finding of the old version, or what its text says, by its id; None where it stands no longer."""
        return self._by_id.get(name) or said_by_id(self._old).get(name)

    def now(self, one: Finding | Said) -> Finding | Said | None:
        """What it is in the new version; None where nothing of the kind is found there."""
        if isinstance(one, Said):
            return said_by_id(self._new).get(one.id)
        cells = [self._figures.now(cell) for cell in one.cells]
        return self._by_key.get(_key(one, cells)) or (self._by_lead.get((one.rule, cells[0])) if cells else None)

    def why_not(self, one: Finding | Said) -> Why | None:
        """Why what was said of it does not hold in the new version; None where it does."""
        reasons = [self._figures.why_not(cell) for cell in one.cells]
        there = self.now(one)
        if there is None:
            if isinstance(one, Said):
                return Why.REWORDED
            return _of_figures(reasons) or Why.NOT_FOUND
        if (why := next(filter(None, reasons), None)) is not None:
            return why
        return None if _is_same(one, there) and self._on_same(one, there) else Why.ANOTHER

    def _on_same(self, one: Finding | Said, there: Finding | Said) -> bool:
        """Whether it rests on the same figures of the tables, and of documents beside."""
        elsewhere = [one.elsewhere if isinstance(one, Finding) else () for one in (one, there)]
        return {*map(self._figures.now, one.cells)} == {*there.cells} and elsewhere[0] == elsewhere[1]

    def found_anew(self) -> Iterator[Finding | Said]:
        """What is found in the new version alone, and is told line by line."""
        known = {there.id for one in self._by_id.values() if (there := self.now(one)) is not None}
        yield from (one for one in self._new.findings() if one.id not in known)
        said = {one.id for one in told_singly(self._old)}
        yield from (one for one in told_singly(self._new) if one.id not in said)

    @cached_property
    def _by_id(self) -> Mapping[str, Finding]:
        return {one.id: one for one in self._old.findings()}

    @cached_property
    def _by_key(self) -> Mapping[Hashable, Finding]:
        return {_key(one, one.cells): one for one in self._new.findings()}

    @cached_property
    def _by_lead(self) -> Mapping[Hashable, Finding]:
        """Those that are the only one of their rule on a stated figure: the sum of other rows is another, and it."""
        every = [one for one in self._new.findings() if one.cells]
        met = Counter((one.rule, one.cells[0]) for one in every)
        return {key: one for one in every if met[key := (one.rule, one.cells[0])] == 1}


def held_otherwise(figures: Figures, cell: Cell, sign: Sign) -> Why | None:
    """Why a figure that stayed is not held any more against what it was marked as held against: a figure of its sum is
    another, the sum has other parts, or the sentence that tells it has other words; None where it is.

    A mark of a sign that nothing of the program has there is a person's own, and rests on its figure alone.
    """
    there = figures.now(cell)
    if there is None:
        return Why.GONE
    if sign is Sign.TEXT:
        told = {one.id for one in all_said(figures.old) if cell in one.cells}
        return None if told <= {one.id for one in all_said(figures.new) if there in one.cells} else Why.REWORDED
    before, now = _held(figures.old, cell, sign), _held(figures.new, there, sign)
    if (why := next((why for cells in before for one in cells if (why := figures.why_not(one))), None)) is not None:
        return why
    return None if {frozenset(map(figures.now, cells)) for cells in before} <= {*now} else Why.OTHERS


def _held(check: Check, cell: Cell, sign: Sign) -> list[frozenset[Cell]]:
    """The figures of each relation that states a figure and has a sign."""
    sides = ((family, family.sides(i)) for family, i in check.naming(cell))
    return [frozenset(one.cells) for family, one in sides if one.stated == cell and family.sign(one) is sign]


def _of_figures(reasons: list[Why | None]) -> Why | None:
    """Why nothing is found any more on figures that are others."""
    found = [one for one in reasons if one is not None]
    return Why.SETTLED if found and all(one is Why.CHANGED for one in found) else next(iter(found), None)


def _key(one: Finding, cells: Sequence[Cell | None]) -> Hashable:
    """What tells a finding from others, by the cells of the new version."""
    words = () if cells else (one.id, one.message, *one.words.items())
    return one.rule, cells[0] if cells else None, frozenset(cells), words


def _is_same(one: Markable, there: Markable) -> bool:
    return (one.outcome, one.difference, one.rests_on) == (there.outcome, there.difference, there.rests_on)
