"""Quantities in words for the sentences about them, in the unit that the text uses."""

from __future__ import annotations

from fractions import Fraction

from gouji.checking.prose.figures import Range
from gouji.model.document import Cell, Document
from gouji.model.money import Unit, show_amount
from gouji.prose.quantities import Quantity, Sort


def printed(quantity: Quantity) -> str:
    """As the text prints it."""
    if quantity.sort in (Sort.RATE, Sort.POINTS):
        return _rate(quantity.value, _places(quantity.step * 100)) + quantity.unit.replace("%", "")
    if quantity.sort is Sort.MONEY:
        unit = Unit(quantity.unit)
        return f"{show_amount(quantity.fen, unit, _places(quantity.step / unit.fen))} {quantity.unit}"
    return f"{quantity.value} {quantity.unit}"


def in_table(document: Document, cell: Cell) -> str:
    """A figure of a table in its unit; a blank is nothing."""
    table = document.tables[cell.table]
    figure = table.content(cell.row, cell.column).figure
    return (
        f"{show_amount(figure.fen if figure else 0, table.unit, figure.decimals if figure else 0)} {table.unit.value}"
    )


def number_of(value: Fraction, like: Quantity, places: int) -> str:
    """A value that was worked out as the text would print it: in the unit of another figure, with so many decimals."""
    scaled = (abs(value) / like.one * 10**places + Fraction(1, 2)).__floor__()
    whole, part = divmod(scaled, 10**places)
    return f"{'-' if value < 0 and scaled else ''}{whole}" + (f".{part:0{places}d}" if places else "")


def rate_of(between: Range, like: Quantity) -> str:
    """A rate that was worked out, with the decimals of the one that the text prints."""
    return _rate((between.low + between.high) / 2, _places(like.step * 100))


def amount_of(value: Fraction, like: Quantity) -> str:
    """An amount that was worked out, in the unit of one that the text prints."""
    if like.sort is not Sort.MONEY:
        return f"{value} {like.unit}"
    unit = Unit(like.unit)
    return f"{show_amount(round(value), unit, _places(like.step / unit.fen))} {like.unit}"


def _rate(value: Fraction, places: int) -> str:
    scaled = round(abs(value) * 100 * 10**places)
    whole, part = divmod(scaled, 10**places)
    return f"{'−' if value < 0 and scaled else ''}{whole}" + (f".{part:0{places}d}" if places else "") + "%"


def _places(step: Fraction) -> int:
    return len(str(step.denominator)) - 1
