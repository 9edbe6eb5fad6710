"""Laws of single figures: which cells a formula holds together.

A formula needs its tables, its columns and its labels: where a table does not print the column, its rows tell nothing.
A code that is not printed counts as nothing where its table prints others of its catalogue and level. A limit needs
both what it limits and what it is: nothing printed is no limit
(``tests/checking/lowering/test_formulas.py`` holds both).
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checking.families.bounds import Bounds
from gouji.checking.families.family import Family, Gap, Sense, Sides
from gouji.checking.families.ties import Ties
from gouji.checking.families.unheld import Lacking
from gouji.checking.lowering.bounds import proofs_of
from gouji.checking.lowering.ground import Ground
from gouji.checking.lowering.lost import Lost, told
from gouji.checking.rules.formula import Address, Formula, Term
from gouji.checking.rules.laws import FormulaLaw
from gouji.checking.unchecked import Unchecked, Why
from gouji.model.codes import level_of
from gouji.model.document import Cell, bare_label


def lower_formulas(ground: Ground, law: FormulaLaw) -> Iterator[Family | Unchecked]:
    """A family for each formula that holds something, then what of the law does not."""
    lost: list[Lost] = []
    for one in law.formulas:
        if losses := list(_lost(ground, one)):
            lost += losses
        else:
            yield _held(ground, law, _sides(ground, one), Sense(one.sense))
    yield from told(ground, law, lost)


def _held(ground: Ground, law: FormulaLaw, sides: Sides, sense: Sense) -> Ties:
    """One formula as relations; where its bound may be blank, with the sums that show what that is."""
    tables = ground.document.tables
    bound = next((cell for cell in sides.expected if tables[cell.table].kind in law.shown_by_sums), None)
    if bound is None:
        return Ties(ground.document, law, [sides], sense)
    return Bounds(ground.document, law, sides, sense, proofs_of(ground, bound))


def _lost(ground: Ground, one: Formula) -> Iterator[Lost]:
    """Why a formula holds nothing in the document; nothing where it does."""
    if others := [term.address.document for term in one.terms if term.address.document]:
        yield from (Lost(Lacking.DOCUMENT, named=other) for other in dict.fromkeys(others))
        return
    if not _is_plain(one):
        yield Lost(Lacking.FORM, named=one.text)
        return
    absent = ground.absent(one.kinds)
    repeated = {term.address.kind for term in one.terms if _is_repeated(ground, term)}
    if absent:
        yield Lost(ground.absence, absent)
    if repeated:
        yield Lost(Lacking.SEVERAL, repeated)
    if absent or repeated:
        return
    cells = [ground.cell_of(term.address) for term in one.terms]
    wanting = [term.address for term, cell in zip(one.terms, cells, strict=True) if cell is None]
    if columnless := [at.kind for at in wanting if ground.lacks_column(at)]:
        yield Lost(Why.COLUMN, columnless)
    elif unread := [at.kind for at in wanting if _may_be_unread(ground, at)]:
        yield Lost(Lacking.ROWS, unread)
    elif unlisted := [at.kind for at in wanting if not ground.lists(at.kind, at.row)]:
        yield Lost(Why.UNLISTED, unlisted)
    elif one.sense != "=" and not (any(cells[: len(one.left)]) and any(cells[len(one.left) :])):
        yield Lost(Why.ROW, [at.kind for at in wanting])
    elif labels := [at for at in wanting if not level_of(at.row)]:
        rows = [at for at in labels if (table := ground.table_of(at.kind)) and ground.row_of(table, at.row) is None]
        yield Lost(Why.ROW if rows else Why.COLUMN, [at.kind for at in rows or labels])
    elif not any(cells):
        yield Lost(Why.ROW, [at.kind for at in wanting])


def _may_be_unread(ground: Ground, at: Address) -> bool:
    """Whether what an address asks for may stand where nothing was read; a column that its row lacks does not."""
    table = ground.table_of(at.kind)
    lacks_row = table is None or ground.row_of(table, at.row) is None
    return ground.may_hold(at.kind, at.row) if lacks_row else ground.unread.may_hold(at.row)


def _is_plain(one: Formula) -> bool:
    """Whether it holds a sum of figures against one of others; whatever else can be written is not judged yet."""
    return all(term.coefficient == 1 and not term.by_code and not term.rounded for term in one.terms)


def _is_repeated(ground: Ground, term: Term) -> bool:
    return bare_label(term.address.row) in ground.repeated(term.address.kind)


def _sides(ground: Ground, one: Formula) -> Sides:
    """The cells of a formula, and the gaps where a code is not printed."""
    gaps: list[Gap] = []
    found: dict[int, list[Cell]] = {1: [], -1: []}
    for term, sign in (*((term, 1) for term in one.left), *((term, -1) for term in one.right)):
        cell = ground.cell_of(term.address)
        if cell is None:
            gaps += ground.gap(term.address.kind, term.address.column, term.address.row, sign)
        else:
            found[sign].append(cell)
    left = found[1]
    return Sides(left[0] if left else None, tuple(found[-1]), tuple(gaps), tuple(left[1:]))
