"""Claims of the text and hints of wording in the JSON of ``gouji check --json``."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from gouji.casework.prose.retelling import retold
from gouji.casework.telling.claims import statement
from gouji.checking.check import Check
from gouji.checking.families.family import NOT_APPLICABLE, OUTCOME_NAMES
from gouji.checking.prose.text import held, hints_of
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.model.document import Document
from gouji.model.money import Unit, plain_amount
from gouji.prose.quantities import Quantity, Sort
from gouji.wording import say


def claims(check: Check) -> list[dict[str, Any]]:
    """Every claim that was held against something, or could not be, in the order of the text."""
    document = check.document
    typed_over = {id(one.claim): one.printed for one in retold(document)}
    return [
        {"id": f"C{number}", "text": one.claim.text, "role": one.claim.role.value}
        | _quantity(one.claim.quantity)
        | ({"printed": typed_over[id(one.claim)]} if id(one.claim) in typed_over else {})
        | {"source": asdict(one.claim.source)}
        | ({"file": one.claim.file} if document.joined else {})
        | _verdict(document, one)
        for number, one in enumerate(held(check), 1)
    ]


def _quantity(quantity: Quantity | None) -> dict[str, Any]:
    """Its number as it is printed, without separators, and its unit."""
    if quantity is None:
        return {"amount": None, "unit": ""}
    worth = Unit(quantity.unit).fen if quantity.sort is Sort.MONEY else 1
    places = (
        len(str((quantity.step / worth * (100 if quantity.sort in (Sort.RATE, Sort.POINTS) else 1)).denominator)) - 1
    )
    if quantity.sort is Sort.MONEY:
        return {"amount": plain_amount(quantity.fen, Unit(quantity.unit), places), "unit": quantity.unit}
    scale = 100 if quantity.sort in (Sort.RATE, Sort.POINTS) else 1
    return {"amount": f"{float(quantity.value * scale):.{places}f}", "unit": quantity.unit}


def _verdict(document: Document, one: Held) -> dict[str, Any]:
    return {
        "ties_to": [document.address(cell) for cell in one.cells],
        "outcome": OUTCOME_NAMES[one.outcome],
        "severity": one.severity.value,
        "statement": statement(document, one),
    }


def outcomes(check: Check) -> dict[str, int]:
    """How many claims came out how."""
    counts = Counter(one.outcome for one in held(check))
    return {name: counts[outcome] for outcome, name in OUTCOME_NAMES.items() if outcome is not NOT_APPLICABLE}


def wording(check: Check) -> list[dict[str, Any]]:
    """Hints of words that are not as they are meant to be."""
    document = check.document
    return [
        {
            "id": f"W{number}",
            "kind": one.kind,
            "text": one.text,
            "statement": say(one.message),
            "severity": Severity.HINT.value,
            "source": asdict(one.source),
        }
        | ({"file": one.file} if document.joined else {})
        for number, one in enumerate(hints_of(document), 1)
    ]
