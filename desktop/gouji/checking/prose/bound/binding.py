"""Which figures of the tables a claim is of: by what it names, the year and the stage, never by its amount.

What several tables print is bound to all of them: the sentence is wrong where it agrees with none. A part is looked
for in the row and the column of its whole, and where its own name leads. Held by
``tests/checking/prose/test_sentences.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from gouji.checking.lowering.ground import Ground
from gouji.checking.lowering.printed import UNDER
from gouji.checking.prose.bound.chains import Chains, same_name, stands_below
from gouji.checking.prose.bound.subjects import Said, subject_of
from gouji.checking.rules.formula import Address
from gouji.model.document import Cell, Document, bare_label
from gouji.model.table import Table
from gouji.model.totals import is_total
from gouji.prose.bodies import Bodies
from gouji.prose.claims import Claim, Measure, Subject
from gouji.prose.grammar import fund_of
from gouji.prose.naming import is_class

_STAGES = {Measure.BUDGET: "预算", Measure.FINAL: "决算"}
_TAIL = re.compile(r"(?:支出|收入|费用|经费|资金|预算|总额)$")
_ALL = ("首金额列", "全部收入", "本年支出", "资金合计")
"""Columns whose figure is made up of the others of its row."""
_SIDES = ("收入", "支出")
_SPENT = "支出合计"
"""All that a department spends."""
_PUBLIC = "three-public"
PUBLIC_TOTAL = Said(name="", said=re.compile(""), public=("合计",))


class Binding:
    """The figures of one document by what sentences call them."""

    def __init__(self, ground: Ground, claims: Sequence[Claim]) -> None:
        self._ground = ground
        self._claims = claims
        self.chains = Chains(ground)
        self._document: Document = ground.document
        self._bodies = Bodies(ground.document.entity)
        self._bound: dict[int, tuple[Cell, ...]] = {}

    def cells(self, number: int) -> tuple[Cell, ...]:
        """The cells that print what the claim of a number tells; none where nobody knows."""
        if number not in self._bound:
            self._bound[number] = ()  # a part of itself is nothing
            self._bound[number] = self._cells(self._claims[number])
        return self._bound[number]

    def if_of(self, number: int, year: int) -> tuple[Cell, ...]:
        """The cells that a claim would be of, were it said of another year."""
        return self._cells(replace(self._claims[number], year=year))

    def planned(self, number: int) -> tuple[Cell, ...]:
        """The cells that print what was budgeted of the subject of a claim."""
        return self._cells(replace(self._claims[number], measure=Measure.BUDGET, whole=None))

    def named(self, phrase: str, claim: Claim) -> tuple[Cell, ...]:
        """The cells of a subject that is named besides that of a claim."""
        subject = Subject(chain=((1, phrase),)) if is_class(phrase) else Subject(self.bare(phrase))
        return self._of_subject(subject, Measure.OWN, claim if subject.chain else None)

    def at_least(self, claim: Claim) -> tuple[Cell, ...]:
        """Cells whose figure what the claim tells is not less than."""
        said = subject_of(self.bare(claim.subject.phrase), self._document.stage)
        return tuple(self._at(said.above)) if said and self._is_current(claim) else ()

    def is_of_another_whole(self, number: int) -> bool:
        """Whether a part, as 项目支出, stands in tables of another whole than its text tells it of, be that the whole
        document: a table of one fund prints the part of that fund."""
        claim = self._claims[number]
        said = subject_of(self.bare(claim.subject.phrase), self._document.stage)
        whole = subject_of(_SPENT, self._document.stage)
        if said is None or not said.alone or whole is None:
            return False
        wholes = tuple(self._at(whole.cells)) if claim.whole is None else self.cells(claim.whole)
        totals = [total for cell in self.cells(number) if (total := self._beside_its_total(cell)) is not None]
        return bool(totals) and not any(self._alike(total, one) for total in totals for one in wholes)

    def _beside_its_total(self, cell: Cell) -> Cell | None:
        """The figure that leads the row of another."""
        first = self._document.tables[cell.table].row_columns(cell.row)[0]
        return Cell(cell.table, cell.row, first) if cell.column != first else None

    def _alike(self, one: Cell, other: Cell) -> bool:
        """Whether two figures are the same, as finely as both are printed."""
        tables = [(self._document.tables[cell.table], cell) for cell in (one, other)]
        (value, half), (another, its) = (
            (int(table.values[cell.column, cell.row]), table.half_unit(cell.row, cell.column)) for table, cell in tables
        )
        return abs(value - another) <= half + its

    def total_of(self, cell: Cell) -> Cell | None:
        """The total of the column in which a cell stands, or of its row where a table prints its parts side by side."""
        table = self._document.tables[cell.table]
        if table.kind == _PUBLIC:
            total = next(self._public(PUBLIC_TOTAL, self._measure_of(cell)), None)
            return total if total != cell else None
        row = self._ground.row_of(table, "合计")
        if row is None:
            row = next((r for r, one in enumerate(table.rows) if one.level == 0 and not one.code), None)
        return Cell(cell.table, row, cell.column) if row is not None and row != cell.row else None

    def is_blank(self, phrase: str) -> bool:
        """Whether the table of a subject is there and prints nothing, which tells that there is none."""
        said = subject_of(self.bare(phrase), self._document.stage)
        number = self._ground.number_of(said.blank) if said and said.blank else None
        table = self._document.tables[number] if number is not None and number not in self._ground.in_doubt else None
        return table is not None and not table.values.any() and not table.gaps

    def tells_of_another(self, claim: Claim) -> bool:
        """Whether a claim is of another body, be it that its heading names it."""
        return self._bodies.tells_of_another(claim) or self._bodies.stands_under_another(claim)

    def _cells(self, claim: Claim) -> tuple[Cell, ...]:
        if not claim.subject.named or not self._tells_now(claim) or self._bodies.tells_of_another(claim):
            return ()
        beside = self._beside(claim) if claim.whole is not None else ()
        if beside or (claim.whole is not None and self._is_of_some(claim, self._claims[claim.whole])):
            return beside
        phrase = self.bare(claim.subject.phrase)
        if fund := fund_of(phrase, (claim.paragraph.opening(claim.start), *claim.paragraph.headings[:-2:-1])):
            phrase = f"{fund}{phrase.removesuffix('合计')}"
        return self._of_subject(self._with_side(claim), claim.measure, claim) or self._of_subject(
            Subject(phrase, claim.subject.chain), claim.measure, claim
        )

    def _is_of_some(self, part: Claim, whole: Claim) -> bool:
        """Whether a part is of one row or of projects alone, so that no total of the document is meant."""
        said = subject_of(self.bare(whole.subject.phrase), self._document.stage)
        return bool(whole.subject.chain and not part.subject.chain) or (said is not None and said.name == "项目支出")

    def _with_side(self, claim: Claim) -> Subject:
        """The subject of a part that does not tell whether it is of income, with what its whole tells."""
        phrase = self.bare(claim.subject.phrase)
        if claim.whole is None or not phrase or phrase.endswith(_SIDES):
            return Subject()
        whole = self._claims[claim.whole].subject.phrase
        return Subject(phrase + next((one for one in _SIDES if one in whole), ""))

    def _tells_now(self, claim: Claim) -> bool:
        """Whether it tells of this year and stage, or of a stage that a table may print beside."""
        return self._is_current(claim) or (claim.measure is Measure.BUDGET and self._of_this_year(claim))

    def _is_current(self, claim: Claim) -> bool:
        own = (Measure.OWN, Measure.FINAL if self._document.stage == "final-accounts" else Measure.BUDGET)
        return claim.measure in own and self._of_this_year(claim)

    def _of_this_year(self, claim: Claim) -> bool:
        return claim.year is None or claim.year == self._document.year

    def bare(self, phrase: str) -> str:
        """A phrase without the body that it is said of, and without words that lead to it."""
        phrase = self._bodies.without(phrase)
        phrase = re.sub(r"^(?:（(?:部门|单位)）)", "", phrase)
        return re.sub(
            r"^(?:本年|当年)(?=一般公共|政府性|国有资本|财政拨款|事业|经营|上级|其他)"
            r"|^.*?(?:本部门|本单位|我部门|我局|我委|本级|全年|所属)"
            r"|^部门(?=收|支|机关|财政|一般|政府|国有|“?三公)|^(?:其中|安排|用于)",
            "",
            phrase,
        )

    def _of_subject(self, subject: Subject, measure: Measure, claim: Claim | None = None) -> tuple[Cell, ...]:
        if subject.chain:
            return (
                tuple(self.chains.cells(subject.chain, claim))
                if measure is not Measure.BUDGET or self._is_budget
                else ()
            )
        said = subject_of(subject.phrase, self._document.stage)
        if said is None or (said.alone and claim is not None and claim.whole is not None):
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

    def _measure_of(self, cell: Cell) -> Measure:
        """Of which stage the row or the column of a cell is."""
        table = self._document.tables[cell.table]
        named = table.rows[cell.row].name + UNDER + table.columns[cell.column]
        return next((one for one, word in _STAGES.items() if word in named), Measure.OWN)

    def _beside(self, claim: Claim) -> tuple[Cell, ...]:
        """The part of a whole: in a column of its row, or in a row of its column."""
        assert claim.whole is not None
        found: list[Cell] = []
        for cell in self.cells(claim.whole):
            table = self._document.tables[cell.table]
            if claim.subject.chain or table.kind == _PUBLIC:
                continue
            names = _variants(self.bare(claim.subject.phrase))
            columns = self._ground.columns_of(table, names, self._below_column(table, cell))
            rows = [row for row in self._ground.rows_of(table, names) if cell.column in table.row_columns(row)]
            rows = [row for row in rows if _on_side(claim.subject.phrase, table.rows[row].name)]
            of_all = is_total(table.rows[cell.row].name)
            rows = [row for row in rows if of_all or stands_below(table, row, cell.row)]
            called = [row for row, one in enumerate(table.rows) if same_name(one.name, names[0])]
            below = [row for row in called if stands_below(table, row, cell.row)]
            rows = (
                rows
                or [row for row in called if of_all and table.rows[row].level == 1]
                or (below if len(below) == 1 else [])
            )
            found += [Cell(cell.table, cell.row, column) for column in columns if column != cell.column]
            found += [Cell(cell.table, row, cell.column) for row in rows if row != cell.row]
        return tuple(dict.fromkeys(found))

    def _below_column(self, table: Table, cell: Cell) -> Sequence[int]:
        """The columns of the row of a figure that may be parts of it: all but of a total, only those under its name."""
        columns = table.row_columns(cell.row)
        if any(self._ground.column_of(table, name, columns) == cell.column for name in _ALL):
            return columns
        above = table.columns[cell.column].removesuffix("小计") + UNDER
        return [column for column in columns if table.columns[column].startswith(above)]


def _without_stage(name: str) -> str:
    parts = [part for part in name.split(UNDER) if not part.startswith(("预算数", "决算数"))]
    return UNDER.join(parts) or name


def _on_side(phrase: str, name: str) -> bool:
    """Whether a row is not of income where the phrase is of expenditure, nor the other way."""
    return not any(phrase.endswith(own) and other in name for own, other in (("收入", "支出"), ("支出", "收入")))


def _variants(phrase: str) -> list[str]:
    """A phrase and what it may be called as a column or a row."""
    bare = bare_label(phrase)
    stem = _TAIL.sub("", bare)
    sides = [side for side in ("收入", "支出") if bare.endswith(side)] or ["收入", "支出"]
    return list(dict.fromkeys([bare, stem, *(stem + side for side in sides)])) if stem else [bare]
