"""The difference doctor: the classic reasons for one difference, in the order an accountant tries them.

Each reason carries its evidence. Where it means a figure, that figure is put in and every relation that names it is
judged again; ``verified`` says whether all of them then hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.findings import Finding, finding_id
from gouji.explaining.judging.verifying import figures_after, judgement, touched
from gouji.explaining.likelihood import share_out
from gouji.explaining.planning.plan import Plan
from gouji.explaining.slips.patterns import (
    ONE_FIGURE_DIGITS,
    SWAPPED,
    TENFOLD,
    pattern_of,
)
from gouji.explaining.system import Relation, System
from gouji.model.change import Change
from gouji.model.document import Cell, Document
from gouji.model.money import Figure

ONE_ROW = "the difference is the figure of one row: left out or counted twice"
TWICE = "the difference is twice a figure: its sign may be reversed"
SWAP = "two digits of a figure may be swapped"
TEN = "a figure may be ten times too large or too small"
NINE = "the difference divides by nine: swapped digits or a shifted place"
DIGIT = "one digit of a figure may be wrong, lacking or too many"
UNIT = "a figure may be in another unit"
ROUNDING = "the difference lies within the rounding of the printed figures"
ROUNDING_OF = (
    "the difference lies within the rounding: of 100 sums of {count} figures rounded so, {share} are so far out"
)
ROUNDING_SELDOM = (
    "the difference lies within the rounding: of 100 sums of {count} figures rounded so, less than 1 is so far out"
)
OTHER_COLUMN = "the difference is another column of one of the rows: wrong column"
FEW_ROWS = "the difference is the sum of a few rows: a level left out or another scope"
CHANGED = "the difference is a change made here: the other figures were not changed with it"
PRIOR = "the figure is that of the prior year"

UNITS = (1_000, 10_000, 100_000_000)
MOST_ROWS = 80
"""Sums of a few rows are looked for among at most so many figures: by chance alone more would always offer one."""

SHOWN = 6
"""Pieces of evidence of one kind that are shown."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason that may explain a difference."""

    message: str
    """Message id."""
    cells: tuple[Cell, ...] = ()
    amounts: tuple[int, ...] = ()
    """分, what was compared: the difference first."""
    suggested: tuple[tuple[Cell, Figure | None], ...] = ()
    verified: bool = False
    hint: bool = False
    """True of many differences by chance; never to be concluded from."""
    words: Mapping[str, int] = field(default_factory=dict)
    """What its sentence names besides."""


@dataclass(frozen=True)
class _Patient:
    """The relation that differs, its difference, and for each of its cells the change that alone would settle it."""

    system: System
    relation: Relation
    difference: int
    repairs: dict[Cell, int]

    @property
    def document(self) -> Document:
        return self.system.document


def diagnose(
    check: Check, finding: Finding, *, changes: Sequence[Change] = (), prior: Document | None = None
) -> list[Reason]:
    """Reasons for a finding's difference; none for one that could not be judged.

    ``changes`` are the edits made so far, ``prior`` the document of the year before, where there is one.
    """
    patient = _admit(check, finding)
    if patient is None or not patient.difference:
        return []
    if finding.outcome is Outcome.ROUNDING:
        return [*_rounding(patient)]  # what the print itself explains is no sign of a slip
    return [
        *_one_row(patient),
        *_twice(patient),
        *_digits(patient),
        *_units(patient),
        *_rounding(patient),
        *_other_column(patient),
        *_few_rows(patient),
        *_changed(patient, changes),
        *(_prior(patient, prior) if prior else ()),
    ]


def _admit(check: Check, finding: Finding) -> _Patient | None:
    if not finding.cells or finding.difference is None:
        return None
    system = System(check, lambda _: True)
    for family, i in check.touching(finding.cells[0]):
        if finding_id(family, family.sides(i)) == finding.id:
            relation = system.relation(family, i)
            repairs = dict(_repairs(system, relation, finding.difference))
            return _Patient(system, relation, finding.difference, repairs) if repairs else None
    return None


def _repairs(system: System, relation: Relation, difference: int) -> Iterator[tuple[Cell, int]]:
    """What each figure would have to be changed by for the relation to come out, where that is whole 分."""
    for cell, weight in system.terms(relation).items():
        change, rest = divmod(-difference, weight)
        if not rest:
            yield cell, change


def _one_row(patient: _Patient) -> Iterator[Reason]:
    amount = abs(patient.difference)
    lead = next(iter(patient.repairs))
    table = patient.document.tables[lead.table]
    rows = np.flatnonzero(np.abs(table.values[lead.column]) == amount)
    cells = tuple(Cell(lead.table, int(row), lead.column) for row in rows if row != lead.row)
    if cells:
        yield Reason(ONE_ROW, cells[:SHOWN], (patient.difference,))


