"""Rules lowered onto a document: which families of relations its tables give rise to."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checking.relations import Casting, Family, Footing, Gap, Sense, Sides
from gouji.checking.rulepack import Formula, Rule, Term
from gouji.checking.ties import Absent, Ties
from gouji.model.document import Cell, Document, bare_label
from gouji.model.table import Table


def lower(document: Document, rules: tuple[Rule, ...]) -> list[Family]:
    """All families of the rules that apply to the document's year and tables."""
    families: list[Family] = []
    for rule in rules:
        if document.year is None or document.year <= rule.until:
            families += _LOWERINGS[rule.form](document, rule)
    return families


def _casting(document: Document, rule: Rule) -> Iterator[Family]:
    for number, table in enumerate(document.tables):
        if table.kind not in rule.kinds:
            continue
        total = _column(table, rule.total)
        parts = [column for part in rule.parts if (column := _column(table, part)) is not None]
        if total is not None and parts and table.rows:
            yield Casting(document, rule, number, total, parts)


def _footing(document: Document, rule: Rule) -> Iterator[Family]:
    for number, table in enumerate(document.tables):
        if table.kind in rule.kinds and len(table.brood.parents):
            for column in range(len(table.columns)):
                yield Footing(document, rule, number, column)


def _formula(document: Document, rule: Rule) -> Iterator[Family]:
    for one in rule.formulas:
        terms = (one.stated, *one.expected)
        absent = [term.kind for term in terms if document.of_kind(term.kind) is None]
        if absent:
            yield Absent(document, rule, absent)
            continue
        cells = [_cell(document, term) for term in terms]
        if any(cells):
            signs = (1, *(-1 for _ in one.expected))
            gaps = tuple(
                gap
                for term, cell, sign in zip(terms, cells, signs, strict=True)
                if cell is None
                for gap in _gaps(document, [(term.kind, term.column, {}, sign)], term.row)
            )
            yield Ties(document, rule, [Sides(cells[0], tuple(c for c in cells[1:] if c), gaps)], _sense(one))


def _sense(one: Formula) -> Sense:
    return Sense.AT_MOST if one.at_most else Sense.EQUAL


def _tie(document: Document, rule: Rule) -> Iterator[Family]:
    whole_kind, _, whole_column = rule.whole.partition(".")
    parts = [part.partition(".") for part in rule.parts]
    kinds = [whole_kind, *(kind for kind, _, _ in parts), *(term.kind for term in rule.equal_while_blank)]
    absent = sorted({kind for kind in kinds if kind not in rule.optional and document.of_kind(kind) is None})
    if absent:
        yield Absent(document, rule, absent)
        return
    guards = [cell for term in rule.equal_while_blank if (cell := _cell(document, term))]
    for column in rule.columns or ("",):
        stated = _rows(document, whole_kind, whole_column or column, rule.by)
        expected = [_rows(document, kind, own or column, rule.by) for kind, _, own in parts]
        keys = list(dict.fromkeys(key for rows in (stated, *expected) for key in rows))
        places = [(whole_kind, whole_column or column, stated, 1)]
        places += [(kind, own or column, rows, -1) for (kind, _, own), rows in zip(parts, expected, strict=True)]
        relations = [
            Sides(
                stated.get(key),
                tuple(rows[key] for rows in expected if key in rows),
                tuple(_gaps(document, places, key)),
            )
            for key in keys
        ]
        if relations:
            yield Ties(document, rule, relations, Sense.EQUAL, guards)


def _gaps(document: Document, places: list[tuple[str, str, dict[str, Cell], int]], key: str) -> Iterator[Gap]:
    """The tables of a tie that are there and have no row of ``key``."""
    for kind, column_name, rows, sign in places:
        number = document.of_kind(kind)
        column = None if number is None else _column(document.tables[number], column_name)
        if number is not None and column is not None and key not in rows:
            yield Gap(number, column, key, sign)


def _rows(document: Document, kind: str, column_name: str, by: str) -> dict[str, Cell]:
    """The cells of one column, keyed by code (the total by its rank) or by the bare label of a 类."""
    number = document.of_kind(kind)
    if number is None:
        return {}
    table = document.tables[number]
    column = _column(table, column_name)
    if column is None:
        return {}
    last = len(table.sides) - 1
    found: dict[str, Cell] = {}
    for row, one in enumerate(table.rows):
        if by == "code":
            key = one.code or ("" if one.level == 0 else None)
        else:
            key = bare_label(one.name) if one.level == 1 and one.side == last else None
        if key is not None:
            found.setdefault(key, Cell(number, row, column))
    return found


def _column(table: Table, name: str) -> int | None:
    return next((i for i, column in enumerate(table.columns) if bare_label(column) == bare_label(name)), None)


def _cell(document: Document, term: Term) -> Cell | None:
    number = document.of_kind(term.kind)
    if number is None:
        return None
    table = document.tables[number]
    column = _column(table, term.column)
    row = table.row_of.get(term.row)
    if row is None:
        row = next((r for r, one in enumerate(table.rows) if bare_label(one.name) == term.row and not one.code), None)
    return None if row is None or column is None else Cell(number, row, column)


_LOWERINGS = {"casting": _casting, "footing": _footing, "formula": _formula, "tie": _tie}
