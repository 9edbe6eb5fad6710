"""What of a pack was not judged, and why: laws for other years or forms, and those that could not be checked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gouji.checking.families.family import NOT_APPLICABLE, UNCHECKABLE, Outcome
from gouji.checking.families.unheld import Unheld
from gouji.checking.rules.laws import Law


class Why(StrEnum):
    """Why a law, or a part of it, holds nothing in a document; the value is what it is called where it is data."""

    YEAR = "other-year"
    NO_YEAR = "year-unknown"
    STAGE = "other-stage"
    REGION = "other-region"
    BESIDE = "document-absent"
    TABLE = "table-absent"
    BLANK = "table-blank"
    COLUMN = "column-absent"
    ROW = "row-absent"
    PARTS = "no-parts"
    UNLISTED = "codes-unlisted"

    @property
    def message(self) -> str:
        """The message id of a sentence of one law."""
        return _MESSAGES[self]


_MESSAGES = {
    Why.YEAR: "{rule} is for budgets of other years",
    Why.NO_YEAR: "{rule} is for budgets of certain years, and no year is printed",
    Why.STAGE: "{rule} is for documents of another stage",
    Why.REGION: "{rule} is for bodies of another region",
    Why.BESIDE: "{rule} is for cases in which the other document is open too",
    Why.TABLE: "{rule}: {kinds} absent",
    Why.BLANK: "{rule}: {kinds} prints no rows",
    Why.COLUMN: "{rule}: its columns are not printed in {kinds}",
    Why.ROW: "{rule}: its rows are not printed in {kinds}",
    Why.PARTS: "{rule}: no row of {kinds} holds others",
    Why.UNLISTED: "{rule}: {kinds} lists no such codes",
}


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A law, or a part of it, that was not judged; ``relations`` is None where nobody can count them."""

    law: Law
    reason: str
    """What the reason is called where it is data."""
    message: str
    """Message id; ``rule``, ``kinds``, ``named`` and ``relations`` fill it, ``place`` and ``stated`` that of money."""
    outcome: Outcome
    kinds: tuple[str, ...] = ()
    relations: int | None = None
    family: Unheld | None = None
    """The family of a finding that tells the same."""

    @classmethod
    def because(cls, law: Law, why: Why, kinds: tuple[str, ...] = (), relations: int | None = None) -> Unchecked:
        """What does not apply."""
        return cls(law, why.value, why.message, NOT_APPLICABLE, kinds, relations)

    @classmethod
    def told_by(cls, family: Unheld) -> Unchecked:
        """What a finding tells."""
        told = family.lacking
        return cls(family.law, told.slug, told.value, UNCHECKABLE, family.kinds, family.relations, family)
