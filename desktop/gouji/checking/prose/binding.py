"""Which figures of the tables a claim is of: by what it names, the year and the stage, never by its amount.

What several tables print is bound to all of them: the sentence is wrong where it agrees with none. A part is looked
for in the row
and the column of its whole. A chain of names is found below the 类 and 款 that it names; of codes whose parents a
table does not print, the catalogue tells them. Held by ``tests/checking/prose/test_binding.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from gouji.checking.lowering.ground import Ground
from gouji.checking.lowering.printed import UNDER
from gouji.checking.prose.subjects import Said, subject_of
from gouji.checking.rules.formula import Address
from gouji.model.catalogue import catalogue, folded
from gouji.model.codes import level_of
from gouji.model.document import Cell, Document, bare_label
from gouji.model.table import NO_ROW, Table
from gouji.prose.claims import Claim, Measure, Subject

_BY_FUNCTION = (
    "general-expenditure",
    "government-fund",
    "state-capital",
    "fiscal-expenditure",
    "fiscal-appropriation",
    "expenditure",
)
"""Kinds of tables whose rows are named by 类, 款 and 项, those of one fund first."""
_OF_FUND = {"政府性基金": "government-fund", "国有资本": "state-capital"}
_TOTAL_COLUMNS = ("本年支出", "首金额列")
_STAGES = {Measure.BUDGET: "预算", Measure.FINAL: "决算"}
_TAIL = re.compile(r"(?:支出|收入|费用|经费|资金|预算|总额)$")
_PUBLIC = "three-public"
_FIRST = "#1"


class Binding:
    """The figures of one document by what sentences call them."""

    def __init__(self, ground: Ground, claims: Sequence[Claim]) -> None:
        self._ground = ground
        self._claims = claims
        self._document: Document = ground.document
        self._bound: dict[int, tuple[Cell, ...]] = {}

    def cells(self, number: int) -> tuple[Cell, ...]:
        """The cells that print what the claim of a number tells; none where nobody knows."""
        if number not in self._bound:
            self._bound[number] = ()  # a part of itself is nothing
            self._bound[number] = self._cells(self._claims[number])
        return self._bound[number]

    def named(self, phrase: str) -> tuple[Cell, ...]:
        """The cells of a subject that is named besides that of a claim."""
        return self._of_subject(Subject(self._bare(phrase)), Measure.OWN)

    def at_least(self, claim: Claim) -> tuple[Cell, ...]:
        """Cells whose figure what the claim tells is not less than."""
        said = subject_of(self._bare(claim.subject.phrase), self._document.stage)
        return tuple(self._at(said.above)) if said and self._is_current(claim) else ()

    def total_of(self, cell: Cell) -> Cell | None:
        """The total of the column in which a cell stands."""
        table = self._document.tables[cell.table]
        row = self._ground.row_of(table, "合计")
        if row is None:
            row = next((r for r, one in enumerate(table.rows) if one.level == 0 and not one.code), None)
        return Cell(cell.table, row, cell.column) if row is not None and row != cell.row else None

    def is_blank(self, claim: Claim) -> bool:
        """Whether the table of its subject is there and prints nothing, which tells that there is none."""
        said = subject_of(self._bare(claim.subject.phrase), self._document.stage)
        table = self._ground.table_of(said.blank) if said and said.blank else None
        return table is not None and not table.values.any()

    def _cells(self, claim: Claim) -> tuple[Cell, ...]:
        if not claim.subject.named or not self._tells_now(claim):
            return ()
        if claim.whole is not None and (beside := self._beside(claim)):
            return beside
        return self._of_subject(Subject(self._bare(claim.subject.phrase), claim.subject.chain), claim.measure, claim)

    def _tells_now(self, claim: Claim) -> bool:
        """Whether it tells of this year and stage, or of a stage that a table may print beside."""
        return self._is_current(claim) or (claim.measure is Measure.BUDGET and self._of_this_year(claim))

    def _is_current(self, claim: Claim) -> bool:
        own = (Measure.OWN, Measure.FINAL if self._document.stage == "final-accounts" else Measure.BUDGET)
        return claim.measure in own and self._of_this_year(claim)

    def _of_this_year(self, claim: Claim) -> bool:
        return claim.year is None or claim.year == self._document.year

    def _bare(self, phrase: str) -> str:
        """A phrase without the body that it is said of, and without words that lead to it."""
        phrase = phrase.replace(self._document.entity, "") if self._document.entity else phrase
        phrase = re.sub(r"^(?:（(?:部门|单位)）)", "", phrase)
        return re.sub(
            r"^.*?(?:本部门|本单位|我部门|我局|我委|本级|全年|所属)|^(?:部门)(?=收|支)|^(?:其中|安排|用于)", "", phrase
        )

    def _of_subject(self, subject: Subject, measure: Measure, claim: Claim | None = None) -> tuple[Cell, ...]:
        if subject.chain:
            return (
                tuple(self._of_chain(subject.chain, claim)) if measure is not Measure.BUDGET or self._is_budget else ()
            )
        said = subject_of(subject.phrase, self._document.stage)
        if said is None:
            return ()
        public = tuple(self._public(said, measure))
        if measure is Measure.BUDGET and not self._is_budget:
            return public
        return public or tuple(self._at(said.cells))

    @cached_property
    def _is_budget(self) -> bool:
        return self._document.stage != "final-accounts"

    def _at(self, places: Sequence[Address]) -> Iterator[Cell]:
        for one in places:
            if (cell := self._ground.cell_of(one)) is not None:
                yield cell

    def _public(self, said: Said, measure: Measure) -> Iterator[Cell]:
        """The cells of a table that prints budget and final account of each expense, in rows or under columns."""
        number = self._ground.number_of(_PUBLIC)
        if number is None or not said.public:
            return
        table = self._document.tables[number]
        stage = _STAGES.get(measure) or ("预算" if self._is_budget else "决算")
        if not table.rows:
            return
        rows = [row for row, one in enumerate(table.rows) if one.name.startswith(stage)] or [0]
        named = dict(enumerate(table.columns))
        staged = {column: name for column, name in named.items() if any(p.startswith(stage) for p in name.split(UNDER))}
        others = any("决算" in name or "预算数" in name.split(UNDER) for name in named.values())
        if not staged and others and not any(one.name.startswith(stage) for one in table.rows):
            return
        called = {column: _without_stage(name) for column, name in (staged or named).items()}
        meetings = self._ground.columns_called(called, ["会议费"])
        for names in (said.public, said.beside_meetings if meetings else ()):
            columns = next((found for name in names if (found := self._ground.columns_called(called, [name]))), ())
            yield from (Cell(number, rows[0], column) for column in columns[:1])

    def _of_chain(self, chain: Sequence[tuple[int, str]], claim: Claim | None) -> Iterator[Cell]:
        """The rows that a chain of names leads to, in every table by function."""
        kinds = self._kinds(claim)
        for kind in kinds:
            number = self._ground.number_of(kind)
            if number is None:
                continue
            table = self._document.tables[number]
            rows = [row for row in range(len(table.rows)) if self._leads_to(table, row, chain)]
            if len(rows) != 1:
                continue
            columns = (self._ground.column_of(table, name, table.row_columns(rows[0])) for name in _TOTAL_COLUMNS)
            column = next((one for one in columns if one is not None), None)
            if column is not None:
                yield Cell(number, rows[0], column)
                if kind in _BY_FUNCTION[:4]:
                    return

    def _kinds(self, claim: Claim | None) -> tuple[str, ...]:
        """The kinds of tables to look in: that of a fund where its paragraph or its headings are of it."""
        if claim is not None:
            around = claim.paragraph.text[: claim.start] + "".join(claim.paragraph.headings[-1:])
            for word, kind in _OF_FUND.items():
                if word in around and "一般公共预算" not in around.rpartition(word)[2]:
                    return (kind,)
        return _BY_FUNCTION

    def _leads_to(self, table: Table, row: int, chain: Sequence[tuple[int, str]]) -> bool:
        one = table.rows[row]
        level, name = chain[-1]
        own = level_of(one.code) if one.code else one.level
        if _told_as(one.name) != _told_as(name) or (level and own != level) or (not level and own != 1):
            return False
        return all(self._is_below(table, row, above, called) for above, called in chain[:-1])

    def _is_below(self, table: Table, row: int, level: int, name: str) -> bool:
        """Whether the row stands below one of that name, or its code does in the catalogue."""
        above = int(table.parents[row])
        while above != NO_ROW:
            printed = table.rows[above]
            if (level_of(printed.code) if printed.code else printed.level) == level:
                return _told_as(printed.name) == _told_as(name)
            above = int(table.parents[above])
        code = table.rows[row].code
        if not code:
            return True
        known = catalogue(code[0]).names(code[: 1 + 2 * level], self._document.year or 0)
        return not known or any(_told_as(entry.name) == _told_as(name) for entry in known)

    def _beside(self, claim: Claim) -> tuple[Cell, ...]:
        """The part of a whole: in a column of its row, or in a row of its column."""
        assert claim.whole is not None
        found: list[Cell] = []
        for cell in self.cells(claim.whole):
            table = self._document.tables[cell.table]
            if claim.subject.chain or table.kind == _PUBLIC:
                continue
            names = _variants(self._bare(claim.subject.phrase))
            columns = self._ground.columns_of(table, names, table.row_columns(cell.row))
            rows = [row for row in self._ground.rows_of(table, names) if cell.column in table.row_columns(row)]
            rows = rows or [
                row
                for row, one in enumerate(table.rows)
                if one.level == 1 and any(_told_as(one.name) == _told_as(name) for name in names[:1])
            ]
            found += [Cell(cell.table, cell.row, column) for column in columns if column != cell.column]
            found += [Cell(cell.table, row, cell.column) for row in rows if row != cell.row]
        return tuple(dict.fromkeys(found))


def _without_stage(name: str) -> str:
    parts = [part for part in name.split(UNDER) if not part.startswith(("预算数", "决算数"))]
    return UNDER.join(parts) or name


def _told_as(name: str) -> str:
    """A name as sentences and tables share it."""
    return folded(name).replace("其它", "其他").replace("“", "").replace("”", "")


def _variants(phrase: str) -> list[str]:
    """A phrase and what it may be called as a column or a row."""
    bare = bare_label(phrase)
    stem = _TAIL.sub("", bare)
    return list(dict.fromkeys([bare, stem, f"{stem}收入", f"{stem}支出"])) if stem else [bare]
