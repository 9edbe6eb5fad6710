"""What was read and checked of a generated document, held against its truth, amount by amount.

An amount is *right*; *in doubt* or *undecided*, where the document says so; *raw*, where its table was not recognised;
*missing*, where it is listed without a place; else *wrong*: another stands there, or none, and nothing tells it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.prose.text import held
from gouji.checking.rules.laws import Severity
from gouji.model.document import Document
from gouji.model.money import parse_amount, plain_amount
from gouji.model.table import Origin, Table
from tests.generated.paper import Paper
from tests.generated.sheets import Sheet, TrueRow

_FIGURE = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it is in truth: in which table, where, what is wanted and what is there."""

    kind: str
    table: str
    row: str = ""
    wanted: object = ""
    found: object = ""
    amounts: int = 0
    """How many amounts are wrong by it, told nowhere."""


@dataclass
class Verdict:
    """What became of one document: its tables, its rows, its amounts, and what it is accused of."""

    tables: int = 0
    doubted: int = 0
    """Tables whose reading is in doubt."""
    unread: int = 0
    """Tables that were not recognised."""
    rows: int = 0
    bound: int = 0
    amounts: int = 0
    right: int = 0
    undecided: int = 0
    in_doubt: int = 0
    raw: int = 0
    missing: int = 0
    faults: list[Fault] = field(default_factory=list)
    musts: list[str] = field(default_factory=list)
    explains: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> int:
        return sum(one.amounts for one in self.faults)


def judge(document: Document, check: Check, paper: Paper) -> Verdict:
    """Compare table by table, row by row, figure by figure."""
    verdict = Verdict(tables=len(paper.sheets))
    free = list(document.tables)
    pairs: list[tuple[Sheet, Table | None]] = []
    for sheet in paper.sheets:
        table = _found(sheet, free)
        if table is not None:
            free.remove(table)
        pairs.append((sheet, table))
        verdict.rows += sum(any(row.amounts) for row in sheet.truth)
        verdict.amounts += len(_amounts(sheet.truth))
    elsewhere = _Elsewhere(document)
    for sheet, table in pairs:
        if table is not None and table.doubts:
            verdict.doubted += 1
            verdict.in_doubt += len(_amounts(sheet.truth))
            elsewhere.told(_amounts(sheet.truth))
    for sheet, table in pairs:
        if table is None:
            _miss_table(sheet, elsewhere, verdict)
            continue
        if table.kind != sheet.kind:
            verdict.faults.append(Fault("kind", sheet.title, "", sheet.kind, table.kind))
        if not table.doubts:
            _Judging(table, sheet, elsewhere, verdict).judge()
    verdict.faults += (Fault("extra table", table.title) for table in free if table.rows)
    _judge_whole(document, paper, verdict)
    for finding in check.findings():
        if finding.outcome is Outcome.DIFFERS and finding.severity is not Severity.HINT:
            told = f"{finding.rule} {document.address(finding.cells[0])} {finding.expected} {finding.stated}"
            (verdict.musts if finding.severity is Severity.MUST else verdict.explains).append(told)
    for said in held(check):
        if said.outcome is Outcome.DIFFERS and said.severity is not Severity.HINT:
            (verdict.musts if said.severity is Severity.MUST else verdict.explains).append(f"text: {said.claim.text}")
    return verdict


class _Elsewhere:
    """The figures that a document shows without a place, as printed or in tables in doubt: each is found there once."""

    def __init__(self, document: Document) -> None:
        self._left: Counter[str] = Counter()
        texts = [one.text for one in document.unplaced]
        texts += (text for grid in document.grids for row in grid.cells for text in row)
        self._left.update(_plain(figure) for text in texts for figure in _FIGURE.findall(text))
        for table in document.tables:
            for row in range(len(table.rows)) if table.doubts else ():
                figures = (table.content(row, column).figure for column in table.row_columns(row))
                self._left.update(plain_amount(one.fen, table.unit, one.decimals) for one in figures if one)

    def told(self, amounts: Iterable[str]) -> tuple[str, ...]:
        """Those of some amounts that are told there."""
        found = []
        for text in amounts:
            if self._left[_plain(text)] > 0:
                self._left[_plain(text)] -= 1
                found.append(text)
        return tuple(found)


