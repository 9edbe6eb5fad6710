"""Amounts as a column of a frame: exact, in 元 as Decimal or in 分 as whole numbers; never as floats."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from typing import Any

    from pandas import Series

In = Literal["yuan", "fen"]
"""In which unit amounts are told: ``yuan`` as Decimal, ``fen`` as int64, or as Int64 where some are not known."""


def amount(fen: int, unit: In) -> Decimal | int:
    """One amount of so many 分."""
    return fen if unit == "fen" else Decimal(fen).scaleb(-2)


def amounts(fen: Sequence[int | None], unit: In) -> Series[Any]:
    """A column of them; None, or NA of whole numbers, is what no figure tells."""
    import pandas as pd

    if unit == "yuan":
        return pd.Series([None if one is None else amount(one, unit) for one in fen], dtype="object")
    return pd.Series(fen, dtype="Int64" if None in fen else "int64")


def texts(told: Sequence[str | None]) -> Series[str]:
    """A column of texts; NA is what is not told."""
    import pandas as pd

    return pd.Series([*told], dtype="string")
