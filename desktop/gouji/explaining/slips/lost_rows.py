"""A row that was lost: known by its code when a sister table has it, else only by what the subtotals lack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gouji.explaining.explanation import LostRow
from gouji.explaining.search.elimination import Residual
from gouji.explaining.slips.duplicates import rows_below, subtotals
from gouji.explaining.slips.moves import Move, Shifts, open_relations, standing_in
from gouji.explaining.slips.patterns import MISSING_ROW
from gouji.explaining.system import Relation, System
from gouji.model.codes import parent_of
from gouji.model.document import Cell, bare_label
from gouji.model.table import Origin, Row, Table


@dataclass
class Draft:
    """The lost row of ``table`` below ``parent``; ``ties`` name it as (relation, coefficient, column).

    ``orphans`` are rows that would stand below it and stand below ``parent`` without it.
    """

    table: int
    parent: int
    row: Row
    ties: list[tuple[Relation, int, int]] = field(default_factory=list)
    orphans: list[int] = field(default_factory=list)
    amounts: dict[int, int] = field(default_factory=dict)


def rows_of_sisters(system: System, residual: Residual) -> Iterator[Move]:
    """Rows that other tables and formulas name and this table lacks."""
    document = system.document
    gaps = [gap for relation in sorted(open_relations(system, residual)) for gap in system.sides(relation).gaps]
    wanted = {(gap.table, system.row_named(gap.key)): gap.column for gap in gaps}
    for (number, row), column in wanted.items():
        table = document.tables[number]
        parent = _place(table, row, column)
        if parent is not None:
            orphans = [child for child in rows_below(table, parent) if _contains(row, table.rows[child])]
            names = {row.code or "", bare_label(row.name) if row.level == 1 or not row.code else ""} - {""}
            ties = [tie for name in sorted(names) for tie in system.broken_ties_of(number, name)]
            draft = Draft(number, parent, row, ties, orphans)
            if _tied_amounts(system, residual, draft):
                yield from _move(system, draft)


def rows_of_no_sister(system: System, residual: Residual) -> Iterator[Move]:
    """A subtotal that exceeds what stands below it: a row may be lost there."""
    for number, parent in subtotals(system, residual):
        draft = Draft(number, parent, Row(""))
        _footed_amounts(system, residual, draft)
        if min(draft.amounts.values(), default=-1) >= 0:
            yield from _move(system, draft)


def _tied_amounts(system: System, residual: Residual, draft: Draft) -> bool:
    """The row's figures as its ties ask for them, else as the footing does; False when two ties disagree."""
    _footed_amounts(system, residual, draft)
    tied: dict[int, set[int]] = {}
    for relation, weight, column in draft.ties:
        if system.bounds(relation).closed:
            amount, rest = divmod(-int(standing_in(system, residual, relation)), weight)
            if rest:
                return False
            tied.setdefault(column, set()).add(amount)
    draft.amounts |= {column: next(iter(amounts)) for column, amounts in tied.items()}
    return all(len(amounts) == 1 for amounts in tied.values())


def _footed_amounts(system: System, residual: Residual, draft: Draft) -> None:
    table = system.document.tables[draft.table]
    for column in table.row_columns(draft.parent):
        footing = system.footing(Cell(draft.table, draft.parent, column))
        if footing is not None:
            below = sum(int(table.values[column, child]) for child in draft.orphans)
            draft.amounts[column] = int(standing_in(system, residual, footing)) + below
        elif table.brood.index_of(draft.parent) is None:
            draft.amounts[column] = int(table.values[column, draft.parent])


def _move(system: System, draft: Draft) -> Iterator[Move]:
    """The move that adds the row, if the row itself casts and foots."""
    table = system.document.tables[draft.table]
    if not any(draft.amounts.values()) or not _casts(system, draft):
        return
    beyond: Shifts = {}
    for column, amount in draft.amounts.items():
        head = Cell(draft.table, draft.parent, column)
        below = sum(int(table.values[column, child]) for child in draft.orphans)
        footing = system.footing(head)
        if footing is not None:
            beyond[footing] = below - amount
        elif table.brood.index_of(draft.parent) is None and amount != system.amount(head):
            return
        if system.origin(head) is Origin.UNDECIDED or (draft.orphans and below != amount):
            return
    for relation, weight, column in draft.ties:
        beyond[relation] = beyond.get(relation, 0) + weight * draft.amounts[column]
    kept = tuple((column, amount) for column, amount in sorted(draft.amounts.items()) if amount)
    row = draft.row
    yield Move(MISSING_ROW, {}, beyond, LostRow(draft.table, draft.parent, row.code, row.name, kept))


def _casts(system: System, draft: Draft) -> bool:
    amounts = draft.amounts
    return all(
        amounts[cast.total] == sum(amounts.get(part, 0) for part in cast.parts)
        for family in system.check.families
        if (cast := family.cast) and cast.table == draft.table and cast.total in amounts
    )


def _place(table: Table, row: Row, column: int) -> int | None:
    """The row that would contain ``row``: the nearest code above it, else the total of the column's side."""
    code = parent_of(row.code) if row.code else None
    while code:
        if code in table.row_of:
            return table.row_of[code]
        code = parent_of(code)
    totals = (r for r, one in enumerate(table.rows) if one.level == 0 and column in table.row_columns(r))
    return next(totals, None)


def _contains(row: Row, other: Row) -> bool:
    return bool(row.code and other.code and other.code != row.code and other.code.startswith(row.code))
