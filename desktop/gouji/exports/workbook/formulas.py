"""Amounts and sums as a spreadsheet has them.

A cell holds a double: what is written is an amount of at most 15 digits in the unit of its table, which that holds to
the 分, and every sum is rounded to the 分 again. Held by ``tests/exports/workbook/test_amounts.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gouji.casework.relations.small_sum import SmallSum
from gouji.checking.families.sides import Term
from gouji.exports.workbook.layout import Layout, Spot, letters
from gouji.model.money import Unit, plain_amount

MOST_PARTS, MOST_LETTERS = 200, 6000
"""What one sum adds up, and how long a formula is: spreadsheets take 255 parts and 8,192 letters."""


def number(fen: int, unit: Unit) -> float:
    """An amount as a cell holds it. The one place where money is a float, and nothing is reckoned with it."""
    return fen / unit.fen


def rounded(expression: str, unit: Unit) -> str:
    """An expression to the 分."""
    return f"ROUND({expression},{len(str(unit.fen)) - 1})"


def added(layout: Layout, one: SmallSum, sheet: str) -> list[str]:
    """What the figures of a relation add up to, as seen from a sheet: the sum of these expressions, mostly one."""
    tables = layout.document.tables
    plain = [at for at, weight in one.added if weight == 1 and tables[at.table].unit is one.unit]
    pieces = _pieces(_ranges(map(layout.spot, plain), sheet))
    others = [term for term in one.added if term[1] != 1 or tables[term[0].table].unit is not one.unit]
    return _joined(
        [*map(_sum, pieces), *(_term(layout, one.unit, term, sheet) for term in others), *_beside(layout, one)]
    )


def held(layout: Layout, one: SmallSum, sheet: str) -> str:
    """What is printed on the other side."""
    terms = "".join(_term(layout, one.unit, term, sheet) for term in one.held).removeprefix("+")
    return terms if len(one.held) == 1 else rounded(terms or "0", one.unit)


def _ranges(spots: Iterable[Spot], sheet: str) -> Iterator[str]:
    """Cells one below the other as one range, in the order in which they stand."""
    ordered = sorted(spots, key=lambda one: (one.sheet, one.column, one.row))
    starts = [n for n in range(len(ordered)) if n == 0 or not _follow(ordered[n - 1], ordered[n])]
    for start, end in pairwise([*starts, len(ordered)]):
        first, last = ordered[start], ordered[end - 1]
        until = f":{letters(last.column)}{last.row + 1}" if last != first else ""
        yield first.seen_from(sheet) + until


def _follow(one: Spot, other: Spot) -> bool:
    return other == one._replace(row=one.row + 1)


def _beside(layout: Layout, one: SmallSum) -> Iterator[str]:
    """The figures of other documents, which are not in the workbook."""
    for other in one.elsewhere:
        table = layout.document.beside[other.beside].tables[other.cell.table]
        fen = table.values.item(other.cell.column, other.cell.row) * other.weight
        yield ("+" if fen >= 0 else "") + plain_amount(fen, one.unit)


def _term(layout: Layout, unit: Unit, term: Term, sheet: str) -> str:
    """``+C7``, ``-2*C7``, ``+'T5'!C7/10000``."""
    cell, weight = term
    own, reference = layout.document.tables[cell.table].unit, layout.spot(cell).seen_from(sheet)
    often = f"{abs(weight)}*" if abs(weight) != 1 else ""
    scale = f"*{own.fen // unit.fen}" if own.fen > unit.fen else f"/{unit.fen // own.fen}" if own.fen < unit.fen else ""
    return f"{'-' if weight < 0 else '+'}{often}{reference}{scale}"


def _pieces(parts: Iterable[str]) -> Iterator[list[str]]:
    """As many parts together as one sum takes."""
    piece: list[str] = []
    for part in parts:
        if len(piece) == MOST_PARTS or sum(map(len, piece)) + len(part) > MOST_LETTERS // 2:
            yield piece
            piece = []
        piece.append(part)
    if piece:
        yield piece


def _sum(parts: Sequence[str]) -> str:
    return f"+{parts[0]}" if len(parts) == 1 and ":" not in parts[0] else f"+SUM({','.join(parts)})"


def _joined(pieces: Iterable[str]) -> list[str]:
    """Expressions as long as one formula may be."""
    joined: list[str] = []
    for piece in pieces:
        if joined and len(joined[-1]) + len(piece) <= MOST_LETTERS:
            joined[-1] += piece
        else:
            joined.append(piece)
    return [one.removeprefix("+") for one in joined] or ["0"]
