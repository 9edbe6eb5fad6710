"""How often a wrong figure of final accounts is found and put back: ``python -m tests.bench.accounts_slips [FILE…]``.

Every figure of every table is mistyped once in each way that its digits allow, by the laws of final accounts and by the
general ones, which held nothing between the tables. It is ``found`` where anything differs, ``named`` where the first
correction is of that figure, ``restored`` where it puts back what stood there; ``tied`` figures stand in an equality
between tables that must hold. Without a file the sample of the tests is taken.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from gouji.checking.check import Check
from gouji.checking.families.family import Family, Sense
from gouji.checking.rules.choosing import named
from gouji.checking.rules.laws import Severity
from gouji.explaining.explain import explain
from gouji.model.document import Cell, Document
from gouji.reading.read import read_document
from tests.checking.accounts.sample import accounts
from tests.explaining.planting import DIGIT_SLIPS, Ground, amounts, first_changes

PACKS = ("general", "final-accounts-9")


def is_tied(check: Check, cell: Cell) -> bool:
    """Whether an equality between tables, or the two sides of one, that must hold names a figure."""
    return any(_ties(family, i) for family, i in check.naming(cell))


def _ties(family: Family, i: int) -> bool:
    binds = family.law.severity is Severity.MUST and family.sense is Sense.EQUAL
    return bool(binds and family.judged[i] and family.across[i])


def trials(document: Document, pack: str, seed: int) -> Iterator[tuple[str, bool, str]]:
    """For each slip the kind of its table, whether its figure is tied, and what became of it."""
    ground = replace(Ground.of(document), check=Check(document, named(pack)))
    tying = Check(document)
    rng = random.Random(seed)
    for cell in ground.cells:
        for kind in DIGIT_SLIPS:
            slip = ground.digit_slip(cell, kind, rng)
            if slip is None:
                continue
            truth = ground.truth(slip)
            with ground.planted(slip) as check:
                told = explain(check) if check.differing else None
            first = first_changes(told) if told else {}
            outcome = "found" if told else "missed"
            if cell in first and len(first) == 1:
                outcome = "restored" if amounts(first) == amounts(truth) else "named"
            yield document.tables[cell.table].kind, is_tied(tying, cell), outcome


def summary(document: Document, seed: int = 1) -> Iterator[str]:
    """A line for each pack and kind of table, and one for all that is tied."""
    for pack in PACKS:
        tally: dict[str, Counter[str]] = {}
        for kind, tied, outcome in trials(document, pack, seed):
            for group in (kind, "all", *(["tied"] if tied else [])):
                tally.setdefault(group, Counter())[outcome] += 1
        for group, one in tally.items():
            count, restored, named_too = one.total(), one["restored"], one["restored"] + one["named"]
            shares = {"found": named_too + one["found"], "named": named_too, "restored": restored}
            told = "".join(f"{name} {share / count:7.1%}  " for name, share in shares.items())
            yield f"{pack:18}{group:22}{count:6}  {told}"


if __name__ == "__main__":
    documents = [read_document(Path(path)) for path in sys.argv[1:]] or [accounts()]
    for document in documents:
        print(document.file.name or "sample", *summary(document), sep="\n")
