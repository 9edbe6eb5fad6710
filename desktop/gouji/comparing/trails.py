"""From figures that changed to what changed: a change that runs through 款 and 类, totals and sister tables is one,
with its trail.

Wherever a relation of either document takes the difference of a total for that of one figure, the two are one change;
so are figures of one code and column in several tables that differ by as much. A total that differs by what several
figures below it differ by together is on the trail of each. What no relation accounts for is where a change begins.
Held by ``tests/comparing/test_trails.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gouji.checking.families.sense import EQUAL
from gouji.checking.lowering.printed import bare_column
from gouji.comparing.laid import Laid, Spot
from gouji.model.document import Cell


@dataclass(frozen=True, slots=True)
class Difference:
    """What a figure of the right is more than that of the left, 分, and how far that may be out."""

    fen: int
    half: int


Differences = Mapping[Spot, Difference]


@dataclass(frozen=True, slots=True)
class Trail:
    """Where a change begins, its sisters first to last, and the totals that it runs through."""

    begins: Spot
    sisters: tuple[Spot, ...]
    through: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total, and the figures that it is the sum of, with their weights."""

    head: Spot
    parts: tuple[tuple[Spot, int], ...]


def trails(laid: Laid, differences: Differences) -> list[Trail]:
    """Every figure that differs is on one of them at least."""
    return _Tracing(laid, differences).trails()


