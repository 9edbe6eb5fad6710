"""How wide the amounts of findings are, so that none is cut in a list, without writing every one of thousands."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from gouji.casework.telling.sentences import amounts_of
from gouji.checking.findings import Finding
from gouji.model.document import Document
from gouji.model.money import Unit, show_amount

EACH = 500
"""So many are written; of the rest the largest of each unit, with all the decimals that any may have."""


def widest_amounts(document: Document, findings: Iterable[Finding]) -> tuple[list[str], list[str], list[str]]:
    """Texts of which one is the widest, of the sums of parts, of what is stated, and of the differences."""
    left = iter(findings)
    texts: tuple[list[str], list[str], list[str]] = ([], [], [])
    for finding in islice(left, EACH):
        for kind, text in enumerate(amounts_of(document, finding)):
            texts[kind].append(text)
    ends: dict[tuple[int, Unit], int] = {}
    for finding in left:
        for kind, fen in enumerate((finding.expected, finding.stated, finding.difference)):
            if fen is not None:
                ends[kind, finding.unit] = max(ends.get((kind, finding.unit), 0), abs(fen))
    for (kind, unit), fen in ends.items():
        texts[kind].append("−" + show_amount(fen, unit, len(str(unit.fen)) - 1))
    return texts
