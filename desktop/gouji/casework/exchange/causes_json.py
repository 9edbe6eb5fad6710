"""The causes in the JSON of ``gouji check --json``: the order of the window and the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from gouji.casework.causes.cause import Cause, Wording
from gouji.casework.causes.told import number_of, place_of, statement
from gouji.casework.prose.said import said_by_id
from gouji.checking.check import Check
from gouji.checking.prose.text import held
from gouji.explaining.explanation import Correction
from gouji.model.document import Document
from gouji.model.money import Figure, plain_amount
from gouji.review.states import State
from gouji.wording import say

_AS_BEFORE = {State.PENDING: "open", State.CORRECTED: "adopted"}


def told_causes(check: Check, causes: Sequence[Cause]) -> list[dict[str, Any]]:
    """Every cause with what it settles. ``solution`` is that of its ``group`` among the suspects, null for none.

    ``figures`` are those of the only answer; where ``alternatives`` are several there are none. Where something of the
    text is wrong ``claims`` are what of that it settles, and ``words`` the figures of the text that are wrong by
    themselves. ``handled`` is what became of one that is not open: ``state`` tells no more of that
    than it always did. One that ``puts-back`` what the source prints is no error of the source.
    """
    document, standing = check.document, {finding.id: finding for finding in check.findings()}
    sentences = said_by_id(check)
    numbers = {id(one): f"C{number}" for number, one in enumerate(held(check), 1)}
    return [
        {
            "id": number_of(position),
            "place": place_of(document, cause),
            "statement": statement(document, cause, standing, sentences),
            "group": cause.group,
            "solution": cause.solution,
            "settles": list(cause.settles),
            "figures": [one for made in cause.corrections for one in _figures(document, made)],
            "pattern": cause.corrections[0].pattern if cause.corrections else cause.reason or None,
            "unique": cause.unique,
            "alternatives": len(cause.answers),
            "error": cause.weighs,
            "state": _AS_BEFORE.get(cause.state, "dealt-with"),
        }
        | ({} if cause.is_open else {"handled": cause.state.value})
        | ({"why": say(cause.why)} if cause.why else {})
        | ({"puts-back": True} if cause.puts_back else {})
        | ({"printed-so": True} if cause.printed_so else {})
        | (
            {"claims": [numbers[id(sentences[name].held)] for name in cause.said if name in sentences]}
            if cause.said
            else {}
        )
        | ({"words": [_words(one) for one in cause.words]} if cause.words else {})
        for position, cause in enumerate(causes)
    ]


def _words(one: Wording) -> dict[str, Any]:
    """A figure of the text with its unit, and what it should be, null where nobody knows."""
    return {"stated": one.stated, "suggested": one.should or None, "source": asdict(one.where)}


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