def _twice(patient: _Patient) -> Iterator[Reason]:
    for cell, delta in patient.repairs.items():
        if delta == -2 * patient.system.amount(cell) and patient.system.printable(cell, delta):
            yield _repair(patient, TWICE, cell)


def _digits(patient: _Patient) -> Iterator[Reason]:
    """Swapped digits and shifted places before other digits, and the bare divisibility last."""
    patterns = {}
    for cell, delta in patient.repairs.items():
        fen = patient.system.amount(cell) + delta
        decimals = patient.document.tables[cell.table].content(cell.row, cell.column).figure
        if fen > 0 and decimals is not None:
            patterns[cell] = pattern_of(patient.document, cell, Figure(fen, decimals.decimals))
    yield from _verified_first(patient, SWAP, [cell for cell, name in patterns.items() if name == SWAPPED])
    yield from _verified_first(patient, TEN, [cell for cell, name in patterns.items() if name in TENFOLD])
    if patient.difference % 9 == 0:
        yield Reason(NINE, amounts=(patient.difference, patient.difference // 9), hint=True)
    yield from _verified_first(patient, DIGIT, [cell for cell, name in patterns.items() if name in ONE_FIGURE_DIGITS])


def _units(patient: _Patient) -> Iterator[Reason]:
    for cell, delta in patient.repairs.items():
        stated = patient.system.amount(cell)
        right = stated + delta
        if stated and right and any(stated == right * unit or right == stated * unit for unit in UNITS):
            yield _repair(patient, UNIT, cell)


def _rounding(patient: _Patient) -> Iterator[Reason]:
    bounds = patient.system.bounds(patient.relation)
    slack = bounds.high if bounds.high is not None else -(bounds.low or 0)
    if slack and abs(patient.difference) <= slack:
        cells, amounts = tuple(patient.repairs), (patient.difference, slack)
        addends = patient.system.alike_addends(patient.relation)
        if addends is None:
            yield Reason(ROUNDING, cells, amounts)
        else:
            count, place = addends
            share = 100 * share_out(count, abs(patient.difference) // place)
            if share < 1:
                yield Reason(ROUNDING_SELDOM, cells, amounts, words={"count": count})
            else:
                yield Reason(ROUNDING_OF, cells, amounts, words={"count": count, "share": round(share)})


def _other_column(patient: _Patient) -> Iterator[Reason]:
    amount = abs(patient.difference)
    named = set(patient.repairs)
    for cell in patient.repairs:
        for column in patient.document.tables[cell.table].row_columns(cell.row):
            other = Cell(cell.table, cell.row, column)
            if other not in named and abs(patient.system.amount(other)) == amount:
                yield Reason(OTHER_COLUMN, (cell, other), (patient.difference,))


def _few_rows(patient: _Patient) -> Iterator[Reason]:
    """Two or three figures of the stated column that make up the difference."""
    lead = next(iter(patient.repairs))
    values = patient.document.tables[lead.table].values[lead.column]
    rows = [int(row) for row in np.flatnonzero(values) if row != lead.row]
    if len(rows) > MOST_ROWS:
        return
    amount = abs(patient.difference)
    found = 0
    for count in (2, 3):
        for chosen in combinations(rows, count):
            if sum(int(values[row]) for row in chosen) == amount:
                found += 1
                cells = tuple(Cell(lead.table, row, lead.column) for row in chosen)
                yield Reason(FEW_ROWS, cells, (patient.difference,), hint=True)
                if found == SHOWN:
                    return


def _changed(patient: _Patient, changes: Sequence[Change]) -> Iterator[Reason]:
    for change in changes:
        old, new = (one.figure.fen if one.figure else 0 for one in (change.old, change.new))
        if abs(new - old) == abs(patient.difference):
            yield Reason(CHANGED, (change.cell,), (patient.difference, old, new))


def _prior(patient: _Patient, prior: Document) -> Iterator[Reason]:
    for cell in patient.repairs:
        before = prior.find(patient.document.address(cell))
        if before is not None:
            amount = int(prior.tables[before.table].values[before.column, before.row])
            if amount and amount == patient.system.amount(cell):
                yield Reason(PRIOR, (cell,), (patient.difference, amount))


def _verified_first(patient: _Patient, message: str, cells: Sequence[Cell]) -> list[Reason]:
    return sorted((_repair(patient, message, cell) for cell in cells), key=lambda reason: not reason.verified)


def _repair(patient: _Patient, message: str, cell: Cell) -> Reason:
    """A reason that means one figure, with every relation that names it judged again."""
    system = patient.system
    plan = Plan((), {cell: patient.repairs[cell]})
    figures = figures_after(system, plan) or {}
    broken = touched(system, [cell]) & set(system.broken) | {patient.relation}
    judged = judgement(system, plan, broken)
    verified = judged is not None and not judged.open
    return Reason(message, (cell,), (patient.difference,), tuple(figures.items()), verified)
