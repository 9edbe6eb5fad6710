"""A whole that agrees although its parts do not: what is too much in one is too little in another.

A rule that names one row is tried on the rows that belong to it, code by code. Held by
``tests/casework/test_offsetting.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gouji.casework.telling.sentences import place
from gouji.checking.families.family import AGREES, DIFFERS
from gouji.checking.families.ties import Ties
from gouji.checking.lowering.lower import lower
from gouji.checking.rules.formula import Formula, Tie
from gouji.checking.rules.laws import AnyLaw, FormulaLaw, TieLaw
from gouji.checking.rules.pack import Pack
from gouji.model.codes import level_of, parent_of
from gouji.model.document import Cell, Document
from gouji.model.money import show_amount
from gouji.model.totals import is_bare_total
from gouji.wording import listed, say

NAMED = 4
"""So many parts are told by their names."""

TOTAL = ""
"""The key of the row that holds every class."""


def offsetting(document: Document, pack: Pack, law: AnyLaw) -> Iterator[str]:
    """What agrees as a whole by a rule and does not in its parts."""
    for tie, row in _ties(law):
        for family in lower(document, pack, frozenset(), (tie,)).families:
            if isinstance(family, Ties):
                family.sweep()
                yield from _offset(document, family, row)


def _ties(law: AnyLaw) -> Iterator[tuple[TieLaw, str | None]]:
    """A rule as one of every code, and the row that it is about where it names one."""
    if isinstance(law, TieLaw):
        yield law, None
    for formula in law.formulas if isinstance(law, FormulaLaw) else ():
        rows = {term.address.row for term in formula.terms}
        row = next(iter(rows))
        if len(rows) == 1 and formula.sense == "=" and (level_of(row) or is_bare_total(row)):
            yield TieLaw(id=law.id, name=law.name, tie=_of_every_row(formula)), row if level_of(row) else TOTAL


def _of_every_row(formula: Formula) -> Tie:
    left, right = (
        tuple(replace(term, address=term.address.of_row("*")) for term in side)
        for side in (formula.left, formula.right)
    )
    return Tie(left, formula.sense, right, "code", formula.text)


def _offset(document: Document, family: Ties, row: str | None) -> Iterator[str]:
    keyed = {_key(document, family.sides(i).cells[0]): i for i in range(len(family.outcomes))}
    parts: dict[str, list[int]] = {}
    for key, i in keyed.items():
        if key != TOTAL and int(family.outcomes[i]) == DIFFERS:
            parts.setdefault(parent_of(key) or TOTAL, []).append(i)
    for whole, differing in parts.items():
        at = keyed.get(whole)
        if at is None or row not in (None, whole) or int(family.outcomes[at]) != AGREES:
            continue
        told = listed(_difference(document, family, one) for one in differing[:NAMED])
        yield say(
            "{place} agrees although {count} of its parts do not: {parts}",
            place=place(document, family.sides(at).cells[0]),
            count=len(differing),
            parts=told if len(differing) <= NAMED else say("{rows}; and others", rows=told),
        )


def _key(document: Document, cell: Cell) -> str:
    return document.tables[cell.table].rows[cell.row].code or TOTAL


def _difference(document: Document, family: Ties, i: int) -> str:
    cell = family.sides(i).cells[0]
    table = document.tables[cell.table]
    by = int(family.differences[i])
    amount = show_amount(abs(by), table.unit, int(table.decimals[cell.column, cell.row]))
    return f"{table.rows[cell.row].code} {'+' if by > 0 else '−'}{amount}"
