"""The sums of the row in which the bound of a limit stands: they show what it is where it is blank."""

from __future__ import annotations

from gouji.checking.families.bounds import Proof
from gouji.checking.lowering.ground import Ground
from gouji.checking.lowering.sums import castings
from gouji.checking.rules.laws import CastingLaw
from gouji.model.document import Cell


def proofs_of(ground: Ground, bound: Cell) -> list[Proof]:
    """The sums across its row that name the figure of a bound, and those that name a figure of these."""
    kind = ground.table(bound.table).kind
    laws = (law for law in ground.pack.laws if isinstance(law, CastingLaw) and not law.unmet(ground.document))
    casts = [one for law in laws if kind in law.kinds for one in castings(ground, law, bound.table)]
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
