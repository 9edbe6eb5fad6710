"""A table laid out on pages: widths of columns, texts broken into lines, rows cut at the end of a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from tests.generated.sheets import Sheet
from tests.generated.writers.grid import Cell, cells

Measure = Callable[[str], float]
"""How wide a text is, in points."""

_PIECES = re.compile(r"[0-9A-Za-z,.\-]+|.", re.DOTALL)
PAD = 3.0


@dataclass(frozen=True)
class Laid:
    """A cell with its lines; ``columns`` and ``rows`` it spans."""

    cell: Cell
    lines: tuple[str, ...]
    role: str


@dataclass
class Line:
    """One row of the grid: its height, and its cells, each drawn in the row that it begins in."""

    height: float
    cells: list[Laid] = field(default_factory=list)
    level: int = 1
    head: bool = False


def widths(sheet: Sheet, room: float, size: float, measure: Measure, narrow: float) -> list[float]:
    """The width of each column; ``narrow`` is which part of what it would like a column of names gets.

    Amounts are never broken: they get what they need. Wider than ``room`` only where even that is too much.
    """
    roles, body = sheet.roles, sheet.body
    wanted = []
    for column, role in enumerate(roles):
        texts = [row[column] for row in body if row[column] not in ("<", "^")]
        longest = max((measure(text) for text in texts if role == "a" or "<" not in text), default=0.0)
        if role == "a":
            wanted.append(max(longest, 3 * size) + 2 * PAD + 1)
        elif role == "c":
            wanted.append(max(longest, (1.6 if roles.count("c") > 1 else 4) * size) + 2 * PAD)
        else:
            wanted.append(max(min(longest, 30 * size) * narrow, 5 * size) + 2 * PAD)
    spare = room - sum(wanted)
    share = [0 if role == "c" else 1 for role in roles]
    if spare > 0:
        part = min(spare, room * 0.4) / max(sum(share), 1)
        return [width + part * one for width, one in zip(wanted, share, strict=True)]
    return wanted


def broken(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """The lines of a text in a cell; figures and codes stay whole."""
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        if line and measure(line + piece) > width:
            lines.append(line)
            line = ""
        line += piece
    return tuple(line for line in [*lines, line] if line)


def rows_of(sheet: Sheet, columns: list[float], size: float, measure: Measure, pad: float) -> list[Line]:
    """The rows of header and body, high enough for what they hold."""
    count = len(sheet.header) + len(sheet.body)
    lines = [Line(size + 2 * pad, head=number < len(sheet.header)) for number in range(count)]
    for cell in cells([*sheet.header, *sheet.body]):
        width = sum(columns[cell.column : cell.column + cell.columns]) - 2 * PAD
        laid = Laid(cell, broken(cell.text, width, measure), sheet.roles[cell.column])
        lines[cell.row].cells.append(laid)
        needed = max(len(laid.lines), 1) * (size + 1.5) + 2 * pad
        had = sum(line.height for line in lines[cell.row : cell.row + cell.rows])
        if needed > had:
            lines[cell.row + cell.rows - 1].height += needed - had
    return lines


def cut(line: Line, keep: int, size: float, pad: float) -> tuple[Line, Line]:
    """A row cut at the end of a page: ``keep`` lines of each cell stay, the rest goes on overleaf."""
    kept = [replace(laid, lines=laid.lines[:keep]) for laid in line.cells]
    rest = [replace(laid, lines=laid.lines[keep:]) for laid in line.cells]
    longest = max((len(laid.lines) for laid in rest), default=1)
    return (
        Line(keep * (size + 1.5) + 2 * pad, kept, head=line.head),
        Line(longest * (size + 1.5) + 2 * pad, rest, head=line.head),
    )


def longest(line: Line) -> int:
    return max((len(laid.lines) for laid in line.cells if laid.cell.rows == 1), default=1)


def spans(lines: list[Line]) -> Iterator[tuple[int, Laid]]:
    """Every cell with the place of its first row among the lines."""
    for number, line in enumerate(lines):
        for laid in line.cells:
            yield number, laid
