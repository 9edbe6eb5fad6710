"""What went wrong, one cause a row, in the order of the window and the paper."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from gouji.casework.causes.cause import Cause
from gouji.casework.causes.told import number_of, place_of, statement
from gouji.casework.prose.said import said_by_id
from gouji.casework.telling.parts import file_of, where
from gouji.checking.check import Check
from gouji.frames.amounts import In, amount, texts
from gouji.model.document import Document
from gouji.model.money import Figure

if TYPE_CHECKING:
    from pandas import DataFrame


class Corrected(NamedTuple):
    """A figure that is wrong: where it stands, what stands there and what should; None is blank."""

    address: str
    stated: Decimal | int | None
    suggested: Decimal | int | None


class Reworded(NamedTuple):
    """Words of the text that are wrong: where they stand, what they say with its unit, and what they should say; "" is
    what nobody knows."""

    where: str
    stated: str
    suggested: str


def causes(check: Check, found: Sequence[Cause], unit: In = "yuan") -> DataFrame:
    """``figures`` are those of the only answer, ``words`` what the text says wrong, ``settles`` the ids of the findings
    that it settles, of tables and of the text."""
    import pandas as pd

    document, standing, sentences = check.document, {one.id: one for one in check.findings()}, said_by_id(check)
    return pd.DataFrame(
        {
            "id": texts([number_of(position) for position in range(len(found))]),
            "place": texts([place_of(document, one) for one in found]),
            "statement": texts([statement(document, one, standing, sentences) for one in found]),
            "figures": pd.Series([_figures(document, one, unit) for one in found], dtype="object"),
            "words": pd.Series([_words(document, one) for one in found], dtype="object"),
            "settles": pd.Series([one.ids for one in found], dtype="object"),
            "unique": pd.Series([one.unique for one in found], dtype="bool"),
            "alternatives": pd.Series([len(one.answers) for one in found], dtype="int64"),
            "error": pd.Series([one.weighs for one in found], dtype="bool"),
            "state": texts([one.state.value for one in found]),
        }
    )


def _words(document: Document, cause: Cause) -> tuple[Reworded, ...]:
    return tuple(
        Reworded(where(one.where, file_of(document, one.file)), one.stated or one.subject, one.should)
        for one in cause.words
    )


def _figures(document: Document, cause: Cause, unit: In) -> tuple[Corrected, ...]:
    def told(figure: Figure | None) -> Decimal | int | None:
        return None if figure is None else amount(figure.fen, unit)

    return tuple(Corrected(document.address(one.cell), told(one.stated), told(one.suggested)) for one in cause.figures)