@dataclass
class _Tracing:
    laid: Laid
    differences: Differences
    same: dict[Spot, Spot] = field(default_factory=dict)
    above: dict[Spot, set[Spot]] = field(default_factory=lambda: defaultdict(set))
    """Of each that stands for its class: the classes of totals that account for it."""

    def trails(self) -> list[Trail]:
        sums = [*self._sums()]
        heads = {one.head for one in sums if any(part.sheet == one.head.sheet for part, _ in one.parts)}
        for spots in self._sisters():
            for one in spots[1:]:
                self._unite(spots[0], one)
        while self._unite_totals(sums):
            pass
        classes: dict[Spot, list[Spot]] = defaultdict(list)
        for spot in self.differences:
            classes[self._of(spot)].append(spot)
        made_of: dict[Spot, set[Spot]] = defaultdict(set)
        for total in sums:
            own = self._of(total.head)
            made_of[own] |= {self._of(part) for part, _ in total.parts} - {own}
        for whole, parts in made_of.items():
            for part in parts:
                self.above[part].add(whole)
        order = {spot: number for number, spot in enumerate(self.differences)}
        begins = [one for one in classes if not made_of.get(one)]
        met = set(begins).union(*map(self._reached, begins))
        for one in sorted(classes.keys() - met, key=lambda one: order[one]):
            if one not in met:
                begins.append(one)
                met |= {one, *self._reached(one)}
        return [self._trail(one, classes, heads) for one in sorted(begins, key=lambda one: order[one])]

    def _trail(self, one: Spot, classes: Mapping[Spot, list[Spot]], heads: set[Spot]) -> Trail:
        lead, *sisters = sorted(classes[one], key=lambda spot: self._order(spot, heads))
        through = sorted(spot for total in self._reached(one) for spot in classes[total])
        return Trail(lead, tuple(sisters), tuple(through))

    def _order(self, spot: Spot, heads: set[Spot]) -> tuple[bool, int, bool, int, Spot]:
        """What is no sum of others and lies deepest comes first; of several what most tables print."""
        sheet = self.laid.sheets[spot.sheet]
        row = self.laid.row(spot.sheet, spot.line)
        kind = self.laid.checks[0].document.tables[sheet.right].kind
        return spot in heads, -row.level if row.code else 9, not row.code, int(kind.startswith("revenue")), spot

    def _reached(self, one: Spot) -> set[Spot]:
        """The classes of all totals above."""
        met: set[Spot] = set()
        left = [one]
        while left:
            for total in self.above.get(left.pop(), ()):
                if total not in met and total != one:
                    met.add(total)
                    left.append(total)
        return met

    def _of(self, spot: Spot) -> Spot:
        while (above := self.same.get(spot, spot)) != spot:
            self.same[spot] = self.same.get(above, above)
            spot = above
        return spot

    def _unite(self, one: Spot, two: Spot) -> bool:
        first, second = self._of(one), self._of(two)
        if first != second:
            self.same[max(first, second)] = min(first, second)
        return first != second

    def _unite_totals(self, sums: Sequence[_Sum]) -> bool:
        """A total all of whose parts are one change by now is that change too: the same money seen twice."""
        parts = ((one.head, {self._of(part) for part, _ in one.parts}) for one in sums)
        return sum(self._unite(head, *found) for head, found in parts if len(found) == 1) > 0

    def _sisters(self) -> Iterator[list[Spot]]:
        """Figures of one code in columns of one name that differ by as much."""
        found: dict[Hashable, list[Spot]] = defaultdict(list)
        for spot in self.differences:
            if code := self.laid.row(spot.sheet, spot.line).code:
                found[code, self._column(spot)].append(spot)
        for spots in found.values():
            left = spots
            while left:
                first = self.differences[left[0]]
                alike = [one for one in left if _meet(self.differences[one], first)]
                yield alike
                left = [one for one in left if one not in alike]

    def _column(self, spot: Spot) -> str:
        sheet = self.laid.sheets[spot.sheet]
        across = sheet.across[sheet.sides[spot.line]][spot.column]
        return bare_column(self.laid.checks[0].document.tables[sheet.right].columns[across.right])

    def _sums(self) -> Iterator[_Sum]:
        """The relations that account for the difference of a total, of whichever document they are."""
        spots = {
            (number, cell): spot
            for spot in self.laid.spots()
            for number, cell in enumerate(self.laid.cells(spot))
            if cell is not None
        }
        weights: dict[tuple[str, Spot], dict[Spot, int]] = defaultdict(dict)
        broken: set[tuple[str, Spot]] = set()
        for spot in self.differences:
            for number, cell in enumerate(self.laid.cells(spot)):
                if cell is not None:
                    for key, terms in self._naming(number, cell, spots):
                        if terms is None:
                            broken.add(key)
                        else:
                            weights[key] |= terms
        for key, terms in weights.items():
            if key not in broken and (made := self._accounted(key[1], terms)):
                yield made

    def _naming(
        self, number: int, cell: Cell, spots: Mapping[tuple[int, Cell], Spot]
    ) -> Iterator[tuple[tuple[str, Spot], dict[Spot, int] | None]]:
        """The equations of a document that name a cell: their law and total, and how each figure counts; None where one
        of them is not compared."""
        check = self.laid.checks[number]
        for family, i in check.naming(cell):
            sides = family.sides(i)
            if family.sense is not EQUAL or not family.law.compares or sides.stated is None or sides.elsewhere:
                continue
            head = spots.get((number, sides.stated))
            if head is None:
                continue
            terms: dict[Spot, int] | None = {}
            for one, weight in sides.terms:
                spot = spots.get((number, one))
                if spot is not None and terms is not None:
                    terms[spot] = terms.get(spot, 0) + weight
                elif check.document.tables[one.table].values[one.column, one.row]:
                    terms = None
            yield (family.law.id, head), terms

    def _accounted(self, head: Spot, terms: Mapping[Spot, int]) -> _Sum | None:
        own = terms.get(head, 0)
        if head not in self.differences or not own:
            return None
        parts = tuple((spot, weight) for spot, weight in terms.items() if spot != head and spot in self.differences)
        total = sum(self.differences[spot].fen * weight for spot, weight in parts) + self.differences[head].fen * own
        room = sum(self.differences[spot].half * abs(weight) for spot, weight in (*parts, (head, own)))
        return _Sum(head, parts) if parts and abs(total) <= room else None


def _meet(one: Difference, other: Difference) -> bool:
    return abs(one.fen - other.fen) <= one.half + other.half
