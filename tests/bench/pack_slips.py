"""How often a wrong figure of a document is found and put back: ``python -m tests.bench.pack_slips [FILE…] [--list]``.

Every figure of every table is mistyped once in each way that its digits allow, by the general laws and by those of the
pack that is chosen for the document, be it a budget or accounts. It is ``found`` where anything differs, ``named``
where the first correction is of that figure, ``restored`` where it puts back what stood there; ``tied`` figures stand
in an equality between tables, or between the two sides of one, that must hold. ``--list`` tells the tied ones that were
not restored. Without a file the sample of final accounts in the tests is taken.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from gouji.checking.check import Check
from gouji.checking.families.family import Family
from gouji.checking.families.sense import Sense
from gouji.checking.rules.choosing import choose, named
from gouji.checking.rules.laws import Severity
from gouji.checking.rules.pack import GENERAL
from gouji.explaining.explain import explain
from gouji.model.document import Cell, Document
from gouji.reading.read import read_document
from tests.checking.accounts.sample import accounts
from tests.explaining.planting import DIGIT_SLIPS, Ground, Slip, amounts, first_changes


def is_tied(check: Check, cell: Cell) -> bool:
    """Whether an equality between tables, or the two sides of one, that must hold names a figure."""
    return any(_ties(family, i) for family, i in check.naming(cell))


def _ties(family: Family, i: int) -> bool:
    binds = family.law.severity is Severity.MUST and family.sense is Sense.EQUAL
    return bool(binds and family.judged[i] and family.across[i])


@dataclass(frozen=True)
class Trial:
    """A figure that was mistyped, and what became of it."""

    place: str
    table: str
    """The kind of its table."""
    slip: str
    tied: bool
    outcome: str

    @property
    def groups(self) -> Iterator[str]:
        """Under what it is counted."""
        yield from (self.table, "all", *(["tied"] if self.tied else []))


def trials(document: Document, pack: str, seed: int) -> Iterator[Trial]:
    """Every figure with every slip that its digits allow."""
    ground = replace(Ground.of(document), check=Check(document, named(pack)))
    tying = Check(document)
    rng = random.Random(seed)
    for cell in ground.cells:
        tied, place = is_tied(tying, cell), document.address(cell)
        for kind in DIGIT_SLIPS:
            slip = ground.digit_slip(cell, kind, rng)
            if slip is not None:
                yield Trial(place, document.tables[cell.table].kind, kind, tied, outcome(ground, cell, slip))


def outcome(ground: Ground, cell: Cell, slip: Slip) -> str:
    """What becomes of a slip in one figure."""
    truth = ground.truth(slip)
    with ground.planted(slip) as check:
        told = explain(check) if check.differing else None
    if told is None:
        return "missed"
    first = first_changes(told)
    if cell in first and len(first) == 1:
        return "restored" if amounts(first) == amounts(truth) else "named"
    return "found"


def summary(document: Document, seed: int = 1, *, listed: bool = False) -> Iterator[str]:
    """A line for each pack and kind of table, one for all that is tied, and what of that was not restored."""
    for pack in dict.fromkeys((GENERAL, choose(document).pack.id)):
        tally: dict[str, Counter[str]] = {}
        amiss: list[Trial] = []
        for one in trials(document, pack, seed):
            for group in one.groups:
                tally.setdefault(group, Counter())[one.outcome] += 1
            if one.tied and one.outcome != "restored":
                amiss.append(one)
        for group, found in tally.items():
            count, restored, named_too = found.total(), found["restored"], found["restored"] + found["named"]
            shares = {"found": named_too + found["found"], "named": named_too, "restored": restored}
            told = "".join(f"{name} {share / count:7.1%}  " for name, share in shares.items())
            yield f"{pack:18}{group:22}{count:6}  {told}"
        if listed:
            yield from (f"{pack:18}{one.outcome:8}{one.slip:20}{one.place}" for one in amiss)


if __name__ == "__main__":
    files = [argument for argument in sys.argv[1:] if argument != "--list"]
    documents = [read_document(Path(path)) for path in files] or [accounts()]
    for document in documents:
        print(document.file.name or "sample", *summary(document, listed="--list" in sys.argv), sep="\n", flush=True)
