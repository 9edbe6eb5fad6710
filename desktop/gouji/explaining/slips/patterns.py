"""The slips a hand or a converter makes in one printed figure, told from what is stated and what it should be.

Two are told by the identity of digits alone, however large the difference: decimals that were lost, the rest of the
figure being the same, and the amount of a row above that stands in one of its several parts. Held by
``test_what_is_lost_behind_the_point_is_named``, ``test_the_amount_of_the_row_above_is_named``,
``test_a_figure_that_is_not_the_same_is_called_neither``.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from gouji.model.brood import NO_ROW
from gouji.model.document import Cell, Document
from gouji.model.money import Figure, Unit, plain_amount
from gouji.model.table import Table

SWAPPED = "swapped-digits"
ONE_DIGIT = "one-digit"
DROPPED = "dropped-digit"
DOUBLED = "doubled-digit"
TIMES_TEN = "times-ten"
TENTH = "tenth"
TIMES_TEN_THOUSAND = "times-ten-thousand"
TEN_THOUSANDTH = "ten-thousandth"
SIGN = "sign"
LOST_FEN = "lost-fen"
LOST_DECIMALS = "lost-decimals"
REPEATED_ABOVE = "repeated-above"
NEIGHBOUR_ROW = "neighbour-row"
NEIGHBOUR_COLUMN = "neighbour-column"
PRINTED_ELSEWHERE = "printed-elsewhere"
OMITTED = "omitted"
SUPERFLUOUS = "superfluous"
UNEXPLAINED = "unexplained"

EXCHANGED = "exchanged"
WRONG_COLUMN = "wrong-column"
MISSING_ROW = "missing-row"
DUPLICATE_ROW = "duplicate-row"
WRONG_UNIT = "wrong-unit"
NOT_CARRIED_UP = "not-carried-up"
NOT_CARRIED_OVER = "not-carried-over"
CHANGED_ALONE = "changed-alone"

TENFOLD = frozenset({TIMES_TEN, TENTH})
ONE_FIGURE_DIGITS = frozenset({ONE_DIGIT, DROPPED, DOUBLED})

CONJECTURES = frozenset({NOT_CARRIED_UP, NOT_CARRIED_OVER, CHANGED_ALONE})
DEDUCED = CONJECTURES | {MISSING_ROW}
"""Slips of several figures whose amounts the sums tell, not another printed figure."""

EXCHANGES = frozenset({EXCHANGED, WRONG_COLUMN})
"""Slips of two figures of which each tells the other's amount."""

LIKELIHOOD = (
    WRONG_UNIT,
    DUPLICATE_ROW,
    MISSING_ROW,
    WRONG_COLUMN,
    EXCHANGED,
    NOT_CARRIED_OVER,
    NOT_CARRIED_UP,
    CHANGED_ALONE,
    SWAPPED,
    TIMES_TEN_THOUSAND,
    TEN_THOUSANDTH,
    TIMES_TEN,
    TENTH,
    SIGN,
    LOST_FEN,
    LOST_DECIMALS,
    REPEATED_ABOVE,
    NEIGHBOUR_ROW,
    NEIGHBOUR_COLUMN,
    ONE_DIGIT,
    DOUBLED,
    DROPPED,
    PRINTED_ELSEWHERE,
    OMITTED,
    SUPERFLUOUS,
    UNEXPLAINED,
)
"""Equals are listed in this order: first what leaves the plainest trace, last what could be anything."""

_RATIOS = ((10_000, TIMES_TEN_THOUSAND, TEN_THOUSANDTH), (10, TIMES_TEN, TENTH))


