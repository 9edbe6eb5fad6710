"""Whether a rule says again what a rule of the program says: then whatever it finds is told twice.

Only its first relations are looked at, for one of each code has thousands and says the same of all. Held by
``tests/casework/test_doubling.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np

from gouji.checking.check import Check
from gouji.checking.families.family import NOT_APPLICABLE, Family
from gouji.checking.families.sense import Sense
from gouji.wording import say

LOOKED_AT = 20
"""How many relations are looked at."""

_TURNED = {Sense.EQUAL: Sense.EQUAL, Sense.AT_MOST: Sense.AT_LEAST, Sense.AT_LEAST: Sense.AT_MOST}


def doubled(check: Check, families: Iterable[Family]) -> Iterator[str]:
    """The rule of the program that says all that a rule of these families says, if one does."""
    own = {law.id for law in check.choice.pack.own}
    said: set[str] | None = None
    for family, i in islice(_applying(families), LOOKED_AT):
        cells = family.sides(i).cells
        near = check.naming(cells[0]) if cells else ()
        same = {
            other.law.name or other.law.id
            for other, j in near
            if other.law.id not in own and _same(family, i, other, j)
        }
        said = same if said is None else said & same
    for name in sorted(said or ()):
        yield say("the program's own rule “{name}” says the same", name=say(name))


def _applying(families: Iterable[Family]) -> Iterator[tuple[Family, int]]:
    for family in families:
        yield from ((family, i) for i in np.flatnonzero(family.outcomes != NOT_APPLICABLE).tolist())


def _same(one: Family, i: int, other: Family, j: int) -> bool:
    """Whether two relations hold the same figures against each other in the same sense, whichever is stated."""
    if not other.law.compares:
        return False
    here, there = one.sides(i), other.sides(j)
    terms = dict(here.terms) | {(at.beside, at.cell): at.weight for at in here.elsewhere}
    others = dict(there.terms) | {(at.beside, at.cell): at.weight for at in there.elsewhere}
    if terms == others and one.sense is other.sense:
        return True
    return one.sense is _TURNED[other.sense] and terms == {at: -weight for at, weight in others.items()}
