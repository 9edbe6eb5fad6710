"""Figures of formulas that stand in another document: whether it is open, and whether it prints them.

Such a document is seen by the pack that is made for it, for a budget calls its columns otherwise than accounts. What it
does not print is nothing only where it is a code among others of its catalogue and level; else it is not known, and a
table there whose reading is in doubt tells nothing. Held by ``tests/checking/lowering/test_beside.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gouji.checking.families.sides import Elsewhere
from gouji.checking.families.unheld import Lacking
from gouji.checking.lowering.ground import Ground
from gouji.checking.lowering.lost import Lost
from gouji.checking.rules.formula import Term
from gouji.checking.unchecked import Why
from gouji.model.document import BY_WORD, Cell

MIRRORED = {"=": "=", "<=": ">=", ">=": "<="}
"""The sign of a formula whose sides change places."""


def unopened(ground: Ground, terms: Iterable[Term], relations: int | None = 1) -> list[Lost]:
    """The other documents that terms name and that are not open."""
    named = dict.fromkeys(term.address.document for term in terms if ground.of(term.address) is None)
    return [Lost(Lacking.DOCUMENT, named=one, relations=relations) for one in named]


def hindered(ground: Ground, terms: Iterable[Term], relations: int | None = 1) -> Iterator[Lost]:
    """Tables of other documents that are not there, or whose reading is in doubt."""
    for term in terms:
        at, home = term.address, ground.of(term.address)
        if not at.document or home is None:
            continue
        number = home.number_of(at.kind)
        if number is None:
            yield Lost(Lacking.TABLE_BESIDE, [at.kind], relations=relations, beside=BY_WORD[at.document])
        elif number in home.in_doubt:
            yield Lost(Lacking.DOUBT_BESIDE, [at.kind], relations=relations, beside=BY_WORD[at.document])


def unprinted(
    ground: Ground, side: Sequence[tuple[Term, Sequence[Cell]]], *, wanted: bool, relations: int | None = 1
) -> Iterator[Lost]:
    """What other documents would have to print on one ``side`` of a formula and do not; that they do not print it is
    told where it is ``wanted``, for money stands in this one that it would be held against."""
    beside = [(term, cells) for term, cells in side if term.address.document]
    none = bool(beside) and not any(cells for _, cells in beside)
    for term, cells in beside:
        at, home = term.address, ground.of(term.address)
        if cells or home is None or (term.optional and not none):
            continue
        if home.is_nothing(at) and home.lists(at.kind, at.row) and not home.lacks_column(at):
            continue
        if not wanted:
            yield Lost(Why.ROW, [at.kind], relations=relations)
            continue
        name = home.pack.names.printed(at.column if at.row == "*" or home.has_row(at) else at.row)[0]
        yield Lost(Lacking.PLACE_BESIDE, [at.kind], name, relations, BY_WORD[at.document])


def elsewhere(term: Term, cells: Iterable[Cell], sign: int) -> Iterator[Elsewhere]:
    """The figures of a term of another document, as they count on a side of a formula."""
    if beside := BY_WORD.get(term.address.document):
        yield from (Elsewhere(beside, cell, sign * term.coefficient) for cell in cells)
