"""A form against itself: its parts and their whole, its year and days, its boxes, what must be filled in and signed.

A whole that its cells contradict is wrong; of lines that lost their cells nothing more than a reason is asked, and
parts of which not all are known tell nothing, nor do those that would add up if some were within the one before them.
What a signature and a mark look like in a picture no text tells: on paper that one is missing is a hint. Held by
``tests/checking/forms/test_within.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from gouji.checking.families.family import AGREES, DIFFERS, ROUNDING, UNCHECKABLE, Outcome
from gouji.checking.prose import amounts
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.model.money import Figure, Unit, half_unit
from gouji.model.source import OnPage
from gouji.prose.claims import Claim, Role, Subject
from gouji.prose.forms.filled import Field, Found
from gouji.prose.forms.shown import CHOICE, ShownForm, ShownLine, of_signature
from gouji.prose.forms.vocabulary import form_words
from gouji.prose.quantities import Quantity

_WHOLES = ("annual-budget", "total-budget")


def claim_of(line: ShownLine) -> Claim:
    """What a line of a form claims."""
    start, end = 0, len(line.paragraph.text)
    return Claim(line.paragraph, Role.FIELD, Subject(line.label), start, end, -1, line.quantity)


@dataclass(frozen=True, slots=True)
class Within:
    """One form as lines of text, in a document of a year."""

    form: ShownForm
    year: int | None

    def held(self) -> Iterator[Held]:
        """What is held of it."""
        for key in _WHOLES:
            yield from self._parts(key)
        yield from self._of_the_whole()
        yield from self._year()
        yield from self._days()
        yield from self._boxes()
        yield from self._filled_in()
        yield from self._signed()

    def _parts(self, key: str) -> Iterator[Held]:
        filled = self.form.filled
        whole, parts = filled.get(key), filled.parts(key)
        line = self.form.line(whole)
        if whole is None or line is None or whole.is_blank or not (parts or key in filled.unread):
            return
        unknown = whole.figure is None or any(one.figure is None and not one.is_blank for one in parts)
        if unknown or key in filled.unread or not _are_all(key, parts):
            yield Held(claim_of(line), UNCHECKABLE, "not all of its parts are known", aspect="parts")
            return
        stated, figures = line.quantity, [one.figure for one in parts if one.figure]
        assert whole.figure is not None
        assert stated is not None
        unit = filled.unit or Unit.YUAN
        outcome = _added(whole.figure, figures, unit)
        total = amounts.amount_of(Fraction(sum(one.fen for one in figures)), _finest(stated, figures, unit))
        params = {"sum": total, "stated": amounts.printed(stated)}
        if outcome is AGREES:
            yield Held(claim_of(line), AGREES, aspect="parts")
        elif _may_be_within(whole.figure, parts):
            yield Held(claim_of(line), UNCHECKABLE, "some of its parts may be within another", aspect="parts")
        elif outcome is ROUNDING:
            message = "its parts add up to {sum}: the last digit is another"
            yield Held(claim_of(line), ROUNDING, message, params, aspect="parts")
        else:
            severity = Severity.MUST if filled.in_cells else Severity.EXPLAIN
            message = "its parts add up to {sum}, not to {stated}"
            yield Held(claim_of(line), DIFFERS, message, params, severity=severity, aspect="parts")

    def _of_the_whole(self) -> Iterator[Held]:
        """The amount of one year is part of that of all."""
        annual, total = (self.form.line(self.form.filled.get(key)) for key in _WHOLES)
        if annual is None or total is None or annual.quantity is None or total.quantity is None:
            return
        if annual.quantity.value > total.quantity.value:
            params = {"stated": amounts.printed(annual.quantity), "whole": amounts.printed(total.quantity)}
            message = "{stated} is more than the {whole} that it is part of"
            yield Held(claim_of(annual), DIFFERS, message, params, severity=Severity.EXPLAIN, aspect="whole")

    def _year(self) -> Iterator[Held]:
        filled, line = self.form.filled, self.form.of_key("project")
        if filled.year is None or self.year is None or line is None or filled.year == self.year:
            return
        params = {"year": str(filled.year), "own": str(self.year)}
        message = "the form is of {year}, and the document of {own}"
        yield Held(claim_of(line), DIFFERS, message, params, severity=Severity.EXPLAIN, aspect="year")

    def _days(self) -> Iterator[Held]:
        start, end, filled = self.form.filled.get("start"), self.form.filled.get("end"), self.form.filled
        line = self.form.line(end)
        if start is None or end is None or line is None or start.day is None or end.day is None:
            return
        year = filled.year or self.year
        if end.day < start.day:
            message = "it ends before it begins"
            yield Held(claim_of(line), DIFFERS, message, severity=Severity.EXPLAIN, aspect="days")
        elif year is not None and not start.day.year <= year <= end.day.year:
            message = "the project does not run in {year}"
            yield Held(claim_of(line), DIFFERS, message, {"year": str(year)}, severity=Severity.EXPLAIN, aspect="days")

    def _boxes(self) -> Iterator[Held]:
        boxes, line = self.form.filled.boxes, self.form.of_key(CHOICE)
        if len(boxes) > 1 and line is not None and not any(one.ticked for one in boxes):
            message = "no box is ticked"
            yield Held(claim_of(line), DIFFERS, message, severity=Severity.HINT, aspect="boxes")

    def _filled_in(self) -> Iterator[Held]:
        if not self.form.filled.in_cells:
            return
        for field in self.form.filled.fields:
            line = self.form.line(field)
            if field.required and field.is_blank and line is not None:
                message = "nothing is filled in"
                yield Held(claim_of(line), DIFFERS, message, severity=Severity.EXPLAIN, aspect="blank")

    def _signed(self) -> Iterator[Held]:
        for place in self.form.filled.signatures:
            line = of_signature(self.form, place)
            if line is None or place.by:
                continue
            if place.by is None:
                yield Held(claim_of(line), UNCHECKABLE, "whether it is signed was not read", aspect="signature")
                continue
            on_paper = isinstance(place.source, OnPage)
            message = "the signature is missing" if not on_paper else "no signature is printed; it may be a picture"
            severity = Severity.HINT if on_paper else Severity.EXPLAIN
            yield Held(claim_of(line), DIFFERS, message, severity=severity, aspect="signature")


def _are_all(key: str, parts: Sequence[Field]) -> bool:
    """Whether parts are all of a whole: what a table of them lists, or a set that is known to make it up."""
    words = form_words()
    known = [one.label for one in parts if (named := words.field_of(one.label)) is not None and named.sort == "part"]
    if not known:
        return True
    sets = [parts for whole in words.whole if whole.of == key for parts in whole.parts]
    return len(known) == len(parts) and len(set(known)) == len(known) and frozenset(known) in sets


def _may_be_within(whole: Figure, parts: Sequence[Field]) -> bool:
    """Whether what the parts are too much is exactly what is printed behind one that may hold it: parts that add up to
    that one, or money carried over behind an appropriation that is not said to be of the year alone."""
    known = [(one.label, one.figure.fen) for one in parts if one.figure]
    excess = sum(fen for _, fen in known) - whole.fen
    if excess <= 0:
        return False
    for number, (label, fen) in enumerate(known):
        behind = [each for _, each in known[number + 1 :]]
        if fen == excess and fen in accumulate(behind):
            return True
        carried = [each for name, each in known[number + 1 :] if "结转" in name]
        if "拨款" in label and "当年" not in label and excess in carried:
            return True
    return False


def _added(whole: Figure, parts: Sequence[Figure], unit: Unit) -> Outcome:
    off = abs(sum(one.fen for one in parts) - whole.fen)
    if not off:
        return AGREES
    leeway = sum(half_unit(unit, one.decimals) for one in (whole, *parts))
    return ROUNDING if unit is not Unit.YUAN and off <= leeway else DIFFERS


def _finest(like: Quantity, parts: Sequence[Figure], unit: Unit) -> Quantity:
    """An amount with the decimals of the finest part."""
    places = max((one.decimals for one in parts), default=0)
    step = min(like.step, Fraction(unit.fen, 10**places))
    return Quantity(like.sort, like.value, step, like.unit, like.start, like.end)


def is_sure(field: Field | None) -> bool:
    """Whether an amount of a form is known."""
    return field is not None and field.figure is not None and field.found is not Found.UNKNOWN
