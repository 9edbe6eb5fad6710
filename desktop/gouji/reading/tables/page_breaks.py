"""What a page break cut in two: a row, whose cells go on overleaf.

A break cuts all cells of a row at once. So the first row overleaf is the rest of the last row of the page in all its
cells or in none, and what was cut is put together cell by cell and read as one row. It never is the rest where both
print a figure in one column, or it has a code or a number of its own.

That it is the rest is told where it has no code below codes, or no number between two numbers of one kind. Else both
ways to read it stand until the sums of the whole table tell (``hierarchy/broken_rows.py``); what is ``likely`` counts
where they tell nothing: one of both lacks what every other row of the pages prints, or totals, which stand beside each
other, are cut on one side. Held by ``tests/reading/test_broken_rows.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from gouji.model.document import NUMBERING
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.reason import Reason
from gouji.model.source import Source
from gouji.reading.tables.cell_rows import BlockRows
from gouji.reading.tables.header import Side
from gouji.reading.tables.rows import Amount, PrintedRow
from gouji.reading.tables.same_columns import Fitted
from gouji.reading.tables.torn_cells import perhaps_torn, torn_cells, usual_decimals
from gouji.reading.terms.figures import well_formed, whole_amount
from gouji.reading.terms.labels import is_of_which, numbering_style

_NEAR = 60
"""Rows of a page before and behind a break that tell what every row prints."""

_FEW = 3
"""Rows that must print something before every row is said to."""

_OF_ITS_OWN = re.compile(r"结转|结余")
"""Money that is carried over has a row without a number of its own."""

BySide = Sequence[PrintedRow | None]
"""What a row prints on each side."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Rows of a table that stand on one page: the number of each, its cells, and what it prints on each side."""

    fit: Fitted
    sides: Sequence[Side]
    readers: Sequence[BlockRows]
    rows: Sequence[tuple[int, Sequence[str | None], BySide]]

    def last(self) -> Leaf:
        """What is looked at where the table goes on overleaf."""
        return replace(self, rows=self.rows[-_NEAR:])


@dataclass(frozen=True, slots=True)
class Break:
    """Rows, from the one of number ``at``, that are two or one: the ``count`` that were read, or those of ``whole``."""

    at: int
    count: int
    whole: tuple[PrintedRow, ...]
    likely: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """The last row of a page with the first overleaf, cell by cell; ``told`` where it cannot be otherwise."""

    cells: tuple[str | None, ...]
    sides: tuple[PrintedRow | None, ...]
    told: bool
    likely: bool


def rest_lost(place: Source) -> Doubt:
    """Why a table is in doubt that goes on at a ``place`` where it was not recognised: its rows may be there."""
    message = "what follows it was not recognised and may be more of it"
    return Doubt(Misgiving.BREAK, Reason(message, places=(place,)))


def joined(before: Leaf, after: Leaf) -> Joined | None:
    """The last row of a page with what may be its rest; None where the first row overleaf is one of its own."""
    number, cells, last = before.rows[-1]
    first = after.rows[0][2]
    torn = _torn(before, after)
    if torn is not None:
        return torn
    pairs = [(one, rest) for one, rest in zip(last, first, strict=True) if rest is not None]
    if not pairs or any(one is None or not _may_go_on(one, rest) for one, rest in pairs):
        return None
    glued = _glued(before, cells, after)
    if glued is None:
        return None
    read = [reader.read(glued, number) for reader in before.readers]
    whole = [
        one if rest is None else _placed(both, one, rest) for both, one, rest in zip(read, last, first, strict=True)
    ]
    if not all(map(_is_one, last, first, whole)):
        return None
    sides = [side for side, rest in enumerate(first) if rest is not None]
    lacks = any(_lacks_a_column(before, after, side) for side in sides) or _lacks_a_number(before, after, whole)
    likely = lacks or _totals_side_by_side(last, first)
    return Joined(tuple(glued), tuple(whole), any(_is_told(before, after, side) for side in sides), likely)


