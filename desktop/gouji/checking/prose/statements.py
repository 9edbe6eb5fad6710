"""The claims of a document beside its tables: which are of one subject, which are parts, what tables print of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

from gouji.checking.families.family import AGREES, DIFFERS, Outcome
from gouji.checking.lowering.ground import Ground
from gouji.checking.prose import amounts
from gouji.checking.prose.bound.binding import Binding
from gouji.checking.prose.bound.things import Things
from gouji.checking.prose.figures import Range, told
from gouji.model.document import Beside, Cell
from gouji.model.table import Content, Origin
from gouji.prose.claims import Base, Claim, Measure, Role
from gouji.prose.quantities import Quantity, Sort


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that a comparison is of: as the text prints it, or as a table does where the text is wrong of it."""

    value: Fraction
    range: Range
    words: str

    @classmethod
    def of(cls, quantity: Quantity) -> Known:
        return cls(quantity.value, Range.of(quantity), amounts.printed(quantity))


_OF_ANOTHER_STAGE = re.compile("年初|调整")
"""What is compared with another budget than that which a table of accounts prints beside them."""

NOTHING: Mapping[Cell, Content] = MappingProxyType({})
"""The figures of the tables as they stand."""


class Statements:
    """Claims by number, with their document; ``supposed`` stands in cells in place of what they hold."""

    def __init__(
        self,
        ground: Ground,
        claims: Sequence[Claim],
        binding: Binding,
        things: Things,
        supposed: Mapping[Cell, Content] = NOTHING,
    ) -> None:
        self.ground, self.document, self.claims, self.binding = ground, ground.document, claims, binding
        self.things = things
        self._supposed = supposed
        self.final = self.document.stage == "final-accounts"
        self._about: dict[int, list[int]] = defaultdict(list)
        self._changes: dict[int, list[Claim]] = defaultdict(list)
        self._parts: dict[int, list[int]] = defaultdict(list)
        for number, claim in enumerate(claims):
            if claim.role is Role.VALUE and _is_money(claim):
                self._about[claim.about].append(number)
            if claim.role is Role.FLAT or (claim.role is Role.CHANGE and _is_money(claim)):
                self._changes[claim.about].append(claim)
            if claim.role in (Role.VALUE, Role.COUNT) and claim.whole is not None:
                self._parts[claim.whole].append(number)

    @cached_property
    def budget(self) -> Binding | None:
        """Which figures of the budget that stands beside accounts its claims are of; None where none does."""
        home = self.ground.beside.get(Beside.BUDGET.word)
        return Binding(home, self.claims) if home is not None else None

    def of_same(self, claim: Claim) -> Iterator[tuple[int, Claim, Quantity]]:
        """The figures of its subject that the text tells before a claim ends."""
        for number in self._about[claim.about]:
            one = self.claims[number]
            if one.quantity is not None and one.start < claim.end:
                yield number, one, one.quantity

    def changes_of(self, claim: Claim) -> Iterator[Claim]:
        """How a figure changed, as its paragraph tells of its subject."""
        for one in self._changes[claim.about]:
            if one.paragraph is claim.paragraph:
                yield one

    def in_paragraph(self, claim: Claim, until: int) -> Iterator[tuple[int, Claim, Quantity]]:
        """The figures that its paragraph tells before the claim of a number."""
        for number in range(until):
            one = self.claims[number]
            if one.paragraph is not claim.paragraph or one.role is not Role.VALUE or one.quantity is None:
                continue
            if one.quantity.sort is Sort.MONEY:
                yield number, one, one.quantity

    def parts(self, number: int) -> list[Claim]:
        """What is listed as part of a claim."""
        return [self.claims[one] for one in self._parts.get(number, ())]

    def is_current(self, claim: Claim) -> bool:
        """Whether a figure is of the year and the stage of the document."""
        own = (Measure.OWN, Measure.FINAL if self.final else Measure.BUDGET)
        return claim.measure in own and self.is_of_year(claim)

    def is_of_year(self, claim: Claim) -> bool:
        """Whether a figure is of the year of the document."""
        return claim.year in (None, self.document.year)

    def is_of_tables(self, claim: Claim) -> bool:
        """Whether a comparison is of a figure that a table prints."""
        return any(self.known_cells(number) for number, one, _ in self.of_same(claim) if self.is_current(one))

    def known_cells(self, number: int) -> list[Cell]:
        """The cells that a claim is bound to and that were read without doubt."""
        return [cell for cell in self.binding.cells(number) if self.is_known(cell)]

    def is_known(self, cell: Cell) -> bool:
        """Whether it was read without doubt; nothing is known of what is blank yet in a row that was put in by hand."""
        table, origin = self.document.tables[cell.table], self.content(cell).origin
        typed = table.rows[cell.row].added is not None and origin is Origin.BLANK
        return cell.table not in self.ground.in_doubt and origin is not Origin.UNDECIDED and not typed

    def are_all_known(self, number: int) -> bool:
        """Whether all cells are known that print what a claim tells: else one of those may agree with it."""
        return all(map(self.is_known, self.binding.cells(number))) and not self.binding.is_of_another_whole(number)

    def figure(self, cell: Cell) -> tuple[int, int]:
        """What a cell prints in 分, and by how much that may be out."""
        table, figure = self.document.tables[cell.table], self.content(cell).figure
        return (figure.fen, table.half_unit_with(cell.column, figure.decimals)) if figure else (0, 0)

    def content(self, cell: Cell) -> Content:
        """What a cell holds, or would hold."""
        supposed = self._supposed.get(cell)
        return supposed or self.document.tables[cell.table].content(cell.row, cell.column)

    def told(self, quantity: Quantity, cell: Cell) -> Outcome:
        return told(quantity, *self.figure(cell))

    def now(self, claim: Claim) -> list[Known]:
        """The figures of this year that a comparison may be of: those that tables agree with, else what they print."""
        right: list[Known] = []
        printed: list[Known] = []
        unbound: list[Known] = []
        for number, one, quantity in self.of_same(claim):
            if not self.is_current(one):
                continue
            cells = self.known_cells(number)
            if not cells:
                unbound.append(Known.of(quantity))
            elif any(self.told(quantity, cell) is AGREES for cell in cells):
                right.append(Known.of(quantity))
            else:
                printed += [*map(self.of_cell, cells), Known.of(quantity)]
        return right or printed or unbound

    def part(self, number: int) -> list[Known]:
        """What a figure may be where it is part of another: as the text prints it, and as tables do that contradict
        it, for then it is the figure that is wrong."""
        quantity = self.claims[number].quantity
        assert quantity is not None
        cells = self.known_cells(number)
        if any(self.told(quantity, cell) is not DIFFERS for cell in cells):
            cells = []
        return [*map(self.of_cell, cells), Known.of(quantity)]

    def of_cell(self, cell: Cell) -> Known:
        value, half = self.figure(cell)
        return Known(Fraction(value), Range.about(value, half), amounts.in_table(self.document, cell))

    def before(self, claim: Claim, base: Base | None) -> Known | None:
        """The figure that a comparison is with, where the text prints it: of that year and stage."""
        found = None
        for _, one, quantity in self.of_same(claim):
            if base is not None and base.year is None:
                fits = self.final and one.measure is base.measure and one.year in (None, self.document.year)
            elif base is None:
                fits = one.year is not None and self.document.year is not None and one.year < self.document.year
            else:
                named = base.measure in (one.measure, Measure.OWN) or one.measure is Measure.OWN
                another = base.year != self.document.year or (one.measure is base.measure and not self.is_current(one))
                fits = one.year == base.year is not None and named and another
            if fits:
                found = Known.of(quantity)
        return found

    def planned_and_done(self, claim: Claim) -> tuple[Known | None, Known | None]:
        """The budget and the final account of one subject, as its paragraph tells them before the claim; a budget
        that it does not tell is that of the table."""
        planned = done = None
        last, adjusted = 0, False
        for number, one, quantity in self.of_same(claim):
            if one.paragraph is not claim.paragraph:
                continue
            if one.measure is Measure.BUDGET:
                planned = Known.of(quantity)
            elif one.measure in (Measure.OWN, Measure.FINAL):
                done = Known.of(quantity)
            elif planned is not None and self.is_of_year(one):
                done = Known.of(quantity)  # what was carried out of it (执行数)
            last, adjusted = number, adjusted or one.measure is Measure.ADJUSTED
        if planned is None and done is not None and not adjusted and not _OF_ANOTHER_STAGE.search(claim.text):
            cells = [cell for cell in self.binding.planned(last) if self.is_known(cell)]
            planned = self.of_cell(cells[0]) if len(cells) == 1 else None
        return planned, done


def _is_money(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.sort is Sort.MONEY
