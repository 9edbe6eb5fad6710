"""Laws that hold tables together code by code, or class by class where one of them prints no codes.

A tie asks for no column that one of its parts, which prints rows, does not have. A code that a table prints in several
rows with figures of their own, as where each 单位 lists its codes, is tied to nothing.
``tests/checking/lowering/test_ties.py`` holds both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gouji.checking.families.family import Family
from gouji.checking.families.sense import Sense
from gouji.checking.families.sides import Elsewhere, Gap, Sides
from gouji.checking.families.ties import Ties
from gouji.checking.families.unheld import Lacking
from gouji.checking.lowering.beside import MIRRORED, elsewhere, hindered, unopened, unprinted
from gouji.checking.lowering.classes import is_class, named_classes, names_class
from gouji.checking.lowering.formulas import told_in
from gouji.checking.lowering.ground import Ground, spending_side
from gouji.checking.lowering.lost import Lost, columnless, told
from gouji.checking.lowering.printed import bare_column
from gouji.checking.rules.formula import Address, Term
from gouji.checking.rules.laws import TieLaw
from gouji.checking.unchecked import Unchecked, Why
from gouji.model.codes import parent_of
from gouji.model.document import Cell, bare_label

_TOTAL = ""
"""The key of a table's total."""


@dataclass(frozen=True)
class _Column:
    """A column of a table by their positions, with the cells that stand in it by their keys."""

    table: int
    number: int
    cells: Mapping[str, tuple[Cell, ...]]


@dataclass(frozen=True)
class _Place:
    """A term of a tie that its table tells, in one column."""

    term: Term
    at: Address
    home: Ground
    """Where its table is looked up: in this document, or in another one."""
    column: _Column
    on_the_left: bool

    @property
    def cells(self) -> Mapping[str, tuple[Cell, ...]]:
        """The cells that stand in its column, by their keys."""
        return self.column.cells

    @property
    def weight(self) -> int:
        """How often its cells count in the difference."""
        return self.term.coefficient if self.on_the_left else -self.term.coefficient

    def gap(self, key: str) -> Gap:
        """Where the cell of a row would stand that its table lacks."""
        return Gap(self.column.table, self.column.number, key, self.weight)


def lower_tie(ground: Ground, law: TieLaw) -> Iterator[Family | Unchecked]:
    """A family for each column, then what of the law holds nothing."""
    lost = list(_hindrances(ground, law))
    if not lost:
        found = [one for column in law.columns or ("",) for one in ground.share(law, column, _tied)]
        yield from (one for one in found if isinstance(one, Family))
        lost = [one for one in found if isinstance(one, Lost)]
    yield from told(ground, law, lost)


def _hindrances(ground: Ground, law: TieLaw) -> Iterator[Lost]:
    """What keeps the whole law from being held."""
    tie = law.tie
    if others := [*unopened(ground, tie.terms, None), *hindered(ground, tie.terms, None)]:
        yield from others
        return
    bounding = _bounding(ground, law)
    if absent := ground.absent({*tie.kinds, *(at.kind for at in bounding)}.difference(law.optional)):
        yield Lost(ground.absence, absent, relations=None)
    else:
        untold = [at.kind for at in bounding if _lacks_row(ground, at) and ground.may_hold(at.kind, "")]
        untold += filter(ground.may_be_lost, law.optional)
        if untold:
            yield Lost(Lacking.UNREAD, untold, relations=None)


def _bounding(ground: Ground, law: TieLaw) -> tuple[Address, ...]:
    """The money that makes the whole only a bound of its parts."""
    return law.equal_while_blank + (law.else_told if ground.absent(law.optional) else ())


def _tied(ground: Ground, law: TieLaw, column: str) -> Iterator[Ties | Lost]:
    """What a tie holds in a column, where its tables tell that, and what they do not."""
    guards = [cell for at in _bounding(ground, law) for cell in _guards(ground, at)]
    classes = dict(ground.share(law, law.tie.kinds, named_classes)) if law.tie.each == "class" else None
    lost: list[Lost] = []
    places = _places(ground, law, column, classes, lost)
    keys = [key for key in _keys(places, lost) if not law.codes or key.startswith(law.codes)]
    again = [(one.at.kind, _again(one, keys)) for one in places if not one.term.by_code]
    single = [key for key in keys if not any(key in codes for _, codes in again)]
    if several := [kind for kind, codes in again if codes]:
        lost.append(Lost(Lacking.SEVERAL, several, relations=len(keys) - len(single)))
    relations = [sides for key in single if (sides := _sides(ground, places, key)).cells]
    if relations:
        sense = Sense(MIRRORED[law.tie.sense] if _is_turned(law) else law.tie.sense)
        yield Ties(ground.document, law, relations, sense, guards)
    elif single:
        lost.append(Lost(Lacking.NOTHING, named=law.tie.text, relations=None))
    yield from lost