def _torn(before: Leaf, after: Leaf) -> Joined | None:
    """The last row of a page with the codes and figures whole that end overleaf; None where the break tore none."""
    number, cells, last = before.rows[-1]
    glued = _glued(before, cells, after)
    if glued is None:
        return None
    own = before.fit.mapped
    starts = {at: (cells[at] or "").strip() for at in own.values()}
    overleaf = {own[column]: after.rows[0][1][at] for column, at in after.fit.mapped.items() if column in own}
    rests = {at: text.strip() for at, text in overleaf.items() if text and text.strip()}
    amounts = {own[column] for side in before.sides for column in side.amounts if column in own}
    codes = {own[side.codes[0]] for side in before.sides if len(side.codes) == 1 and side.codes[0] in own}
    printed = (row[at] for _, row, _ in before.rows for at in amounts)
    decimals = usual_decimals(printed)
    told = torn_cells(starts, rests, codes, amounts, decimals)
    torn = told or perhaps_torn(starts, rests, amounts, decimals)
    whole = [torn.get(at, text) for at, text in enumerate(glued)]
    read = [reader.read(whole, number) for reader in before.readers]
    if not torn or any((one is None) != (above is None) for one, above in zip(read, last, strict=True)):
        return None
    return Joined(tuple(whole), tuple(read), told=bool(told), likely=True)


def _may_go_on(one: PrintedRow, rest: PrintedRow) -> bool:
    """Whether what a side prints overleaf may belong to what it prints above: it does not begin a row by itself."""
    name = rest.row.name
    if rest.row.code or NUMBERING.match(name) or is_of_which(name):
        return False
    return rest.row.level > 0 or not name or (one.row.code is None and not NUMBERING.match(one.row.name))


def _glued(before: Leaf, cells: Sequence[str | None], after: Leaf) -> list[str | None] | None:
    """The cells of the last row with those of the first row overleaf; None where these stand in no column of it."""
    whole = list(cells)
    _, rest, _ = after.rows[0]
    own = before.fit.mapped
    for column, at in after.fit.mapped.items():
        text = rest[at]
        if not (text and text.strip()):
            continue
        if column not in own:
            return None
        start = whole[own[column]]
        whole[own[column]] = f"{start}\n{text}" if start else text
    known = set(after.fit.mapped.values())
    return whole if all(not (text and text.strip()) for at, text in enumerate(rest) if at not in known) else None


def _placed(whole: PrintedRow | None, last: PrintedRow | None, rest: PrintedRow) -> PrintedRow | None:
    """A row that was put together, with the figures that stand overleaf where they stand."""
    if whole is None or last is None:
        return None
    above = {amount.column for amount in last.amounts}
    overleaf = {amount.column: amount for amount in rest.amounts if amount.column not in above}
    return replace(whole, amounts=tuple(overleaf.get(amount.column, amount) for amount in whole.amounts))


def _is_one(last: PrintedRow | None, first: PrintedRow | None, whole: PrintedRow | None) -> bool:
    """Whether a row that was put together is the last row still, with all figures, and none made of two."""
    if first is None:
        return whole == last
    if last is None or whole is None or whole.row.code != last.row.code:
        return False
    if last.row.level == 0 and last.row.code is None and whole.row.level != 0:
        return False
    texts = {amount.column: amount.text for amount in last.amounts}
    cut = [(texts[rest.column], rest.text) for rest in first.amounts if rest.column in texts]
    if any(well_formed(start) and well_formed(rest) for start, rest in cut):
        return False
    columns = {amount.column for amount in (*last.amounts, *first.amounts)}
    figures = {amount.column: amount for amount in whole.amounts}
    return figures.keys() == columns and all(_is_figure(figures[rest.column]) for rest in first.amounts)


