"""The numbers that causes and findings have wherever they leave the desk: on paper, in a workbook, on a copy.

A cause has a numeral in a circle, a finding the index of its table and a number within that: ``YS2017-T3-02``. Findings
stand by their causes, then those of none. Held by ``tests/paper/test_workpaper.py``,
``tests/exports/annotated/test_marks.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.casework.case import Case
from gouji.casework.causes.cause import Cause
from gouji.casework.causes.of_case import of_open
from gouji.casework.causes.told import numeral
from gouji.casework.papers.causes_on_paper import is_told
from gouji.checking.findings import Finding
from gouji.model.document import Document

STAGES = {"budget": "YS", "final-accounts": "JS"}
"""预算, 决算: how the index of a paper begins."""


@dataclass(frozen=True)
class Numbered:
    """What is wrong with a case, in the order in which it is told."""

    index: str
    """That of the document: ``YS2017``."""
    causes: tuple[Cause, ...]
    findings: tuple[tuple[str, Finding], ...]
    """Each with its index."""
    cause_of: dict[str, str]
    """The numeral of the first cause of each finding, by its id."""

    @property
    def index_of(self) -> dict[str, str]:
        """The index of each finding by its id."""
        return {finding.id: name for name, finding in self.findings}


def numbered(case: Case) -> Numbered:
    """The causes and findings of a case as it stands."""
    document, causes = case.document, tuple(filter(is_told, of_open(case).causes))
    index = f"{STAGES.get(document.stage, 'YS')}{document.year or ''}"
    return Numbered(index, causes, tuple(_indexed(document, _by_cause(case, causes), index)), _numbers(causes))


def _by_cause(case: Case, causes: Sequence[Cause]) -> list[Finding]:
    """The findings of each cause together, in the order of the causes; then what is none of them."""
    ids = dict.fromkeys(name for cause in causes for name in cause.settles)
    first = [finding for name in ids if (finding := case.listed.find(name)) is not None]
    return [*first, *(finding for finding in case.findings() if finding.id not in ids)]


def _numbers(causes: Sequence[Cause]) -> dict[str, str]:
    numbers: dict[str, str] = {}
    for number, cause in enumerate(causes, start=1):
        for name in cause.settles:
            numbers.setdefault(name, numeral(number))
    return numbers


def _indexed(document: Document, findings: Sequence[Finding], index: str) -> Iterator[tuple[str, Finding]]:
    """Findings with their index: the table's and a number within it."""
    met: Counter[str] = Counter()
    for finding in findings:
        table = document.tables[finding.cells[0].table].id if finding.cells else "T0"
        met[table] += 1
        yield f"{index}-{table}-{met[table]:02d}", finding
