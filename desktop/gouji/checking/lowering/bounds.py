"""The sums of the row in which the bound of a limit stands: they show what it is where it is blank."""

from __future__ import annotations

from functools import cached_property

from gouji.checking.families.bounds import Proof
from gouji.checking.families.sums import Casting
from gouji.checking.lowering.ground import Ground
from gouji.checking.lowering.sums import lower_casting
from gouji.checking.rules.laws import CastingLaw
from gouji.model.document import Cell


class Proofs:
    """The sums across rows of a document, lowered once for all bounds of a law."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    @cached_property
    def _casts(self) -> list[Casting]:
        ground = self._ground
        laws = (law for law in ground.pack.laws if isinstance(law, CastingLaw) and not law.unmet(ground.document))
        return [family for law in laws for family in lower_casting(ground, law) if isinstance(family, Casting)]

    def of(self, bound: Cell) -> list[Proof]:
        """The sums that name the figure of a bound, and those that name a figure of these."""
        casts = [family for family in self._casts if family.number == bound.table]
        reached, found = {bound}, list[Proof]()
        while added := [
            (family, i)
            for family in casts
            for i in {i for cell in reached for i in family.naming(cell)}
            if (family, i) not in found
        ]:
            found += added
            reached |= {cell for family, i in added for cell in family.sides(i).cells}
        return found