def _plain(text: str) -> str:
    return text.replace(",", "")


def _miss_table(sheet: Sheet, elsewhere: _Elsewhere, verdict: Verdict) -> None:
    amounts = _amounts(sheet.truth)
    told = elsewhere.told(amounts)
    verdict.unread += 1
    verdict.raw += len(told)
    if amounts:
        verdict.faults.append(Fault("table", sheet.title, amounts=len(amounts) - len(told)))


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


def _amounts(rows: Iterable[TrueRow]) -> list[str]:
    return [text for row in rows for text in row.amounts if text]


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


@dataclass(frozen=True)
class _Judging:
    """One table against its truth."""

    table: Table
    sheet: Sheet
    elsewhere: _Elsewhere
    verdict: Verdict

    def judge(self) -> None:
        table, sheet = self.table, self.sheet
        rows = {squeezed(key): row for key, row in table.row_of.items()}
        ordered = [row for side in range(len(sheet.blank.sides)) for row in sheet.truth if row.side == side]
        seen = set()
        for key, truth in zip(_keys(sheet), ordered, strict=True):
            number = rows.get(key)
            if number is None:
                self._miss("row", key, _amounts([truth]))
                continue
            seen.add(number)
            self.verdict.bound += any(truth.amounts)
            name = squeezed(truth.name)
            if name and squeezed(table.rows[number].name) != name:
                self.verdict.faults.append(Fault("name", sheet.title, key, name, table.rows[number].name))
            self._judge_row(number, truth)
        for number in range(len(table.rows)):
            if number not in seen:
                figures = [f for c in table.row_columns(number) if (f := table.content(number, c).figure)]
                if figures:
                    self._accuse("invented", table.keys[number], "", figures, len(figures))

    def _judge_row(self, number: int, truth: TrueRow) -> None:
        table, verdict = self.table, self.verdict
        key, columns = table.keys[number], table.row_columns(number)
        contents = [table.content(number, column) for column in columns]
        wanted = [parse_amount(text, table.unit) for text in truth.amounts]
        printed = _amounts([truth])
        if len(contents) != len(wanted) and any(one.origin is Origin.UNDECIDED for one in contents):
            verdict.undecided += len(printed)
        elif len(contents) != len(wanted) and any(one.figure for one in contents):
            self._accuse("amount", key, truth.amounts, [table.columns[column] for column in columns], len(printed))
        elif len(contents) != len(wanted):
            self._miss("amount", key, printed)
        else:
            for text, figure, column, content in zip(truth.amounts, wanted, columns, contents, strict=True):
                where = f"{key}.{table.columns[column]}"
                if content.origin is Origin.UNDECIDED:
                    verdict.undecided += figure is not None
                elif (content.figure.fen if content.figure else None) == (figure.fen if figure else None):
                    verdict.right += figure is not None
                elif content.figure is None:
                    self._miss("amount", where, [text])
                else:
                    self._accuse("amount", where, text, content.figure, 1)

    def _miss(self, kind: str, where: str, amounts: Sequence[str]) -> None:
        """Amounts are not where they belong: missing, as far as they are told without a place."""
        told = self.elsewhere.told(amounts)
        self.verdict.missing += len(told)
        if amounts:
            self._accuse(kind, where, tuple(amounts), f"{len(told)} told without a place", len(amounts) - len(told))

    def _accuse(self, kind: str, where: str, wanted: object, found: object, amounts: int) -> None:
        self.verdict.faults.append(Fault(kind, self.sheet.title, where, wanted, found, amounts))
