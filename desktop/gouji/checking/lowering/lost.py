"""What of a law found nothing to hold: gathered by its reason, told once a reason.

What a table lacks is told by what its form calls the table, and the column, a table at a time: that of one is not that
of another (``tests/checking/lowering/test_absent.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gouji.checking.families.unheld import Lacking, Unheld
from gouji.checking.lowering.ground import Ground
from gouji.checking.rules.laws import Law
from gouji.checking.unchecked import Unchecked, Why


@dataclass(frozen=True)
class Lost:
    """Relations that a law does not hold: it could not be checked (Lacking), or does not apply (Why)."""

    reason: Lacking | Why
    kinds: Iterable[str] = ()
    named: str = ""
    relations: int | None = 1


def told(ground: Ground, law: Law, lost: Iterable[Lost]) -> Iterator[Unheld | Unchecked]:
    """One of each reason, in the order of the reasons; of columns that are absent one a table."""
    gathered: dict[tuple[Lacking | Why, str], list[Lost]] = {}
    for one in lost:
        apart = "+".join(sorted(one.kinds)) if one.reason is Lacking.COLUMN else ""
        gathered.setdefault((one.reason, apart), []).append(one)
    order = [*Lacking, *Why]
    for (reason, _), same in sorted(gathered.items(), key=lambda item: (order.index(item[0][0]), item[0][1])):
        kinds = tuple(sorted({kind for one in same for kind in one.kinds}))
        counts = [one.relations for one in same]
        relations = None if None in counts else sum(filter(None, counts))
        if isinstance(reason, Lacking):
            named = tuple(dict.fromkeys(one.named for one in same if one.named))
            called = [*map(ground.pack.called_of, kinds)]
            yield Unheld(ground.document, law, kinds, reason, named=named, relations=relations, called=called)
        else:
            yield Unchecked.because(law, reason, kinds, relations)
