"""What became of the relations of a document, counted in one way for the window, the command line and the paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from gouji.casework.telling.reach import Reach, reaches, uncast
from gouji.casework.telling.unread import asked_and_missing, listed_and_missing
from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.findings import Finding
from gouji.model.document import Document
from gouji.wording import listed, say


@dataclass(frozen=True)
class Tally:
    """Relations that agree, findings by the word of their state, how many are ticked off, and what was not checked."""

    agrees: int
    states: Counter[str]
    ticked: int
    unplaced: int
    """Texts without a place."""
    unrecognised: int
    """Tables that were not recognised."""
    only_sums: str
    """The ids of the tables of which only sums within them were checked."""
    nothing: str
    """The ids of the tables of which nothing was."""
    uncast: str
    """The ids of the tables whose rows were not cast."""
    in_doubt: str = ""
    """The ids of the tables that were not judged, for they may not have been read as they are printed."""
    missing: str = ""
    """The titles of the tables that the contents list and that were not found."""
    absent: str = ""
    """What the form calls the tables that it prints beside and that were not found."""

    @property
    def sentence(self) -> str:
        """The whole count in one line; what is nought is left out after the states."""
        told = say(
            "{agrees} agree, {differs} differ, {explain} to explain, {rounding} rounding, {grey} not checked",
            agrees=self.agrees,
            differs=self.states["differs"],
            explain=self.states["to explain"],
            rounding=self.states["rounding"],
            grey=self.states["uncheckable"],
        )
        if hints := self.states["hint"]:
            told += say("; {hints} hints", hints=hints)
        if self.ticked:
            told += say("; {ticked} dealt with", ticked=self.ticked)
        if self.in_doubt:
            told += say("; the reading of {tables} is in doubt", tables=self.in_doubt)
        if self.only_sums:
            told += say("; only sums within {tables} checked", tables=self.only_sums)
        if self.nothing:
            told += say("; nothing of {tables} checked", tables=self.nothing)
        if self.uncast:
            told += say("; rows of {tables} not cast", tables=self.uncast)
        if self.missing:
            told += say("; listed in the contents and not found: {tables}", tables=self.missing)
        if self.absent:
            told += say("; of the form and not found: {tables}", tables=self.absent)
        if self.unrecognised:
            told += say("; {unrecognised} tables not recognised", unrecognised=self.unrecognised)
        if self.unplaced:
            told += say("; {unplaced} pieces of text without a place", unplaced=self.unplaced)
        return told


def tables_and_text(tables: str, text: str) -> Iterator[str]:
    """The count of the tables and that of the text, which each says whose it is; the text may claim nothing."""
    yield say("Tables: {counts}", counts=tables) if text else tables
    if text:
        yield text


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
    return tally_of(check, Counter(one.state for one in found), sum(bool(ticked(one)) for one in found))


def tally_of(check: Check, states: Counter[str], ticked: int) -> Tally:
    """The same where the findings are counted already: by the words of their states, and those ticked off."""
    document, reach = check.document, reaches(check)
    return Tally(
        check.counts()[Outcome.AGREES],
        states,
        ticked,
        len(document.unplaced),
        len(document.grids),
        _ids(document, [number for number, one in enumerate(reach) if one is Reach.SUMS]),
        _ids(document, [number for number, one in enumerate(reach) if one is Reach.NOTHING]),
        _ids(document, uncast(check)),
        _ids(document, [number for number, one in enumerate(reach) if one is Reach.DOUBT]),
        listed(listed_and_missing(check)),
        listed(asked_and_missing(check)),
    )


def _ids(document: Document, numbers: Sequence[int]) -> str:
    """The ids of tables in few words: ``T1–T4、T6``."""
    runs: list[list[str]] = []
    for before, number in zip((None, *numbers), numbers, strict=False):
        if before is None or number != before + 1:
            runs.append([])
        runs[-1].append(document.tables[number].id)
    return listed(f"{run[0]}–{run[-1]}" if len(run) > 2 else listed(run) for run in runs)
