"""To which documents something of the rules applies: said alike of a law and of a pack."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from gouji.model.document import Beside, Document

Stage = Literal["", "budget", "final-accounts"]

Unmet = Literal["", "no-year", "year", "stage", "region", "beside"]


class Applies(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What is asked of documents; what is not said is as it may be."""

    since: int | None = None
    until: int | None = None
    """The first and the last year; with either it applies to no document without a year."""
    stage: Stage = ""
    """``budget`` or ``final-accounts`` where it is for one of them only."""
    region: tuple[str, ...] = ()
    """Parts of the names of bodies, of which one must be there."""
    held_against: Beside | None = None
    """The other document that must stand beside it."""

    def unmet(self, document: Document) -> Unmet:
        """What of it a document does not meet first; blank where it meets all."""
        year = document.year
        if year is None and (self.since is not None or self.until is not None):
            return "no-year"
        if year is not None and not (self.since or year) <= year <= (self.until or year):
            return "year"
        if self.stage not in ("", document.stage):
            return "stage"
        if self.region and not any(one in document.entity for one in self.region):
            return "region"
        return "beside" if self.held_against is not None and self.held_against not in document.beside else ""
