"""A department and its units in words: who is missing, who is there twice, whose change would settle all.

A unit that a table of the department tells of by name is held against what it tells itself, even where all units
together come to the sum. Held by
``tests/casework/comparing/test_units.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.casework.comparing.members import doubles, missing_units
from gouji.casework.telling.parts import names_of
from gouji.casework.telling.sentences import place
from gouji.comparing.comparing import Comparison
from gouji.comparing.culprits import Culprit, culprits
from gouji.model.document import Document
from gouji.model.money import show_amount
from gouji.model.table import Table
from gouji.reading.terms.vocabulary import squeeze
from gouji.wording import say


def units_told(comparison: Comparison) -> Iterator[str]:
    """All that is to be known of the units, a line each."""
    yield from told_of_units(comparison)
    found = culprits(comparison)
    if not comparison.changes:
        yield say("The units come to the department in every figure that was compared.")
    elif not found:
        yield say("No single change of one unit would settle all.")
    for one in found:
        yield culprit_told(comparison, one)


def told_of_units(comparison: Comparison) -> list[str]:
    """What is wrong with the units themselves: missing, there twice, or told otherwise by the department by name."""
    department, units = comparison.right.document, [one.document for one in comparison.lefts]
    told = [say("missing unit: {name}", name=name) for name in missing_units(department, units)]
    for one, other in doubles(units):
        names = {"name": names_of(units[one]), "other": names_of(units[other])}
        told.append(say("{name} and {other} are one unit: it is counted twice", **names))
    for unit in units:
        told += told_otherwise(department, unit)
    return told


def culprit_told(comparison: Comparison, one: Culprit) -> str:
    """Whose change would settle all."""
    document = comparison.laid.checks[one.document].document
    name = document.entity or names_of(document)
    if one.cell is None or one.new is None:
        return say("{name}: {why}; that accounts for all that differs", name=name, why=say(one.slip.value))
    table = document.tables[one.cell.table]
    decimals = int(table.decimals[one.cell.column, one.cell.row])
    was = int(table.values[one.cell.column, one.cell.row])
    old, new = (show_amount(fen, table.unit, decimals) for fen in (was, one.new))
    params = {"name": name, "place": place(document, one.cell), "old": old, "new": new, "unit": table.unit.value}
    return say("{name}: {place} {old} → {new} {unit} would settle all ({why})", **params, why=say(one.slip.value))


def told_otherwise(department: Document, unit: Document) -> Iterator[str]:
    """Where a table of the department has a row by the name of a unit, what its total tells otherwise."""
    own = squeeze(unit.entity)
    for table in department.tables:
        rows = [n for n, row in enumerate(table.rows) if own and not row.code and squeeze(row.name) == own]
        theirs = [one for one in unit.tables if one.kind == table.kind]
        if len(rows) != 1 or len(theirs) != 1 or (total := _total(theirs[0])) is None:
            continue
        for column, name in enumerate(table.columns):
            if name in theirs[0].columns and table.present[column, rows[0]]:
                yield from _apart(table, (rows[0], column), theirs[0], total, unit.entity)


def _total(table: Table) -> int | None:
    rows = [n for n, row in enumerate(table.rows) if row.level == 0 and not row.code]
    return rows[0] if len(rows) == 1 else None


def _apart(table: Table, at: tuple[int, int], own: Table, total: int, name: str) -> Iterator[str]:
    row, column = at
    place_there = own.columns.index(table.columns[column])
    told, said = int(table.values[column, row]), int(own.values[place_there, total])
    room = table.half_unit(row, column) + own.half_unit(total, place_there)
    if abs(told - said) > room:
        yield say(
            "{name}: the department tells {told} in {table} {column}, the unit {said} {unit}",
            name=name,
            table=table.id,
            column=table.columns[column],
            told=show_amount(told, table.unit),
            said=show_amount(said, table.unit),
            unit=table.unit.value,
        )
