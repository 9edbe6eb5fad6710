"""The pictures as they are looked at: gone into step by step, each part leads to a figure, a tie or a node."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.pictures.shown import ShownClasses, ShownNature, ShownTies, pictures_of
from gouji.model.document import Cell
from gouji.model.money import Figure
from gouji.pictures.ties import Node, Sort
from tests.conftest import SLIPS
from tests.pictures.laid_out import surface


@pytest.fixture
def case() -> Iterator[Case]:
    case = Case.look_at(SLIPS)
    yield case
    case.close()


def row(case: Case, address: str) -> int:
    found = case.document.find(address)
    assert found is not None
    return found.row


def test_a_class_is_gone_into_towards_what_is_pointed_at(case: Case) -> None:
    shown = ShownClasses(case)
    item = row(case, "T3!2080101.合计")
    assert shown.caption == "T3 2017年部门支出预算总表　3,100,400,331 元"
    assert not shown.can_rise
    assert shown.go_in(item)
    assert "› 208 社会保障和就业支出　1,688,618,217 元" in shown.caption
    assert shown.go_in(item)
    assert "› 20801 人力资源和社会保障管理事务" in shown.caption
    assert not shown.go_in(item)
    assert shown.lead(item) == Cell(2, item, 0)
    assert [shown.rise(), shown.can_rise, shown.rise(), shown.can_rise, shown.rise()] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_another_table_is_shown_from_its_whole_on(case: Case) -> None:
    shown = ShownClasses(case)
    assert shown.tables == ["T3 支出预算总表", "T5 一般公共预算支出"]
    shown.go_in(row(case, "T3!208.合计"))
    shown.choose(1)
    assert (shown.table, shown.can_rise) == (1, False)
    assert shown.caption.startswith("T5 ")
    assert shown.lead(row(case, "T5!208.合计")) == case.document.find("T5!208.合计")


def test_what_was_gone_into_stays_when_a_figure_changes(case: Case) -> None:
    shown = ShownClasses(case)
    shown.go_in(row(case, "T3!205.合计"))
    cell = case.document.find("T3!205.合计")
    assert cell is not None
    before = shown.caption
    case.edit(cell, Figure(77660772400))
    assert "205 教育支出　776,607,724 元　下级合计少 1 元" in shown.caption
    case.undo()
    assert shown.caption == before


def test_the_map_leads_to_ties_and_nodes(case: Case) -> None:
    shown = ShownTies(case)
    node = Node(Sort.TABLE, 2)
    tie = node, Node(Sort.TABLE, 4)
    assert (shown.lead(node), shown.lead(tie), shown.lead("elsewhere")) == (node, tie, None)
    assert shown.caption == "8 对之间共 184 项关系"
    assert (shown.tables, shown.can_rise, shown.rise(), shown.go_in(tie)) == ((), False, False, False)


def test_bars_lead_to_the_row_of_their_class(case: Case) -> None:
    shown = ShownNature(case)
    assert shown.lead(row(case, "T3!205.合计")) == case.document.find("T3!205.合计")
    assert [one.called for one in pictures_of(case)] == ["勾稽关系图", "支出构成", "基本与项目"]


def test_a_document_without_such_tables_tells_that(tmp_path: Path) -> None:
    path = tmp_path / "收入.txt"
    path.write_text("收入总表\n单位：元\n项目\t预算数\n一、财政拨款收入\t3\n收入总计\t3\n", encoding="utf-8")
    case = Case.look_at(path)
    for shown in (ShownClasses(case), ShownNature(case)):
        assert shown.drawn(surface()) is None
        assert shown.nothing.startswith("这份文件没有")
        assert (list(shown.listing().rows), shown.caption, shown.go_in(0), shown.lead(0)) == ([], "", False, None)
    case.close()


def test_what_was_gone_into_stays_when_rows_come_before_it(case: Case) -> None:
    shown = ShownClasses(case)
    shown.go_in(row(case, "T3!208.合计"))
    case.insert_row(2, 0)
    assert "› 208 社会保障和就业支出" in shown.caption
    assert shown.lead(row(case, "T3!208.合计")) == case.document.find("T3!208.合计")
