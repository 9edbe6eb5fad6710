"""What of a law found nothing to hold: gathered by its reason, told once a reason.

What a table lacks is told by what its form calls the table, and the column, a table at a time: that of one is not that
of another. A column is lacking where another table states money that would be held against it; else the form knows no
such relation (``tests/checking/lowering/test_absent.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gouji.checking.families.unheld import Lacking, Unheld
from gouji.checking.lowering.ground import Ground
from gouji.checking.rules.formula import Address
from gouji.checking.rules.laws import Law
from gouji.checking.unchecked import Unchecked, Why
from gouji.model.document import Beside, Cell


class Lost(NamedTuple):
    """Relations that a law does not hold: it could not be checked (Lacking), or does not apply (Why)."""

    reason: Lacking | Why
    kinds: Iterable[str] = ()
    named: str = ""
    relations: int | None = 1
    beside: Beside | None = None
    """The other document that the tables are of."""


def columnless(
    ground: Ground, lacking: Iterable[Address], held: Iterable[Cell], relations: int | None
) -> Iterator[Lost]:
    """Columns that are not printed, of ``relations`` together, and what would be ``held`` against them: figures of the
    same tables are not."""
    named = sorted(dict.fromkeys((at.kind, at.column) for at in lacking))
    own = {ground.number_of(kind) for kind, _ in named}
    if not any(cell.table not in own and ground.premises.states(cell) is not False for cell in held):
        yield Lost(Why.COLUMN, [kind for kind, _ in named], relations=relations)
        return
    for place, (kind, name) in enumerate(named):
        yield Lost(Lacking.COLUMN, [kind], ground.pack.names.printed(name)[0], 0 if place and relations else relations)


_ORDER = {reason: number for number, reason in enumerate((*Lacking, *Why))}
"""In which reasons are told."""


def told(ground: Ground, law: Law, lost: Iterable[Lost]) -> Iterator[Unheld | Unchecked]:
    """One of each reason, in the order of the reasons; of columns that are absent one a table."""
    gathered: dict[tuple[Lacking | Why, str], list[Lost]] = {}
    for one in lost:
        apart = "+".join(sorted(one.kinds)) if one.reason in (Lacking.COLUMN, Lacking.PLACE_BESIDE) else ""
        apart = f"{one.beside or ''}{apart}"
        gathered.setdefault((one.reason, apart), []).append(one)
    for (reason, _), same in sorted(gathered.items(), key=lambda item: (_ORDER[item[0][0]], item[0][1])):
        kinds = tuple(sorted({kind for one in same for kind in one.kinds}))
        counts = [one.relations for one in same]
        relations = None if None in counts else sum(filter(None, counts))
        if isinstance(reason, Lacking):
            named = tuple(dict.fromkeys(one.named for one in same if one.named))
            beside = same[0].beside
            home = ground.beside[beside.word] if beside else ground
            yield Unheld(
                ground.document,
                law,
                kinds,
                reason,
                named=named,
                relations=relations,
                called=[*map(home.pack.called_of, kinds)],
                beside=beside,
            )
        else:
            yield Unchecked.because(law, reason, kinds, relations)
