"""What of a law found nothing to hold: gathered by its reason, told once a reason."""

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
    """One of each reason, in the order of the reasons."""
    gathered: dict[Lacking | Why, list[Lost]] = {reason: [] for reason in (*Lacking, *Why)}
    for one in lost:
        gathered[one.reason].append(one)
    for reason, same in gathered.items():
        if not same:
            continue
        kinds = tuple(sorted({kind for one in same for kind in one.kinds}))
        counts = [one.relations for one in same]
        relations = None if None in counts else sum(filter(None, counts))
        if isinstance(reason, Lacking):
            named = tuple(dict.fromkeys(one.named for one in same if one.named))
            yield Unheld(ground.document, law, kinds, reason, named=named, relations=relations)
        else:
            yield Unchecked.because(law, reason, kinds, relations)
