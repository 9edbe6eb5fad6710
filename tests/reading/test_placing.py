"""Lost columns are solved from the sums, also when one printed figure is wrong."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.checking.check import Check
from gouji.checking.families.family import Family, Outcome
from gouji.checking.families.sums import Footing
from gouji.model.document import Cell
from gouji.model.table import Content, Origin
from gouji.reading.placing import placing
from gouji.reading.placing.filling import Lone
from gouji.reading.placing.placing import Naming, broken_by_place
from gouji.reading.placing.subset_sums import subsets_summing_to
from gouji.reading.read import read_document
from tests.checking.lowering.counting import shares_lowered
from tests.conftest import SAMPLE
from tests.thorough import examples


@given(st.lists(st.integers(-50, 50), max_size=9), st.integers(-60, 60))
def test_subsets_are_those_of_brute_force(amounts: list[int], target: int) -> None:
    every = (c for size in range(len(amounts) + 1) for c in combinations(range(len(amounts)), size))
    assert set(subsets_summing_to(amounts, target)) == {c for c in every if sum(amounts[i] for i in c) == target}


def test_placement_survives_one_wrong_figure(tmp_path: Path) -> None:
    clean = [table.present.copy() for table in read_document(SAMPLE).tables]
    lines = SAMPLE.read_text(encoding="utf-8").split("\n")
    rng = random.Random(7)
    rows = [n for n, line in enumerate(lines) if re.match(r"[23]\d\d .*\d{3}", line)]
    for number in rng.sample(rows, examples(24)):
        found = list(re.finditer(r"\d[\d,]{4,}", lines[number]))
        token = rng.choice(found)
        wrong = f"{int(token.group().replace(',', '')) + rng.choice((9, 90, 1000, 270000)):,}"
        slipped = list(lines)
        slipped[number] = lines[number][: token.start()] + wrong + lines[number][token.end() :]
        path = tmp_path / "slip.txt"
        path.write_text("\n".join(slipped), encoding="utf-8")
        tables = read_document(path).tables
        assert all((table.present == present).all() for table, present in zip(tables, clean, strict=True)), slipped[
            number
        ]


def test_what_the_sums_do_not_decide_stays_undecided(tmp_path: Path) -> None:
    path = tmp_path / "twins.txt"
    path.write_text(
        "单位：元\n2017年部门支出预算总表\n合计 基本支出 项目支出\n"
        "201 一般公共服务支出 200 100 100\n201 10 人力资源事务 100 100\n"
        "201 11 纪检监察事务 100 100\n200 100 100 合计\n",
        encoding="utf-8",
    )
    document = read_document(path)
    table = document.tables[0]
    assert [passage.text for passage in document.unplaced] == ["100", "100"]
    for code in ("20110", "20111"):
        row = table.row_of[code]
        assert table.content(row, 0).figure is not None
        assert [table.content(row, column).origin for column in (1, 2)] == [Origin.UNDECIDED, Origin.UNDECIDED]


def test_of_more_rows_than_any_document_has_none_is_solved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each looks at sums as long as its table: a row that stands in a file ten thousand times would end no reading."""
    solved = read_document(SAMPLE)
    monkeypatch.setattr(placing, "MOST_ROWS", 5)
    path = tmp_path / "again.txt"
    path.write_text(SAMPLE.read_text("utf-8") + "\n", "utf-8")
    left = read_document(path)
    assert solved.unplaced == []
    assert len(left.unplaced) > 40
    assert any((table.origin == Origin.UNDECIDED).any() for table in left.tables)


def test_money_is_not_placed_where_it_would_silence_other_relations() -> None:
    """However many ties of D4 are broken: a total is not put into 其他收入, which would turn them into bounds."""
    document = read_document(SAMPLE)
    table = next(table for table in document.tables if table.kind == "revenue")
    row = table.row_of["合计"]
    printed = table.content(row, 0).figure
    assert printed is not None
    spending = next(table for table in document.tables if table.kind == "expenditure")
    spending.values[0, :] += 10**9
    lone = Lone(table, row, (printed, printed), tuple((0, column) for column in table.row_columns(row)[1:]))
    named = Naming(Check(document)).of(lone)
    broken = broken_by_place(named, lone)
    assert table.columns[min(broken, key=lambda chosen: broken[chosen])[1]] == "财政拨款收入"


ROWS = "201 一般公共服务支出 200 120 80\n201 10 人力资源事务 120 120\n201 11 纪检监察事务 80 80\n"


@pytest.mark.parametrize(
    "rows",
    [ROWS, ROWS.replace("120 120", "100 100").replace("80 80", "100 100")],
    ids=["what was placed", "what found no place"],
)
def test_what_was_placed_is_judged_by_the_check_that_placed_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str
) -> None:
    """A law is lowered again only where what it was lowered by is another now: no row is missing here."""
    lowered = shares_lowered(monkeypatch)
    path = tmp_path / "placed.txt"
    path.write_text(f"单位：元\n2017年部门支出预算总表\n合计 基本支出 项目支出\n{rows}200 120 80 合计\n", "utf-8")
    read_document(path)
    assert {*lowered.values()} == {1}


def test_relations_are_those_of_the_row_whatever_was_asked_before() -> None:
    """Nobody keeps what a row was asked for by: the next may stand in its very place in memory."""
    document = read_document(SAMPLE)
    check = Check.of_all(document, figures_alone=True)
    naming = Naming(check)
    for table in document.tables:
        for row in range(len(table.rows)):
            own, alone = naming.of(Lone(table, row, (), ())), Naming(check).of(Lone(table, row, (), ()))
            assert [(one.family, one.number) for one in own] == [(one.family, one.number) for one in alone]


def test_a_relation_is_judged_once_for_each_way_in_which_its_own_figures_may_stand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The sum of a column hangs on whether the figure stands there, and not on which other column holds it else."""
    document = read_document(SAMPLE)
    table = next(table for table in document.tables if table.kind == "revenue")
    row = table.row_of["合计"]
    printed = table.content(row, 0).figure
    assert printed is not None
    lone = Lone(table, row, (printed,), tuple((column,) for column in table.row_columns(row)))
    named = Naming(Check(document)).of(lone)
    judged: Counter[tuple[Family, int]] = Counter()
    verdict = Footing.verdict

    def counted(family: Footing, i: int, *changed: Mapping[Cell, Content]) -> tuple[Outcome, int]:
        judged[family, i] += 1
        return verdict(family, i, *changed)

    monkeypatch.setattr(Footing, "verdict", counted)
    broken = broken_by_place(named, lone)
    assert len(broken) == len(lone.candidates) > 2
    assert judged
    assert set(judged.values()) == {2}
