"""Rules lowered onto a document: which families of relations its tables give rise to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji.checking.families.family import Family, Gap, Sense, Sides
from gouji.checking.families.sums import Casting, Footing
from gouji.checking.families.ties import Lacking, Ties, Unheld
from gouji.checking.rules.addresses import bare_column, cell_of, column_of, row_of_label, spending_side
from gouji.checking.rules.pack import Formula, Rule, Term, leading, treasury
from gouji.checking.unread import Unread
from gouji.model.codes import level_of
from gouji.model.document import NUMBERING, Cell, Document, bare_label
from gouji.model.table import NO_ROW, Origin, Table


def lower(document: Document, rules: tuple[Rule, ...]) -> list[Family]:
    """All families of the rules that apply to the document's year and tables; of no year, no rule that ends in one."""
    families: list[Family] = []
    unread = Unread(document)
    for rule in rules:
        timely = rule.until is None or (document.year is not None and document.year <= rule.until)
        if timely and rule.stage in ("", document.stage) and not _set_aside(document, rule, unread):
            families += _LOWERINGS[rule.form](document, rule)
    return families


def _set_aside(document: Document, rule: Rule, unread: Unread) -> bool:
    """Whether money is, or may be, carried over years, so that this year's tables need not add up to the totals."""
    for term in rule.unless:
        labels = term.row.split("|")
        if unread.may_state(labels):
            return True
        number = document.of_kind(term.kind)
        if number is None:
            continue
        table = document.tables[number]
        for row in (row for label in labels if (row := row_of_label(table, label)) is not None):
            values, origins = table.values[:, row], table.origin[:, row]
            if any(values[c] or origins[c] == Origin.UNDECIDED for c in table.row_columns(row)):
                return True
    return False


def _casting(document: Document, rule: Rule) -> Iterator[Family]:
    """A table casts when every column of the total's side is known: a column that no rule knows may be a part too."""
    for number, table in enumerate(document.tables):
        if table.kind not in rule.kinds or not table.rows:
            continue
        for side in dict.fromkeys(table.sides):
            total = column_of(table, rule.total, side)
            parts = [column for part in rule.parts if (column := column_of(table, part, side)) is not None]
            parts = [column for column in dict.fromkeys(parts) if column != total]
            beside = [column for name in rule.beside if (column := column_of(table, name, side)) is not None]
            if rule.needs and all(column_of(table, name, side) is None for name in rule.needs):
                continue
            if total is not None and len(parts) > 1 and {total, *parts, *beside} == set(side):
                yield Casting(document, rule, number, total, parts)


def _footing(document: Document, rule: Rule) -> Iterator[Family]:
    for number, table in enumerate(document.tables):
        if table.kind in rule.kinds and len(table.brood.parents):
            for column in range(len(table.columns)):
                yield Footing(document, rule, number, column)


def _formula(document: Document, rule: Rule) -> Iterator[Family]:
    """A formula needs its tables, its columns and its labels.

    A code that is not printed counts as nothing, where its table prints others of its catalogue and level.
    A limit needs both what it limits and what it is: nothing printed is no limit.
    """
    missing: set[str] = set()
    several: set[str] = set()
    unread = Unread(document)
    for one in rule.formulas:
        terms = (one.stated, *one.expected)
        absent = _absent(document, (term.kind for term in terms))
        repeated = {term.kind for term in terms if bare_label(term.row) in _repeated(document, term.kind)}
        missing |= absent
        several |= repeated
        if absent or repeated:
            continue
        cells = [cell_of(document, term) for term in terms]
        if any(cell is None and unread.may_hold(term.row) for cell, term in zip(cells, terms, strict=True)):
            continue
        if any(cell is None and not _lists(document, term) for cell, term in zip(cells, terms, strict=True)):
            continue
        if one.at_most and not (cells[0] and any(cells[1:])):
            continue
        if any(cells) and all(cell or level_of(term.row) for cell, term in zip(cells, terms, strict=True)):
            signs = (1, *(-1 for _ in one.expected))
            gaps = tuple(
                gap
                for term, cell, sign in zip(terms, cells, signs, strict=True)
                if cell is None
                for gap in _gaps(document, [(term.kind, term.column, {}, sign)], term.row)
            )
            yield Ties(document, rule, [Sides(cells[0], tuple(c for c in cells[1:] if c), gaps)], _sense(one))
    yield from _unheld(document, rule, missing, several)


