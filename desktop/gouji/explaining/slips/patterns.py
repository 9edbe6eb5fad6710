"""The slips a hand or a converter makes in one printed figure, told from what is stated and what it should be."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.model.document import Cell, Document
from gouji.model.money import Figure, plain_amount
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
    if stated is None or not right:
        return OMITTED if stated is None else SUPERFLUOUS
    if wrong == -right:
        return SIGN
    for factor, more, less in _RATIOS:
        if wrong == right * factor:
            return more
        if right == wrong * factor:
            return less
    digits = digit_slip(*_digits(table, wrong, right)) if (wrong < 0) == (right < 0) else None
    return digits or _copied(table, cell, wrong) or UNEXPLAINED


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
