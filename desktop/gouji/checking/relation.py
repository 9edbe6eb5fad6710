"""How one relation of a check is named, and where what is found of it stands among the findings."""

from __future__ import annotations

from gouji.checking.findings import Finding

Relation = tuple[int, int]
"""One relation of a check: its family, and its place in that."""

Order = tuple[int, int, int]
"""Where a finding stands among all: what must be mended first, then the order of rules and rows."""

Standing = tuple[int, int]
"""The outcome and the difference of one relation."""


def order_of(relation: Relation, finding: Finding) -> Order:
    """Where the finding of a relation stands."""
    return (finding.open_rank, *relation)