def _places(
    ground: Ground, law: TieLaw, column: str, classes: Mapping[str, str] | None, lost: list[Lost]
) -> list[_Place]:
    """The terms that there are, in one column; none where the document does not tell all that are needed."""
    told: list[_Place] = []
    silent: list[tuple[Term, Address, Ground]] = []
    turned = _is_turned(law)
    for side, on_the_left in ((law.tie.left, not turned), (law.tie.right, turned)):
        for term in side:
            at = term.address.with_column(column) if term.address.column == "*" else term.address
            if home := ground.of(at):
                if found := _rows(home, at, classes, term.by_code):
                    told.append(_Place(term, at, home, found, on_the_left))
                else:
                    silent.append((term, at, home))
    # a part that does not tell this column may hold any of it
    needed = [(term, at, home) for term, at, home in silent if not term.optional and home.prints(at.kind)]
    unread = [at.kind for term, at, home in silent if term.optional and home.may_print(at)]
    both_told = {one.on_the_left for one in told} == {True, False}
    if needed or not both_told:
        untold = needed or silent
        held = [cell for one in told if one.home is ground for cells in one.cells.values() for cell in cells]
        if beside := [(term, ()) for term, _, home in untold if home is not ground]:
            wanted = any(ground.premises.states(cell) is not False for cell in held)
            lost += unprinted(ground, beside, wanted=wanted, relations=None)
        elif lacking := [at for _, at, _ in untold if ground.lacks_column(at)]:
            lost += columnless(ground, lacking, held, relations=None)
        else:
            lost.append(Lost(Why.COLUMN, [at.kind for _, at, _ in untold], relations=None))
        return []
    if unread:
        lost.append(Lost(Lacking.ROWS, unread, relations=None))
        return []
    if not any(one.cells for one in told):
        lost.append(Lost(Why.BLANK, [one.at.kind for one in told], relations=None))
    return told


def _is_turned(law: TieLaw) -> bool:
    """Whether its sides change places, for what is stated is a figure of the document itself."""
    return all(term.address.document for term in law.tie.left)


def _again(place: _Place, keys: Sequence[str]) -> frozenset[str]:
    """The keys that no one row of a table stands for.

    One code alone whose money stands in parts is one too, but where the table lacks another of its parent: that may be
    the code of one of these rows.
    """
    lacking = {parent_of(key) for key in keys if key not in place.cells}
    split = {code for code in place.home.split_codes(place.at.kind) if parent_of(code) not in lacking}
    return (place.home.repeated(place.at.kind) | split).intersection(keys)


def _keys(places: list[_Place], lost: list[Lost]) -> list[str]:
    """The codes or labels to be tied: not those that one table lacks and that may stand in what was not read."""
    keys = list(dict.fromkeys(key for place in places for key in place.cells))
    if any(_TOTAL not in place.cells and place.home.prints(place.at.kind) for place in places):
        keys = [key for key in keys if key != _TOTAL]  # a total that is not printed is not nothing
    unread = {
        key for key in keys if any(key not in one.cells and one.home.may_hold(one.at.kind, key) for one in places)
    }
    if unread:
        lacking = [place.at.kind for place in places if not unread <= place.cells.keys()]
        lost.append(Lost(Lacking.ROWS, lacking, relations=len(unread)))
    return [key for key in keys if key not in unread]


def _sides(ground: Ground, places: list[_Place], key: str) -> Sides:
    """The cells of one code or label; where a table has no row of it, a gap."""
    gaps: list[Gap] = []
    counted: dict[bool, list[tuple[Cell, int]]] = {True: [], False: []}
    beside: list[Elsewhere] = []
    for one in places:
        if one.home is not ground:
            beside += elsewhere(one.term, one.cells.get(key, ()), 1 if one.on_the_left else -1)
            continue
        counted[one.on_the_left] += [(cell, one.term.coefficient) for cell in one.cells.get(key, ())]
        if key not in one.cells:
            gaps.append(one.gap(key))
    told = sum(abs(one.weight) * told_in(one.term.rounded) for one in places)
    return Sides.of(counted[True], counted[False], gaps, told, beside)


def _guards(ground: Ground, at: Address) -> Iterator[Cell]:
    """The cell of an address; ``*`` stands for every column that holds no money from the treasury and none that was
    carried over, which conditions tell of.

    Of a table that lacks the row all others tell.
    """
    if at.column != "*":
        yield from filter(None, [ground.cell_of(at)])
        return
    if (number := ground.number_of(at.kind)) is None:
        return
    table = ground.table(number)
    row = ground.row_of(table, at.row)
    for own in range(len(table.rows)) if row is None else (row,):
        for column in table.row_columns(own):
            if bare_column(table.columns[column]) not in ground.pack.leading | ground.pack.treasury | ground.carried:
                yield Cell(number, own, column)


def _lacks_row(ground: Ground, at: Address) -> bool:
    """Whether a table prints rows and not the one of an address."""
    table = ground.table_of(at.kind)
    return table is not None and bool(table.rows) and ground.row_of(table, at.row) is None


def _rows(ground: Ground, at: Address, classes: Mapping[str, str] | None, by_code: bool) -> _Column | None:
    """The column of an address, its cells keyed by code (the total by its rank) or, with ``classes``, by bare labels.

    Of several rows of one key the first, or ``by_code`` all. None when the table has no such column, or rows but none
    with such a key, as where spending is parted by its use and not by 类: it does not tell what the law asks.
    """
    number = ground.number_of(at.kind)
    if number is None:
        return None
    table = ground.table(number)
    spending = spending_side(table)
    found: dict[str, tuple[Cell, ...]] = {}
    telling = not table.rows
    column = ground.column_of(table, at.column, table.sides[spending])
    if column is None:
        return None
    for row, one in enumerate(table.rows):
        if classes is None:
            key = one.code or (_TOTAL if one.level == 0 else None)
            telling = telling or one.code is not None
        else:
            asked = one.level == 1 if one.code else is_class(table, row, classes, ground.carried)
            label = bare_label(one.name)
            key = classes.get(label, label) if one.side == spending and asked else None
            telling = telling or (key is not None and (label in classes or names_class(one)))
        if key is not None and (by_code or key not in found):
            found[key] = (*found.get(key, ()), Cell(number, row, column))
    return _Column(number, column, found) if telling else None
