"""What became of the relations of a document, counted in one way for the window, the command line and the paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from gouji.checking.check import Check
from gouji.checking.findings import Finding, state_of
from gouji.checking.relations import Outcome
from gouji.wording import say

JUDGED = (Outcome.AGREES, Outcome.ROUNDING, Outcome.DIFFERS)
"""What became of a relation that could be checked."""


@dataclass(frozen=True)
class Tally:
    """Relations that agree, findings by the word of their state, how many are ticked off, text without a place."""

    agrees: int
    states: Counter[str]
    ticked: int
    unplaced: int

    @property
    def sentence(self) -> str:
        """The whole count in one line; what is nought of the last two is left out."""
        told = say(
            "{agrees} agree, {differs} differ, {explain} to explain, {rounding} rounding, {grey} not checked",
            agrees=self.agrees,
            differs=self.states["differs"],
            explain=self.states["to explain"],
            rounding=self.states["rounding"],
            grey=self.states["uncheckable"],
        )
        if self.ticked:
            told += say("; {ticked} ticked off", ticked=self.ticked)
        if self.unplaced:
            told += say("; {unplaced} pieces of text without a place", unplaced=self.unplaced)
        return told


def judged_by_table(check: Check) -> Counter[int]:
    """How many relations of each table were judged; one between two tables counts in both."""
    counts: Counter[int] = Counter()
    for family in check.families:
        counts.update(dict.fromkeys(family.tables, int(np.isin(family.outcomes, JUDGED).sum())))
    return counts


def by_table(findings: Iterable[Finding], ticked: Callable[[Finding], object]) -> tuple[Counter[int], Counter[int]]:
    """How many findings of each table are open, and how many ticked off; one between two tables counts in both."""
    counts: tuple[Counter[int], Counter[int]] = Counter(), Counter()
    for finding in findings:
        counts[bool(ticked(finding))].update(finding.tables)
    return counts


def tally(
    check: Check, findings: Sequence[Finding] | None = None, ticked: Callable[[Finding], object] = lambda _: None
) -> Tally:
    """Count a check; ``ticked`` tells whether a finding is ticked off."""
    found = check.findings() if findings is None else findings
    document = check.document
    return Tally(
        check.counts()[Outcome.AGREES],
        Counter(state_of(finding) for finding in found),
        sum(bool(ticked(finding)) for finding in found),
        len(document.unplaced) + len(document.grids),
    )