def _is_figure(amount: Amount) -> bool:
    return whole_amount(amount.text) is not None


def _is_told(before: Leaf, after: Leaf, side: int) -> bool:
    """Whether codes, or numbers of one kind above and below, tell that what a side prints overleaf is no row."""
    last, rest = before.rows[-1][2][side], after.rows[0][2][side]
    if last is None or rest is None or rest.row.level == 0 or not rest.row.name:
        return False
    if last.row.code:
        return not any(one.row.code is None and one.row.level > 0 for one in _others(before, after, side))
    style = numbering_style(last.row.name)
    if style is None or any(one is not None and one.row.level == 0 for one in after.rows[0][2]):
        return False
    below = next((one for _, _, row in after.rows[1:] if (one := row[side]) is not None), None)
    return below is not None and numbering_style(below.row.name) == style


def _others(before: Leaf, after: Leaf, side: int) -> Iterator[PrintedRow]:
    """What the other rows of both pages print on a side, near the break."""
    for _, _, row in (*before.rows[:-1], *islice(after.rows, 1, _NEAR)):
        if (one := row[side]) is not None:
            yield one


def _totals_side_by_side(last: BySide, first: BySide) -> bool:
    """Whether the last row has a total on one side, and what is overleaf makes it one on another."""
    ends = [side for side, one in enumerate(last) if one is not None and _is_total(one)]
    rests = [side for side, one in enumerate(first) if one is not None and _is_total(one)]
    return bool(ends) and bool(rests) and not set(ends) & set(rests)


def _lacks_a_column(before: Leaf, after: Leaf, side: int) -> bool:
    """Whether the last row, or the first overleaf, lacks what every other row prints, and has it from the other.

    A total has no code and may have no second name, but figures. A label that covers several rows may cover those
    overleaf too, where it is not printed again.
    """
    rest = after.rows[0][2][side]
    rows = [
        (leaf, cells, one)
        for leaf, some in ((before, before.rows[:-1]), (after, [*islice(after.rows, 1, _NEAR)]))
        for _, cells, row in some
        if (one := row[side]) is not None
    ]
    if rest is None or _is_total(rest) or _OF_ITS_OWN.search(rest.row.name):
        return False
    columns = before.sides[side]
    for column in (*columns.codes, *columns.texts, *columns.amounts):
        own = rows if column in columns.amounts else [one for one in rows if not _is_total(one[2])]
        if column in columns.texts and any(leaf.fit.text(cells, column) is None for leaf, cells, _ in own):
            continue
        everywhere = len(own) >= _FEW and all(_prints(leaf, cells, column) for leaf, cells, _ in own)
        if everywhere and _prints(before, before.rows[-1][1], column) != _prints(after, after.rows[0][1], column):
            return True
    return False


def _lacks_a_number(before: Leaf, after: Leaf, whole: BySide) -> bool:
    """Whether a name overleaf, beside no figure, is the only one without a number but totals and money carried over."""
    first = after.rows[0][2]
    sides = [side for side, rest in enumerate(first) if rest is not None]
    others = [one for side in sides for one in _others(before, after, side)]
    several = sum(NUMBERING.match(one.row.name) is not None for one in others) > 1
    joined = [one for side in sides if (one := whole[side]) is not None]
    rests = [one for one in first if one is not None]
    bare = any(not one.amounts and not _is_marked(one) for one in rests)
    return several and bare and all(map(_is_marked, (*others, *joined)))


def _is_marked(one: PrintedRow) -> bool:
    name = one.row.name
    return _is_total(one) or NUMBERING.match(name) is not None or _OF_ITS_OWN.search(name) is not None


def _prints(leaf: Leaf, cells: Sequence[str | None], column: int) -> bool:
    text = leaf.fit.text(cells, column)
    return text is None or bool(text.strip())


def _is_total(one: PrintedRow) -> bool:
    return one.row.level == 0 and one.row.code is None
