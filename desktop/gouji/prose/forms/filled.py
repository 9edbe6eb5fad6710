"""A form to fill in as it was read: its fields, boxes and signature, each with its place in the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from gouji.model.form import Form
from gouji.model.money import Figure, Unit
from gouji.model.source import Source

PARTS = "part"


class Found(StrEnum):
    """How what a field holds was found."""

    READ = "read"
    """It stands right behind its label."""
    PLACED = "placed"
    """Its label stands apart, and the sums of the form leave but one."""
    UNKNOWN = "unknown"
    """What stands in it is not known."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a form prints. ``text`` is what it holds, "" where it is blank or not known."""

    key: str
    label: str
    source: Source
    text: str = ""
    found: Found = Found.READ
    figure: Figure | None = None
    """Of an amount, in the unit of the form."""
    day: date | None = None
    of: str = ""
    """The key of the whole that it is part of."""
    required: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether it is sure that nothing stands in it."""
        return self.found is Found.READ and not self.text


@dataclass(frozen=True, slots=True)
class Box:
    """What a box is of, and whether it is ticked."""

    name: str
    ticked: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Signature:
    """A place for a signature; ``by`` is what is printed there, None where that is not known."""

    label: str
    by: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Indicator:
    """What the success of a project is measured by; ``names`` from the widest to its own, ``target`` "" where blank."""

    names: tuple[str, ...]
    target: str
    source: Source


@dataclass(frozen=True, slots=True)
class FilledForm:
    """``unit`` is that of its amounts, None where it prints several."""

    form: Form
    unit: Unit | None
    year: int | None = None
    fields: tuple[Field, ...] = ()
    boxes: tuple[Box, ...] = ()
    signatures: tuple[Signature, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    in_cells: bool = True
    """Whether it was printed in cells, so that what stands beside a label is known to be its own."""
    unread: frozenset[str] = field(default_factory=frozenset)
    """Keys of wholes of which not every part is known."""

    def get(self, key: str) -> Field | None:
        """The field of a key; None where the form prints none."""
        return next((one for one in self.fields if one.key == key), None)

    def figure(self, key: str) -> Figure | None:
        """The amount of a field; None where it is blank or not known."""
        found = self.get(key)
        return found.figure if found else None

    def parts(self, of: str) -> list[Field]:
        """The parts of a whole in their order."""
        return [one for one in self.fields if one.key == PARTS and one.of == of]

    @property
    def project(self) -> str:
        """What it is of; "" where that was not read."""
        found = self.get("project")
        return found.text if found else ""

    @property
    def applicant(self) -> str:
        """Who fills it in; "" where that was not read."""
        found = self.get("applicant")
        return found.text if found else self.form.applicant

    @property
    def category(self) -> list[str]:
        """What is chosen: the boxes that are ticked, else what is written in."""
        chosen = [one.name for one in self.boxes if one.ticked]
        written = [one.text for one in self.fields if one.key == "category" and one.text]
        return chosen or ([] if self.boxes else written)

    @property
    def signed(self) -> bool | None:
        """Whether every place for a signature is signed; None where it has none, or that is not known."""
        if not self.signatures or any(one.by is None for one in self.signatures):
            return None
        return all(one.by for one in self.signatures)
