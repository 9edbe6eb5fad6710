"""The causes in the JSON of ``gouji check --json``: the order of the window and the paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gouji.casework.causes.cause import Cause
from gouji.casework.causes.told import number_of, place_of, statement
from gouji.checking.check import Check
from gouji.explaining.explanation import Correction
from gouji.model.document import Document
from gouji.model.money import Figure, plain_amount
from gouji.wording import say


def told_causes(check: Check, causes: Sequence[Cause]) -> list[dict[str, Any]]:
    """Every cause with what it settles. ``solution`` is that of its ``group`` among the suspects, null for none.

    ``figures`` are those of the only answer; where ``alternatives`` are several there are none.
    """
    document, standing = check.document, {finding.id: finding for finding in check.findings()}
    return [
        {
            "id": number_of(position),
            "place": place_of(document, cause),
            "statement": statement(document, cause, standing),
            "group": cause.group,
            "solution": cause.solution,
            "settles": list(cause.settles),
            "figures": [one for made in cause.corrections for one in _figures(document, made)],
            "pattern": cause.corrections[0].pattern if cause.corrections else None,
            "unique": cause.unique,
            "alternatives": len(cause.answers),
            "error": cause.weighs,
            "state": cause.state.value,
        }
        | ({"why": say(cause.why)} if cause.why else {})
        for position, cause in enumerate(causes)
    ]


def _figures(document: Document, correction: Correction) -> list[dict[str, Any]]:
    return [
        {
            "cell": document.address(one.cell),
            "stated": _plain(document, one.cell.table, one.stated),
            "suggested": _plain(document, one.cell.table, one.suggested),
        }
        for one in correction.figures
    ]


def _plain(document: Document, table: int, figure: Figure | None) -> str | None:
    return plain_amount(figure.fen, document.tables[table].unit, figure.decimals) if figure else None
