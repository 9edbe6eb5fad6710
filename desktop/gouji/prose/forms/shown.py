"""A form as lines of text: a heading, then each field with its label, so that what is said of one has its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from gouji.model.document import Passage
from gouji.model.money import Figure, Unit
from gouji.model.source import Source
from gouji.prose.forms.filled import PARTS, Box, Field, FilledForm, Signature
from gouji.prose.paragraphs import Paragraph, folded
from gouji.prose.quantities import Quantity, Sort

_UNTITLED = "绩效目标表"
_TICKED, _EMPTY = "☑", "☐"
CHOICE, SIGNED, PART = "category", "signed", PARTS


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A field, all boxes, or a place for a signature, as a paragraph: ``at`` is where its ``text`` begins in it."""

    key: str
    label: str
    text: str
    paragraph: Paragraph
    at: int
    field: Field | None = None
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class ShownForm:
    """A form with its heading and its lines."""

    filled: FilledForm
    heading: Paragraph
    lines: tuple[ShownLine, ...]

    def line(self, field: Field | None) -> ShownLine | None:
        """The line of a field."""
        return next((one for one in self.lines if field is not None and one.field is field), None)

    def of_key(self, key: str) -> ShownLine | None:
        """The first line of a key."""
        return next((one for one in self.lines if one.key == key), None)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return (self.heading, *(one.paragraph for one in self.lines))


def shown(filled: FilledForm) -> ShownForm:
    """A form as lines of text."""
    printed, file = filled.form.printed, filled.form.printed.file
    title = filled.form.title or _UNTITLED
    passage = Passage(printed.sources[0][0], title, file)
    heading = Paragraph(folded(printed.id + "".join(title.split())), (passage,), (0,), ())
    return ShownForm(filled, heading, tuple(_lines(filled, heading, file)))


def _lines(filled: FilledForm, heading: Paragraph, file: int) -> Iterator[ShownLine]:
    def line(key: str, label: str, text: str, source: Source, field: Field | None = None) -> ShownLine:
        lead = folded(f"{label}：")
        whole = lead + folded("".join(text.split()))
        paragraph = Paragraph(whole, (Passage(source, whole, file),), (0,), (heading.text,))
        figure = field.figure if field else None
        quantity = _quantity(figure, filled.unit or Unit.YUAN, len(lead), len(whole)) if figure else None
        return ShownLine(key, label, text, paragraph, len(lead), field, quantity)

    for one in filled.fields:
        if one.key != CHOICE or not filled.boxes:
            yield line(one.key, one.label, one.text, one.source, one)
    if filled.boxes:
        label = next((one.label for one in filled.fields if one.key == CHOICE), "项目类别")
        yield line(CHOICE, label, "、".join(map(_box, filled.boxes)), filled.boxes[0].source)
    for place in filled.signatures:
        yield line(SIGNED, place.label, place.by or "", place.source)


def of_signature(shown: ShownForm, place: Signature) -> ShownLine | None:
    """The line of a place for a signature."""
    return next((one for one in shown.lines if one.key == SIGNED and one.label == place.label), None)


def _box(one: Box) -> str:
    return (_TICKED if one.ticked else _EMPTY) + one.name


def _quantity(figure: Figure, unit: Unit, start: int, end: int) -> Quantity:
    step = Fraction(unit.fen, 10**figure.decimals)
    return Quantity(Sort.MONEY, Fraction(figure.fen), step, unit.value, start, end)
