"""Laws of single figures: which cells a formula holds together.

A formula needs its tables, its columns and its labels: where a table does not print the column, its rows tell nothing.
That is told where another table states money that it would be held against; else, and where nothing of what a limit is
for is printed, the form knows no such relation. A code that is not printed counts as nothing where its table prints
others of its catalogue and level, and an optional term does wherever its table does not print it, not even below money
carried over. A limit needs both what it limits and what it is: nothing printed is no limit
(``tests/checking/lowering/test_formulas.py``, ``test_optional.py`` and ``test_absent.py`` hold all).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gouji.checking.families.bounds import Bounds
from gouji.checking.families.family import Family
from gouji.checking.families.sense import Sense
from gouji.checking.families.sides import Elsewhere, Gap, Sides
from gouji.checking.families.ties import Ties
from gouji.checking.families.unheld import Lacking
from gouji.checking.lowering.beside import MIRRORED, elsewhere, hindered, unopened, unprinted
from gouji.checking.lowering.bounds import proofs_of
from gouji.checking.lowering.ground import Ground
from gouji.checking.lowering.lost import Lost, columnless, told
from gouji.checking.rules.formula import Formula, Term
from gouji.checking.rules.laws import FormulaLaw
from gouji.checking.unchecked import Unchecked, Why
from gouji.model.codes import level_of
from gouji.model.document import Cell, bare_label
from gouji.model.money import Unit


class _Figure(NamedTuple):
    """A term with the cells that it stands for in the document that it names; none where that does not print it."""

    term: Term
    cells: tuple[Cell, ...]

    @property
    def kind(self) -> str:
        return self.term.address.kind

    @property
    def is_wanting(self) -> bool:
        """Whether it is not printed and would have to be."""
        return not self.cells and not self.term.optional


def lower_formulas(ground: Ground, law: FormulaLaw) -> Iterator[Family | Unchecked]:
    """A family for each formula that holds something, then what of the law does not."""
    found = [one for number in range(len(law.formulas)) for one in ground.share(law, number, _lowered)]
    yield from (one for one in found if isinstance(one, Family))
    yield from told(ground, law, [one for one in found if isinstance(one, Lost)])


def _lowered(ground: Ground, law: FormulaLaw, number: int) -> Iterator[Ties | Lost]:
    """What one formula of a law holds, or why it does not."""
    one = law.formulas[number]
    if _is_of_absent_tables_alone(ground, one):
        yield Lost(ground.absence, one.kinds)
        return
    left, right = ([_Figure(term, _cells(ground, term)) for term in side] for side in (one.left, one.right))
    if losses := list(_lost(ground, one, left, right)):
        yield from losses
        return
    turned = not any(figure.cells for figure in _own(left)) and len(_own(left)) < len(left)
    sides = _sides(ground, *((right, left) if turned else (left, right)))
    if sides.cells:
        yield _held(ground, law, sides, Sense(MIRRORED[one.sense] if turned else one.sense))
    else:
        yield Lost(Lacking.NOTHING, named=one.text)


def _is_of_absent_tables_alone(ground: Ground, one: Formula) -> bool:
    """Whether a formula names nothing but tables that the document does not have."""
    return all(ground.number_of(term.address.kind) is None and not term.address.document for term in one.terms)


def _held(ground: Ground, law: FormulaLaw, sides: Sides, sense: Sense) -> Ties:
    """One formula as relations; where its bound may be blank, with the sums that show what that is."""
    bound = next((cell for cell in sides.expected if ground.table(cell.table).kind in law.shown_by_sums), None)
    if bound is None:
        return Ties(ground.document, law, [sides], sense)
    return Bounds(ground.document, law, sides, sense, proofs_of(ground, bound))


def told_in(unit: str) -> int:
    """How far what is told in a unit may lie from what it tells, in 分; 0 where it is told as it is printed."""
    return Unit(unit).fen // 2 if unit else 0


def _cells(ground: Ground, term: Term) -> tuple[Cell, ...]:
    home = ground.of(term.address)
    if home is None:
        return ()
    if not term.by_code:
        return tuple(filter(None, [home.cell_of(term.address)]))
    return home.cells_of_code(term.address)


def _own(figures: Sequence[_Figure]) -> list[_Figure]:
    """Those of the document itself."""
    return [one for one in figures if not one.term.address.document]


def _lost(ground: Ground, one: Formula, left: Sequence[_Figure], right: Sequence[_Figure]) -> Iterator[Lost]:
    """Why a formula holds nothing in the document; nothing where it does."""
    if others := [*unopened(ground, one.terms), *hindered(ground, one.terms)]:
        yield from others
        return
    figures = _own([*left, *right])
    wanted = any(ground.premises.states(cell) is not False for figure in figures for cell in figure.cells)
    for side in (left, right):
        yield from unprinted(ground, [(figure.term, figure.cells) for figure in side], wanted=wanted)
    absent = ground.absent(one.kinds)
    repeated = {one.kind for one in figures if _is_repeated(ground, one.term)}
    if absent:
        yield Lost(ground.absence, absent)
    if repeated:
        yield Lost(Lacking.SEVERAL, repeated)
    renamed = [one for one in figures if one.term.optional and ground.goes_by_another_name(one.term.address)]
    for other in renamed:
        yield Lost(Lacking.NAME, [other.kind], ground.pack.names.printed(other.term.address.row)[0])
    if absent or repeated or renamed:
        return
    wanting = [one for one in figures if one.is_wanting or (not one.cells and ground.only_carried(one.term.address))]
    sides_told = all(any(one.cells for one in side) for side in (left, right))
    if lacking := [one for one in wanting if ground.lacks_column(one.term.address)]:
        limited = {"=": [], "<=": left, ">=": right}[one.sense]
        held = [] if limited and set(limited) <= set(lacking) else [cell for one in figures for cell in one.cells]
        yield from columnless(ground, [one.term.address for one in lacking], held, relations=1)
    elif rowless := [one.kind for one in figures if not one.cells and _may_be_unread(ground, one.term)]:
        yield Lost(Lacking.ROWS, rowless)
    elif unlisted := [one.kind for one in wanting if not ground.lists(one.kind, one.term.address.row)]:
        yield Lost(Why.UNLISTED, unlisted)
    elif one.sense != "=" and not sides_told:
        yield Lost(Why.ROW, [one.kind for one in figures if not one.cells])
    elif labels := [one for one in wanting if not ground.is_nothing(one.term.address)]:
        rows = [one for one in labels if not ground.has_row(one.term.address)]
        yield Lost(Why.ROW if rows else Why.COLUMN, [one.kind for one in rows or labels])
    elif not any(one.cells for one in figures):
        yield Lost(Why.ROW, [one.kind for one in figures])


def _may_be_unread(ground: Ground, term: Term) -> bool:
    """Whether what a term asks for may stand where nothing was read; a column that its row lacks does not."""
    at = term.address
    if term.optional:
        return ground.may_print(at)
    return ground.may_be_unread(at.row) if ground.has_row(at) else ground.may_hold(at.kind, at.row)


def _is_repeated(ground: Ground, term: Term) -> bool:
    at = term.address
    again = ground.repeated(at.kind) | ground.split_codes(at.kind)
    return bool(again) and not term.by_code and bare_label(at.row) in again


def _sides(ground: Ground, left: Sequence[_Figure], right: Sequence[_Figure]) -> Sides:
    """The cells of a formula, and the gaps where a code is not printed."""
    gaps: list[Gap] = []
    beside: list[Elsewhere] = []
    for side, sign in ((left, 1), (right, -1)):
        for one in side:
            at = one.term.address
            beside += elsewhere(one.term, one.cells, sign)
            if not one.cells and level_of(at.row) and not at.document:
                gaps += ground.gap(at.kind, at.column, at.row, sign * one.term.coefficient)
    told = sum(abs(one.term.coefficient) * told_in(one.term.rounded) for one in (*left, *right))
    return Sides.of(_counted(left), _counted(right), gaps, told, beside)


def _counted(side: Sequence[_Figure]) -> list[tuple[Cell, int]]:
    return [(cell, one.term.coefficient) for one in _own(side) for cell in one.cells]
