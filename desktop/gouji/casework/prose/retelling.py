"""A figure of the text as it is typed anew: in the unit that the text prints, with no fewer decimals.

What is printed stays known: the change tells it, and the paper and the window show both. Held by
``tests/casework/prose/test_retelling.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gouji.errors import UserError
from gouji.model.change import Retelling, Slip
from gouji.model.document import Document, Letter
from gouji.model.money import AmountError, Unit, parse_amount
from gouji.prose.claims import Claim
from gouji.prose.paragraphs import folded
from gouji.prose.quantities import Quantity, Sort, is_number
from gouji.prose.text import Figure, text_of

OF_A_FORM = "A figure of a form is not changed here: correct the file and open it again."

_LONGEST = 20
"""Digits and signs of a number."""


@dataclass(frozen=True, slots=True)
class Retold:
    """A figure of the text that stands otherwise than it is printed, with the claim that it makes now."""

    place: Letter
    claim: Claim
    printed: str
    now: str

    @property
    def quantity(self) -> Quantity:
        """What it is now."""
        assert self.claim.quantity is not None
        return self.claim.quantity


def figure_of(document: Document, claim: Claim) -> Figure | None:
    """The figure of a claim of the text as it stands: where it begins, and what is printed there."""
    claims = text_of(document).claims
    number = next((number for number, one in enumerate(claims) if one is claim), None)
    return None if number is None or claim.quantity is None else text_of(document).figures[number]


def is_of_a_form(document: Document, claim: Claim) -> bool:
    """Whether a claim is what a line of a form tells, which is no passage of the text."""
    lines = (one for form in text_of(document).forms for one in form.paragraphs)
    return any(one is claim.paragraph for one in lines)


def retelling(document: Document, claim: Claim, typed: str, slip: Slip | None = None) -> Retelling:
    """The change that puts what was typed in place of the figure of a claim. Raises UserError where that is none."""
    figure, quantity = figure_of(document, claim), claim.quantity
    if is_of_a_form(document, claim):
        raise UserError("no-figure", OF_A_FORM)
    if figure is None or quantity is None:
        raise UserError("no-figure", "These words tell no figure that could be changed.")
    new = _number(typed, quantity)
    return Retelling(figure.place, figure.printed, document.retold.get(figure.place, figure.printed), new, slip)


def _number(typed: str, quantity: Quantity) -> str:
    """The number that was typed, also with its unit, as exact as the one in whose place it stands."""
    text = folded("".join(typed.split())).removesuffix(quantity.unit)
    whole, _, part = text.partition(".")
    if not is_number(text) or len(text) > _LONGEST or (part and quantity.sort is Sort.COUNT):
        raise UserError("no-figure", "“{typed}” is no figure in {unit}.", typed=typed.strip(), unit=quantity.unit)
    if quantity.sort is Sort.MONEY:
        try:
            parse_amount(text, Unit(quantity.unit))
        except AmountError as error:
            raise UserError("no-figure", str(error)) from error
    return f"{whole}.{part.ljust(quantity.places, '0')}" if part or quantity.places else whole


def retold(document: Document) -> Iterator[Retold]:
    """Every figure of the text that stands otherwise than it is printed, in the order of the text."""
    if not document.retold:
        return
    text = text_of(document)
    for claim, figure in zip(text.claims, text.figures, strict=True):
        if figure is not None and (now := document.retold.get(figure.place)) is not None:
            yield Retold(figure.place, claim, figure.printed, now)


def with_unit(number: str, quantity: Quantity) -> str:
    """A number in the unit of a quantity as it is shown."""
    return number + ("" if quantity.unit.endswith("%") else " ") + quantity.unit
