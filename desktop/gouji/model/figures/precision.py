"""How many decimals a column is printed with, where a spreadsheet leaves the last zeros out.

A column is as exact as the finest figure that it prints: 12 among 12.34 and 5.6 means 12.00. Beside finer columns
it either is printed coarser (合计 in whole 万元, 上年预算数 with two decimals) or its last zeros are always left out.
It is taken to be coarser where enough different figures of it end in another digit than 0; else it borrows the
decimals of the finest column: round amounts, zeros and a few figures tell nothing of their print.

Both can be wrong. A coarse column that borrows makes true sums differ: so of enough figures what they end in decides,
though amounts may chance to be whole. A column of many whole amounts that speaks for itself lets a slip of about half
its last place pass as rounding, which is shown as that: the lesser error, for nobody is accused wrongly. Held by
``tests/model/test_precision.py``.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gouji.model.money import Unit

ENOUGH = 4
"""So many different figures tell: that all of them are whole by chance is one of 10,000 by their last digits alone."""


def precisions(values: NDArray[np.int64], decimals: NDArray[np.int8], unit: Unit) -> tuple[int, ...]:
    """The decimals of each column of ``values`` (分) and ``decimals`` as printed, both of (columns, rows).

    Nothing may be printed 0.00 in a column of one decimal, so a zero tells nothing of the others.
    """
    own = np.where(values == 0, np.int8(0), decimals).max(axis=1, initial=0).tolist()
    finest = max(own, default=0)
    return tuple(
        finest if places < finest and not _is_coarse(column, max(unit.fen // 10**places, 1)) else places
        for column, places in zip(values, own, strict=True)
    )


def _is_coarse(column: NDArray[np.int64], place: int) -> bool:
    """Whether enough figures end in the last place that the column prints, in 分, and most of them do."""
    figures = np.sort(column[column != 0])
    figures = figures[np.diff(figures, prepend=0) != 0]
    ending = np.count_nonzero(figures // place % 10)
    return bool(ending >= ENOUGH and 2 * ending > len(figures))
