"""What a case puts on its working paper."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np

from gouji.casework.case import Case
from gouji.casework.contract import sentence
from gouji.checking.findings import OUTCOME_NAMES, Finding, place, state_of
from gouji.checking.relations import Outcome
from gouji.checking.rulepack import Severity
from gouji.keeping.casefile import CaseFile
from gouji.model.document import Cell, Document
from gouji.model.money import Figure, Unit, show_amount
from gouji.model.table import Origin
from gouji.paper.workpaper import FindingLine, Workpaper, draw
from gouji.wording import say


def print_report(case: Case, path: Path) -> None:
    """Write the working paper of a case as it stands; raises UserError."""
    draw(workpaper(case), path)


def workpaper(case: Case) -> Workpaper:
    """The content of the paper, every finding with its state."""
    document, counts, findings = case.document, case.check.counts(), case.findings()
    unsettled = Counter(f.cells[0].table for f in findings if f.cells and not case.tick_on(f))
    return Workpaper(
        entity=document.entity,
        year=str(document.year or ""),
        source=document.file.name,
        sha256=document.file.sha256,
        counts=tuple((say(name), str(counts[outcome])) for outcome, name in OUTCOME_NAMES.items()),
        tables=tuple(
            (table.id, table.title, table.unit.value, str(len(table.rows)), str(unsettled[number]))
            for number, table in enumerate(document.tables)
        ),
        findings=tuple(_line(case, finding) for finding in findings),
        unplaced=tuple(say("Line {line} found no place: {text}", line=p.line, text=p.text) for p in document.unplaced),
        edits=tuple(_edits(document, case.file)),
        conclusion=_conclusion(findings, counts),
    )


def _line(case: Case, finding: Finding) -> FindingLine:
    tick = case.tick_on(finding)
    return FindingLine(
        place=place(case.document, finding.cells[0]) if finding.cells else "",
        outcome=say(state_of(finding)),
        sentence=sentence(case.document, finding),
        tick=f"✓ {tick.who} {tick.at[:10]}" if tick else "",
        remark=case.marks.remarks.get(finding.id, ""),
    )


def _conclusion(findings: list[Finding], counts: Counter[Outcome]) -> str:
    binding = sum(f.outcome is Outcome.DIFFERS and f.severity is Severity.MUST for f in findings)
    grey = counts[Outcome.UNCHECKABLE]
    return say(
        "{agrees} relations agree, {binding} differ, {grey} could not be checked.",
        agrees=counts[Outcome.AGREES],
        binding=binding,
        grey=grey,
    )


def _edits(document: Document, file: CaseFile) -> list[str]:
    """Every figure that now stands otherwise than in the source."""
    printed = file.document()
    lines = []
    for number, table in enumerate(document.tables):
        for column, row in np.argwhere(table.origin == Origin.EDITED):
            old = printed.tables[number].content(int(row), int(column)).figure
            new = table.content(int(row), int(column)).figure
            if old != new:
                where = place(document, Cell(number, int(row), int(column)))
                lines.append(
                    say(
                        "{place}: {old} in the source, now {new}",
                        place=where,
                        old=_show(old, table.unit),
                        new=_show(new, table.unit),
                    )
                )
    return lines


def _show(figure: Figure | None, unit: Unit) -> str:
    return say("blank") if figure is None else show_amount(figure.fen, unit, figure.decimals)
