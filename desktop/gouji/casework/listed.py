"""What is listed among all that was found, of tables and text alike: its sentence, its amounts, its tables."""

from __future__ import annotations

from gouji.casework.prose import proof
from gouji.casework.prose.retelling import with_unit
from gouji.casework.prose.said import Said
from gouji.casework.telling.sentences import Amounts, amounts_of, relation_of, sentence, with_reason
from gouji.checking.check import Check
from gouji.checking.findings import Finding
from gouji.checking.prose import amounts
from gouji.prose.quantities import Quantity, Sort, number_at
from gouji.wording import say

Listed = Finding | Said


def told(check: Check, one: Listed) -> str:
    """What was found, in a sentence; of the text with its words."""
    if isinstance(one, Finding):
        return sentence(check.document, one)
    return say("“{text}”", text=proof.quoted(check, one)) + proof.sentence(check.document, one)


def told_with_reason(check: Check, one: Listed) -> str:
    """The same, with why its law holds."""
    return with_reason(check.document, one) if isinstance(one, Finding) else told(check, one)


def relation_told(one: Listed) -> str:
    """What kind of relation it is of."""
    return relation_of(one) if isinstance(one, Finding) else say("what the text says")


def amounts_told(check: Check, one: Listed) -> Amounts:
    """What would be right, what is stated, and by how much that is out: of the text in its own unit."""
    if isinstance(one, Finding):
        return amounts_of(check.document, one)
    quantity, should = _figure(one)
    if one.held is None or quantity is None:
        return Amounts("", "", "")
    stated = with_unit(number_at(one.held.claim.paragraph.text, quantity), quantity)
    if should is None:
        return Amounts("", stated, "")
    apart = quantity.value - should.value
    number = amounts.number_of(apart, quantity, max(quantity.places, should.places)).replace("-", "−")
    difference = with_unit(f"{'+' if apart > 0 else ''}{number}", quantity)
    return Amounts(with_unit(one.held.should, quantity), stated, difference)


def out_by(one: Listed) -> int | None:
    """By how much an amount is out, in 分; None where that is not known."""
    if isinstance(one, Finding):
        return one.difference
    quantity, should = _figure(one)
    return None if quantity is None or should is None or quantity.sort is not Sort.MONEY else quantity.fen - should.fen


def amounts_sorted_by(one: Listed) -> tuple[int | None, int | None, int | None]:
    """What would be right, what is stated, and by how much that is out, in 分."""
    if isinstance(one, Finding):
        return one.expected, one.stated, one.difference
    quantity, should = _figure(one)
    is_money = quantity is not None and quantity.sort is Sort.MONEY
    stated = quantity.fen if quantity and is_money else None
    return should.fen if should and is_money else None, stated, out_by(one)


def tables_of(one: Listed) -> tuple[int, ...]:
    """The tables in which it marks a figure."""
    return one.tables if isinstance(one, Finding) else tuple(dict.fromkeys(cell.table for cell in one.cells))


def _figure(one: Said) -> tuple[Quantity | None, Quantity | None]:
    """Its figure, and what would be right in its place."""
    quantity = one.held.claim.quantity if one.held else None
    return quantity, quantity.retold(one.held.should) if quantity and one.held and one.held.should else None
