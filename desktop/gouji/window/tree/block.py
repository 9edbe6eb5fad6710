"""A block of cells that is pasted into a table, cleared or filled, as one action or not at all.

What stands over codes and names must be what stands there, so that no figure comes into another row. Held by
``tests/window/test_blocks.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex

from gouji.errors import UserError
from gouji.model.document import Cell
from gouji.model.figures.typed import typed_amount
from gouji.model.money import AmountError, Figure
from gouji.reading.sources.text.copied import copied_text
from gouji.reading.sources.text.delimited import separated
from gouji.window.tree.checked import CheckedModel
from gouji.wording import say

Figures = list[tuple[Cell, Figure | None]]


def copied_block(plain: str, html: str) -> list[list[str]]:
    """What was copied elsewhere as rows of cells, without the blank lines at its end."""
    rows = separated(copied_text(plain.strip("\r\n"), html), "\t")[0]
    while rows and not any(text.strip() for text in rows[-1]):
        rows.pop()
    return rows


def pasted(
    model: CheckedModel, block: Sequence[Sequence[str]], at: QModelIndex, across: Sequence[int], into: Iterable[Cell]
) -> Figures:
    """The figures of a block that begins at a cell and goes over the view columns ``across``; one figure goes into
    all the cells ``into``. Raises UserError."""
    if len(block) == 1 and len(block[0]) == 1:
        return [(cell, _figure(model, block[0][0])) for cell in into]
    columns = [column for column in across if column >= at.column()]
    if at.row() + len(block) > model.rowCount() or max(map(len, block)) > len(columns):
        raise UserError("beyond-table", "What was copied reaches beyond the table; nothing was pasted.")
    figures: Figures = []
    for line, texts in enumerate(block, at.row()):
        for text, column in zip(texts, columns, strict=False):
            index = model.index(line, column)
            cell = model.cell_of(index)
            if cell is not None:
                figures.append((cell, _figure(model, text)))
            elif text.strip() and "".join(text.split()) != "".join(model.plain(index).split()):
                told = "“{text}” was copied where “{there}” stands; nothing was pasted."
                raise UserError("other-row", told, text=text.strip(), there=model.plain(index))
    return figures


def _figure(model: CheckedModel, text: str) -> Figure | None:
    try:
        return typed_amount(text, model.unit, model.table.unit)
    except AmountError as error:
        told = "“{text}”: {reason}; nothing was pasted."
        raise UserError("no-amount", told, text=text.strip(), reason=say(str(error))) from error


def filled(model: CheckedModel, cells: Iterable[Cell]) -> Figures:
    """Each figure of the uppermost selected cells, down its column."""
    by_column: dict[int, list[Cell]] = {}
    for cell in cells:
        by_column.setdefault(cell.column, []).append(cell)
    figures: Figures = []
    for column in by_column.values():
        first, *below = sorted(column, key=lambda cell: model.line_of(cell.row) or 0)
        figure = model.table.content(first.row, first.column).figure
        figures += [(cell, figure) for cell in below]
    return figures
