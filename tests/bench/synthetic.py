"""Synthetic budgets: a tree with random fan-out over three columns, every relation of which agrees."""

from __future__ import annotations

import numpy as np

from gouji.model.brood import NO_ROW
from gouji.model.document import Document, SourceFile
from gouji.model.money import Unit
from gouji.model.table import Row, Table


class Rows:
    """Row texts made when they are asked for: the engine is measured without them."""

    def __init__(self, size: int) -> None:
        self.size = size

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, row: int) -> Row:
        if row >= self.size:
            raise IndexError(row)
        return Row(f"第{row}行", None, 1)


def budget(size: int, seed: int = 1) -> Document:
    """``size`` rows in breadth-first order, each parent with 1 to 19 children; 合计 = 基本支出 + 项目支出."""
    rng = np.random.default_rng(seed)
    fans = rng.integers(1, 20, size)
    ends = np.minimum(1 + np.cumsum(fans), size)
    parents = np.full(size, NO_ROW, np.int32)
    parents[1:] = np.searchsorted(ends, np.arange(1, size), side="right")
    rows = Rows(size)
    table = Table("T1", "expenditure", "", Unit.YUAN, ("合计", "基本支出", "项目支出"), rows, parents)  # type: ignore[arg-type]
    leaf = np.ones(size, bool)
    leaf[np.unique(parents[1:])] = False
    for column in (1, 2):
        amounts = np.where(leaf, rng.integers(1, 10**9, size), 0)
        for row in range(size - 1, 0, -1):
            amounts[parents[row]] += amounts[row]
        table.values[column] = amounts
    table.values[0] = table.values[1] + table.values[2]
    table.present[:] = True
    table.origin[:] = 1
    return Document(SourceFile("", "", "txt"), "", 2017, "budget", "", [table])