def _lists(document: Document, term: Term) -> bool:
    """Whether the table of a term tells of a code that it does not print: it lists such codes, or holds nothing."""
    number, level = document.of_kind(term.kind), level_of(term.row)
    if number is None or not level or not _prints(document, term.kind):
        return True
    codes = (row.code for row in document.tables[number].rows if row.code)
    return any(code[0] == term.row[0] and level_of(code) == level for code in codes)


def _unheld(document: Document, rule: Rule, missing: set[str], several: set[str]) -> Iterator[Family]:
    """What of a rule could not be held: the kinds of table that are missing, and those with several rows of a code."""
    for kinds, lacking in ((missing, Lacking.TABLE), (several, Lacking.SEVERAL)):
        if kinds:
            yield Unheld(document, rule, sorted(kinds), lacking)


def _absent(document: Document, kinds: Iterable[str]) -> set[str]:
    """The kinds of table that the document does not have."""
    return {kind for kind in kinds if document.of_kind(kind) is None}


def _sense(one: Formula) -> Sense:
    return Sense.AT_MOST if one.at_most else Sense.EQUAL


def _tie(document: Document, rule: Rule) -> Iterator[Family]:
    whole_kind, _, whole_column = rule.whole.partition(".")
    parts = [part.partition(".") for part in rule.parts]
    kinds = [whole_kind, *(kind for kind, _, _ in parts), *(term.kind for term in rule.equal_while_blank)]
    if absent := _absent(document, (kind for kind in kinds if kind not in rule.optional)):
        yield from _unheld(document, rule, absent, set())
        return
    unread = Unread(document)
    untold = [term.kind for term in rule.equal_while_blank if _lacks_row(document, term) and unread.may_hold("")]
    if untold:
        yield Unheld(document, rule, untold, Lacking.UNREAD)
        return
    guards = [cell for term in rule.equal_while_blank for cell in _guards(document, term)]
    classes = _classes(document, [whole_kind, *(kind for kind, _, _ in parts)]) if rule.by == "name" else None
    several: set[str] = set()
    for column in rule.columns or ("",):
        stated = _rows(document, whole_kind, whole_column or column, classes)
        expected = [_rows(document, kind, own or column, classes) for kind, _, own in parts]
        if stated is None or all(rows is None for rows in expected):
            continue
        if any(rows is None and _prints(document, kind) for rows, (kind, _, _) in zip(expected, parts, strict=True)):
            continue  # a part that does not tell this column may hold any of it
        sums = zip(parts, expected, strict=True)
        places = [(whole_kind, whole_column or column, stated, 1)]
        places += [(kind, own or column, rows, -1) for (kind, _, own), rows in sums if rows is not None]
        keys = list(dict.fromkeys(key for _, _, rows, _ in places for key in rows))
        keys = [key for key in keys if all(key in rows for _, _, rows, _ in places) or not unread.may_hold(key)]
        repeated = {kind: _repeated(document, kind).intersection(keys) for kind, _, _, _ in places}
        several |= {kind for kind, again in repeated.items() if again}
        relations = [
            Sides(
                stated.get(key),
                tuple(rows[key] for _, _, rows, _ in places[1:] if key in rows),
                tuple(_gaps(document, places, key)),
            )
            for key in keys
            if not any(key in again for again in repeated.values())
        ]
        if relations:
            yield Ties(document, rule, relations, Sense.EQUAL, guards)
    yield from _unheld(document, rule, set(), several)