def pattern_of(document: Document, cell: Cell, suggested: Figure | None) -> str:
    """The slip that turns ``suggested`` into what stands in ``cell``."""
    table = document.tables[cell.table]
    stated = table.content(cell.row, cell.column).figure
    right, wrong = suggested.fen if suggested else 0, stated.fen if stated else 0
    if stated is None:
        return OMITTED
    if _repeats_above(table, cell, wrong):
        return REPEATED_ABOVE
    if not right:
        return SUPERFLUOUS
    if not stated.decimals and _lost_decimals(table, wrong, right):
        return LOST_FEN if table.unit is Unit.YUAN else LOST_DECIMALS
    return _multiple(wrong, right) or _digits_slip(table, wrong, right) or _copied(table, cell, wrong) or UNEXPLAINED


def _multiple(wrong: int, right: int) -> str | None:
    """The slip that makes one amount a plain multiple of the other."""
    if wrong == -right:
        return SIGN
    for factor, more, less in _RATIOS:
        if wrong == right * factor:
            return more
        if right == wrong * factor:
            return less
    return None


def _digits_slip(table: Table, wrong: int, right: int) -> str | None:
    return digit_slip(*_digits(table, wrong, right)) if (wrong < 0) == (right < 0) else None


def _repeats_above(table: Table, cell: Cell, wrong: int) -> bool:
    """Whether a row above prints the same amount in the column, though it has other parts there."""
    row, below = int(table.parents[cell.row]), cell.row
    while wrong and row != NO_ROW:
        parts = np.flatnonzero((table.parents == row) & (table.values[cell.column] != 0))
        if table.values[cell.column, row] == wrong and any(part != below for part in parts):
            return True
        row, below = int(table.parents[row]), row
    return False


def _lost_decimals(table: Table, wrong: int, right: int) -> bool:
    """Whether the figures are the same but for decimals, of which one has none."""
    whole = plain_amount(wrong, table.unit)
    return wrong != right and plain_amount(right, table.unit).partition(".")[0] == whole


def digit_slip(wrong: str, right: str) -> str | None:
    """One slip of the keys between two strings of digits; None when it takes more than one."""
    if len(wrong) == len(right):
        apart = [i for i, (a, b) in enumerate(zip(wrong, right, strict=True)) if a != b]
        if len(apart) == 1:
            return ONE_DIGIT
        if len(apart) == 2 and wrong[apart[0]] == right[apart[1]] and wrong[apart[1]] == right[apart[0]]:
            return SWAPPED
    if len(wrong) == len(right) - 1 and wrong in _without_one(right):
        return DROPPED
    if len(wrong) == len(right) + 1 and right in _without_one(wrong):
        return DOUBLED
    return None


def _without_one(digits: str) -> Iterator[str]:
    return (digits[:i] + digits[i + 1 :] for i in range(len(digits)))


def _digits(table: Table, wrong: int, right: int) -> tuple[str, str]:
    """The two amounts as digits alone, printed with the same decimals."""
    texts = [plain_amount(abs(fen), table.unit) for fen in (wrong, right)]
    places = max(len(text.partition(".")[2]) for text in texts)
    wrong_digits, right_digits = (plain_amount(abs(fen), table.unit, places).replace(".", "") for fen in (wrong, right))
    return wrong_digits, right_digits


def _copied(table: Table, cell: Cell, wrong: int) -> str | None:
    """The neighbour whose figure stands in the cell; not one that is the same by right: a total and its only part."""
    if not wrong:
        return None
    for row in (cell.row - 1, cell.row + 1):
        if 0 <= row < len(table.rows) and table.values[cell.column, row] == wrong and not _only_part(table, cell, row):
            return NEIGHBOUR_ROW
    beside = {int(table.values[c, cell.row]) for c in table.row_columns(cell.row) if c != cell.column} - {0}
    return NEIGHBOUR_COLUMN if wrong in beside and len(beside) > 1 else None


def _only_part(table: Table, cell: Cell, other: int) -> bool:
    """Whether one of two rows holds the other and no more."""
    for above, below in ((cell.row, other), (other, cell.row)):
        if table.parents[below] == above:
            return int((table.parents == above).sum()) == 1
    return False
