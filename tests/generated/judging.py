"""What was read and checked of a generated document, held against its truth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.rules.laws import Severity
from gouji.model.document import Document
from gouji.model.money import parse_amount
from gouji.model.table import Origin, Table
from tests.generated.paper import Paper
from tests.generated.sheets import Sheet, TrueRow


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it is in truth: in which table, where, what is wanted and what is there."""

    kind: str
    table: str
    row: str = ""
    wanted: object = ""
    found: object = ""
    amounts: int = 0
    """How many amounts are wrong by it."""


@dataclass
class Verdict:
    """What became of one document. ``amounts`` printed, ``undecided`` of them without a column, ``wrong`` otherwise.

    Tables in doubt, and those left raw, are told apart: what is read there is not counted as wrong.
    """

    tables: int = 0
    doubted: int = 0
    raw: int = 0
    rows: int = 0
    bound: int = 0
    amounts: int = 0
    undecided: int = 0
    unread: int = 0
    """Amounts in tables that were left raw, or are in doubt."""
    faults: list[Fault] = field(default_factory=list)
    musts: list[str] = field(default_factory=list)
    explains: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> int:
        return sum(one.amounts for one in self.faults)


def judge(document: Document, check: Check, paper: Paper) -> Verdict:
    """Compare table by table, row by row, figure by figure."""
    verdict = Verdict(tables=len(paper.sheets), raw=len(document.grids))
    free = list(document.tables)
    for sheet in paper.sheets:
        table = _found(sheet, free)
        amounts = sum(map(_count, sheet.truth))
        verdict.rows += sum(any(row.amounts) for row in sheet.truth)
        verdict.amounts += amounts
        if table is None:
            if amounts:
                verdict.unread += amounts
                verdict.faults.append(Fault("table", sheet.title))
            continue
        free.remove(table)
        if table.kind != sheet.kind:
            verdict.faults.append(Fault("kind", sheet.title, "", sheet.kind, table.kind))
        if getattr(table, "doubts", ()):
            verdict.doubted += 1
            verdict.unread += amounts
            continue
        _judge_table(table, sheet, verdict)
    verdict.faults += (Fault("extra table", table.title) for table in free if table.rows)
    _judge_whole(document, paper, verdict)
    for finding in check.findings():
        if finding.outcome is Outcome.DIFFERS:
            told = f"{finding.rule} {document.address(finding.cells[0])} {finding.expected} {finding.stated}"
            (verdict.musts if finding.severity is Severity.MUST else verdict.explains).append(told)
    return verdict


def _judge_whole(document: Document, paper: Paper, verdict: Verdict) -> None:
    entity = paper.name if paper.named else ""
    if squeezed(document.entity) != squeezed(entity):
        verdict.faults.append(Fault("entity", "", "", entity, document.entity))
    if paper.dated and document.year != paper.year:
        verdict.faults.append(Fault("year", "", "", paper.year, document.year))
    if document.stage != paper.stage:
        verdict.faults.append(Fault("stage", "", "", paper.stage, document.stage))
    if document.unplaced:
        verdict.faults.append(Fault("unplaced", "", "", "", [one.text for one in document.unplaced][:5]))


def _found(sheet: Sheet, tables: list[Table]) -> Table | None:
    """The table of the same title, be its number part of it or not; one without a title by its kind."""
    titled = re.compile(rf"[:：、]?{re.escape(squeezed(sheet.title))}")
    for table in tables:
        if squeezed(table.title) == squeezed(sheet.title):
            return table
    for table in tables:
        if sheet.number and titled.fullmatch(squeezed(table.title).removeprefix(squeezed(sheet.number))):
            return table
    return next((table for table in tables if table.kind == sheet.kind and not table.title), None)


def _count(row: TrueRow) -> int:
    return sum(map(bool, row.amounts))


def squeezed(text: str) -> str:
    """A text without spaces, whatever the style of its brackets."""
    return "".join(text.split()).replace("（", "(").replace("）", ")")


def _keys(sheet: Sheet) -> Iterator[str]:
    """The keys of the rows in truth as the table counts them: one met before gets ``#2``."""
    met: dict[str, int] = {}
    for side in range(len(sheet.blank.sides)):
        for row in sheet.truth:
            if row.side == side:
                key = squeezed(row.key)
                met[key] = met.get(key, 0) + 1
                yield f"{key}#{met[key]}" if met[key] > 1 or not key else key


def _judge_table(table: Table, sheet: Sheet, verdict: Verdict) -> None:
    rows = {squeezed(key): row for key, row in table.row_of.items()}
    ordered = [row for side in range(len(sheet.blank.sides)) for row in sheet.truth if row.side == side]
    seen = set()
    for key, truth in zip(_keys(sheet), ordered, strict=True):
        number = rows.get(key)
        if number is None:
            if any(truth.amounts):
                verdict.faults.append(Fault("row", sheet.title, key, truth.amounts, "", _count(truth)))
            continue
        seen.add(number)
        verdict.bound += any(truth.amounts)
        name = squeezed(truth.name)
        if name and squeezed(table.rows[number].name) != name:
            verdict.faults.append(Fault("name", sheet.title, key, name, table.rows[number].name))
        _judge_row(table, number, sheet.title, truth, verdict)
    for number in range(len(table.rows)):
        if number not in seen:
            figures = [f for c in table.row_columns(number) if (f := table.content(number, c).figure)]
            if figures:
                verdict.faults.append(Fault("invented", sheet.title, table.keys[number], "", figures, len(figures)))


def _judge_row(table: Table, number: int, title: str, truth: TrueRow, verdict: Verdict) -> None:
    amounts, key = truth.amounts, table.keys[number]
    columns = table.row_columns(number)
    contents = [table.content(number, column) for column in columns]
    wanted = [parse_amount(text, table.unit) for text in amounts]
    if len(contents) != len(wanted):
        if any(one.figure for one in contents) or any(wanted):
            names = [table.columns[column] for column in columns]
            verdict.faults.append(Fault("amount", title, key, amounts, names, _count(truth)))
        return
    if any(one.origin is Origin.UNDECIDED for one in contents):
        verdict.undecided += sum(figure is not None for figure in wanted)
        return
    for place, (content, figure) in enumerate(zip(contents, wanted, strict=True)):
        if (content.figure.fen if content.figure else None) != (figure.fen if figure else None):
            where = f"{key}.{table.columns[columns[place]]}"
            verdict.faults.append(Fault("amount", title, where, amounts[place], content.figure, 1))