def _gaps(document: Document, places: list[tuple[str, str, dict[str, Cell], int]], key: str) -> Iterator[Gap]:
    """The tables of a tie that are there and have no row of ``key``."""
    for kind, column_name, rows, sign in places:
        number = document.of_kind(kind)
        if number is None or key in rows:
            continue
        table = document.tables[number]
        column = column_of(table, column_name, table.sides[spending_side(table)])
        if column is not None:
            yield Gap(number, column, key, sign)


def _guards(document: Document, term: Term) -> Iterator[Cell]:
    """The cell of a term; ``*`` stands for every column that holds no money from the treasury.

    Of a table that lacks the row all others tell.
    """
    if term.column != "*":
        yield from filter(None, [cell_of(document, term)])
        return
    number = document.of_kind(term.kind)
    if number is None:
        return
    table = document.tables[number]
    row = row_of_label(table, term.row)
    for own in range(len(table.rows)) if row is None else (row,):
        for column in table.row_columns(own):
            if bare_column(table.columns[column]) not in leading() | treasury():
                yield Cell(number, own, column)


def _lacks_row(document: Document, term: Term) -> bool:
    """Whether a table prints rows and not the one of a term."""
    number = document.of_kind(term.kind)
    if number is None or not document.tables[number].rows:
        return False
    return row_of_label(document.tables[number], term.row) is None


def _classes(document: Document, kinds: Iterable[str]) -> frozenset[str]:
    """The names of every 类 that the tables of a tie print with its code."""
    tables = [document.tables[number] for kind in kinds if (number := document.of_kind(kind)) is not None]
    return frozenset(bare_label(row.name) for table in tables for row in table.rows if row.code and row.level == 1)


def _rows(document: Document, kind: str, column_name: str, classes: frozenset[str] | None) -> dict[str, Cell] | None:
    """The cells of one column, keyed by code (the total by its rank) or, where ``classes`` are given, by bare labels.

    None when the table has no such column, or rows but none with such a key: it does not tell what the rule asks.
    """
    number = document.of_kind(kind)
    if number is None:
        return None
    table = document.tables[number]
    spending = spending_side(table)
    found: dict[str, Cell] = {}
    telling = not table.rows
    column = column_of(table, column_name, table.sides[spending])
    if column is None:
        return None
    for row, one in enumerate(table.rows):
        if classes is None:
            key = one.code or ("" if one.level == 0 else None)
            telling = telling or one.code is not None
        else:
            asked = one.level == 1 if one.code else _is_class(table, row, classes)
            key = bare_label(one.name) if one.side == spending and asked else None
            telling = telling or key is not None
        if key is not None:
            found.setdefault(key, Cell(number, row, column))
    return found if telling else None


def _prints(document: Document, kind: str) -> bool:
    """Whether a table of a kind holds money, or figures of which is not known where they stand."""
    number = document.of_kind(kind)
    if number is None:
        return False
    table = document.tables[number]
    return bool(table.values.any() or (table.origin == Origin.UNDECIDED).any())


def _repeated(document: Document, kind: str) -> frozenset[str]:
    """The codes, and their names, that a table prints for each of several units: no one row stands for such a code."""
    number = document.of_kind(kind)
    return document.tables[number].repeated if number is not None else frozenset()


def _is_class(table: Table, row: int, classes: frozenset[str]) -> bool:
    """Whether a numbered label is a 类: by its name, else one without parts that belongs to none."""
    label = bare_label(table.rows[row].name)
    if NUMBERING.match(table.rows[row].name) is None:
        return False
    if label in classes or table.brood.index_of(row) is not None:
        return label in classes
    above = int(table.parents[row])
    while above != NO_ROW and bare_label(table.rows[above].name) not in classes:
        above = int(table.parents[above])
    return above == NO_ROW


_LOWERINGS = {"casting": _casting, "footing": _footing, "formula": _formula, "tie": _tie}
