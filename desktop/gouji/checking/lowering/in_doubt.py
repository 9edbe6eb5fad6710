"""Relations that use figures of a table whose reading is in doubt: they are not held, and told with how many they are.

A relation uses a table by a figure, by a row that the table does not print, or by money that makes it a bound. Held by
``tests/checking/lowering/test_in_doubt.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji.checking.families.family import Family
from gouji.checking.families.unheld import Lacking, Unheld
from gouji.checking.lowering.ground import Ground
from gouji.checking.rules.laws import Law
from gouji.checking.unchecked import Unchecked


def without_doubt(ground: Ground, law: Law, lowered: Iterable[Family | Unchecked]) -> Iterator[Family | Unchecked]:
    """What of a law is held where the readings are trusted, and at the end what waits for those that are in doubt."""
    waiting: set[int] = set()
    relations = 0
    for one in lowered:
        if not isinstance(one, Family) or isinstance(one, Unheld):
            yield one
            continue
        uses = one.using(ground.in_doubt)
        if not uses.any():
            yield one
            continue
        held, withheld = one.parted(uses)
        if held is not None:
            yield held
        if count := ground.premises.withhold(withheld):
            relations += count
            waiting |= ground.in_doubt & withheld.used
    if relations:
        tables = [ground.document.tables[number].id for number in sorted(waiting)]
        by = "+".join(tables)
        yield Unheld(ground.document, law, (), Lacking.DOUBT, named=tables, relations=relations, condition=by)
