"""What the selected figures add up to, as spreadsheets tell it. Held by ``tests/window/test_blocks.py``."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.model.document import Cell
from gouji.model.money import show_amount
from gouji.window.tree.checked import CheckedModel
from gouji.wording import say


def summed(model: CheckedModel, cells: Iterable[Cell]) -> str:
    """Sum, average and count of the figures in several cells, exact; blank where fewer than two hold one."""
    table = model.table
    held = [int(table.values[column, row]) for _, row, column in cells if table.present[column, row]]
    if len(held) < 2:
        return ""
    total, unit = sum(held), model.unit
    average = (2 * total + len(held)) // (2 * len(held))  # to the 分, half up
    shown = {"sum": show_amount(total, unit), "average": show_amount(average, unit), "count": len(held)}
    return say("Sum {sum} {unit} · average {average} · count {count}", unit=unit.value, **shown)
