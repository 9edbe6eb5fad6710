"""How wide the amounts of findings are, so that none is cut in a list, without writing every one of thousands."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from gouji.casework.listed import Listed, amounts_sorted_by, amounts_told
from gouji.checking.check import Check
from gouji.checking.findings import Finding
from gouji.model.money import Unit, show_amount

EACH = 500
"""So many are written; of the rest the largest of each unit, with all the decimals that any may have."""


def widest_amounts(check: Check, findings: Iterable[Listed]) -> tuple[list[str], list[str], list[str]]:
    """Texts of which one is the widest, of the sums of parts, of what is stated, and of the differences."""
    left = iter(findings)
    texts: tuple[list[str], list[str], list[str]] = ([], [], [])
    for finding in islice(left, EACH):
        for kind, text in enumerate(amounts_told(check, finding)):
            texts[kind].append(text)
    ends: dict[tuple[int, Unit], int] = {}
    for finding in left:
        for kind, fen in enumerate(amounts_sorted_by(finding)):
            unit = finding.unit if isinstance(finding, Finding) else Unit.WAN
            if fen is not None:
                ends[kind, unit] = max(ends.get((kind, unit), 0), abs(fen))
    for (kind, unit), fen in ends.items():
        texts[kind].append("−" + show_amount(fen, unit, len(str(unit.fen)) - 1))
    return texts
