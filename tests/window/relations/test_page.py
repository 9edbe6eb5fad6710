"""全部关系: all relations by table and law, searched, opened and gone to by the keyboard alone."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from gouji.casework.case import Case
from gouji.casework.relations.small_sum import SmallSum, small_sum
from gouji.checking.check import Check
from gouji.checking.relation import Relation
from gouji.model.document import Document
from gouji.model.money import Figure, Unit
from gouji.model.table import Row, Table
from gouji.window.desk.desk import Desk
from gouji.window.relations import rows, tree_model
from gouji.window.relations.page import AllRelations
from gouji.window.relations.tree_model import DIFFERENCE, OUTCOME, PRINTED, RELATION, TOTAL, RelationsModel
from tests.explaining.small import CASTING, by
from tests.window.hands import cell

DOWN, ENTER, ESCAPE = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def page(desk: Desk) -> AllRelations:
    desk.relating.show_all()
    return desk.relating.page


def model_of(page: AllRelations) -> RelationsModel:
    assert page.model is not None
    return page.model


def row_of(page: AllRelations, table: int, law: str) -> QModelIndex:
    found = model_of(page).find((table, law, None))
    assert found.isValid()
    return found


def texts(index: QModelIndex) -> list[str]:
    return [str(index.siblingAtColumn(column).data()) for column in range(5)]


def test_tables_and_laws_are_counted_by_outcome(page: AllRelations) -> None:
    assert texts(row_of(page, 2, ""))[:2] == ["T3　支出预算总表", "✗ 4　✓ 244"]
    assert texts(row_of(page, 2, "A1"))[:2] == ["A1　各行合计＝基本支出＋项目支出", "✗ 1　✓ 45"]
    assert page.told.text() == "共 502 项关系"


def test_its_line_stands_among_the_tables_with_how_many_there_are(desk: Desk, page: AllRelations) -> None:
    assert desk.tables.currentItem().text() == "∑ 502　全部关系"
    assert desk.stack.currentWidget() is page


def test_a_relation_tells_its_sum_and_is_laid_out_below(desk: Desk, page: AllRelations) -> None:
    law = row_of(page, 2, "A1")
    page.view.setExpanded(law, True)
    first = model_of(page).index(0, 0, law)
    assert texts(first) == [
        "20801 人力资源和社会保障管理事务 合计",
        "✗ 不符",
        "1,016,221,795",
        "1,016,221,975",
        "+180",
    ]
    page.view.setCurrentIndex(first)
    assert page.sum.isVisible()
    assert [one.sum.law.id for one in page.sum.sums.sums] == ["A1"]
    assert page.sum.sums.here == cell(desk.case, "T3!20801.合计")
    page.view.setCurrentIndex(law)
    assert not page.sum.isVisible()


def test_the_source_follows_the_cursor_and_the_page_stays(desk: Desk, page: AllRelations) -> None:
    page.view.setCurrentIndex(model_of(page).index(0, 0, row_of(page, 2, "A1")))
    assert desk.source.views[0].lit == 3  # type: ignore[attr-defined]
    assert desk.stack.currentWidget() is page


def test_the_keyboard_opens_goes_to_the_figure_and_comes_back(qtbot: QtBot, desk: Desk, page: AllRelations) -> None:
    law = row_of(page, 4, "D4")
    page.view.setCurrentIndex(law)
    qtbot.keyClick(page.view, ENTER)
    assert page.view.isExpanded(law)
    qtbot.keyClick(page.view, DOWN)
    qtbot.keyClick(page.view, ENTER)
    assert desk.tables.currentRow() == 4
    assert desk.sheet(4).current_cell() == cell(desk.case, "T5!20801.基本支出")
    desk.relating.show_all()
    assert page.view.currentIndex().parent() == row_of(page, 4, "D4")
    qtbot.keyClick(page.view, ESCAPE)
    assert desk.tables.currentRow() == 4


def test_a_double_click_goes_to_the_figure(desk: Desk, page: AllRelations) -> None:
    page.view.doubleClicked.emit(model_of(page).index(0, 0, row_of(page, 2, "A1")))
    assert desk.sheet(2).current_cell() == cell(desk.case, "T3!20801.合计")


def test_a_text_and_an_outcome_leave_what_is_looked_for_open(qtbot: QtBot, page: AllRelations) -> None:
    page.text.setText("20801")
    model = model_of(page)
    assert page.told.text() == "共 77 项关系"
    assert all(page.view.isExpanded(top) for top in model.tops())
    page.state.setCurrentIndex(page.state.findData("differs"))
    assert page.told.text() == "共 3 项关系"
    laws = [model.index(row, 0, top) for top in model.tops() for row in range(model.rowCount(top))]
    found = [model.index(row, 0, law) for law in laws for row in range(model.rowCount(law))]
    assert {texts(one)[OUTCOME] for one in found} == {"✗ 不符"}
    page.text.setFocus()
    qtbot.keyClick(page.text, DOWN)
    page.text.setText("没有这样的字")
    assert list(model.tops()) == []
    page.take_focus()


def test_what_is_open_and_chosen_stays_when_a_figure_changes(desk: Desk, page: AllRelations) -> None:
    law = row_of(page, 2, "A1")
    page.view.setExpanded(law, True)
    page.view.setCurrentIndex(model_of(page).index(0, 0, law))
    chosen = page.model.key(page.view.currentIndex()) if page.model else None
    step = desk.case.edit(cell(desk.case, "T3!20801.项目支出"), Figure(551_447_624_00))
    assert step is not None
    desk.show_step(step)
    law = row_of(page, 2, "A1")
    assert page.view.isExpanded(law)
    assert texts(law)[OUTCOME] == "✓ 46"
    current = page.view.currentIndex()
    assert model_of(page).key(current) == chosen
    assert texts(current)[OUTCOME] == "✓ 相符"
    assert [one.sum.difference for one in page.sum.sums.sums] == [0]


def test_other_rules_bring_other_relations(desk: Desk, page: AllRelations) -> None:
    desk.show_step(desk.case.judge_by_pack("no-department"))
    assert model_of(page).laws == []
    step = desk.case.undo()
    assert step is not None
    desk.show_step(step)
    assert page.told.text() == "共 502 项关系"


def test_the_page_costs_nothing_before_it_is_seen(desk: Desk) -> None:
    assert desk.relating.page.model is None


def large(size: int) -> Case:
    """A case of one table in which no row is cast right."""
    made = [Row(f"科目{n}", f"2{n:06d}", 3) for n in range(size)]
    parents = np.full(size, -1, np.int32)
    table = Table("T1", "expenditure", "", Unit.YUAN, ("合计", "基本支出", "项目支出"), made, parents)
    table.values[:] = 10_000
    table.present[:] = True
    return Held(table)


class Held(Case):
    """A document that was never read."""

    def __init__(self, table: Table) -> None:
        from tests.explaining.small import document

        self._held = document(table)
        self._judged = Check(self._held, by(CASTING))

    @property
    def document(self) -> Document:
        return self._held

    @property
    def check(self) -> Check:
        return self._judged


def test_of_many_relations_only_those_are_described_that_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    described: list[Relation] = []

    def describe(check: Check, relation: Relation) -> SmallSum:
        described.append(relation)
        return small_sum(check, relation)

    monkeypatch.setattr(tree_model, "small_sum", describe)
    model = RelationsModel(large(3_000), ["表"])
    (top,) = model.tops()
    law = model.index(0, 0, top)
    assert model.rowCount(law) == rows.STEP + 1
    assert described == []
    assert texts(model.index(7, 0, law))[DIFFERENCE] == "−100"
    assert described == [(0, 7)]


def test_the_last_row_brings_more_until_all_are_there() -> None:
    model = RelationsModel(large(2 * rows.STEP + 1), ["表"])
    (top,) = model.tops()
    law = model.index(0, 0, top)
    inserted: list[int] = []
    model.rowsInserted.connect(lambda _, first, last: inserted.append(last - first + 1))
    assert model.index(rows.STEP, RELATION, law).data() == f"还有 {rows.STEP + 1} 项，按回车显示"
    assert not model.bring_more(model.index(0, 0, law))
    assert model.bring_more(model.index(rows.STEP, 0, law))
    assert model.index(2 * rows.STEP, RELATION, law).data() == "还有 1 项，按回车显示"
    assert model.bring_more(model.index(2 * rows.STEP, 0, law))
    assert model.rowCount(law) == 2 * rows.STEP + 1
    assert inserted == [rows.STEP + 1, 1]
    assert {texts(model.index(2 * rows.STEP, 0, law))[column] for column in (TOTAL, PRINTED)} == {"200", "100"}


def test_a_tie_shows_its_relations_alone_until_that_is_taken_back(qtbot: QtBot, page: AllRelations) -> None:
    page.show_tie((2, 4), "T3 — T5")
    assert page.told.text() == "共 111 项关系"
    assert [texts(top)[0][:2] for top in model_of(page).tops()] == ["T3"]
    assert page.narrowed.accessibleName() == "仅显示 T3 — T5；按下显示全部"
    qtbot.mouseClick(page.narrowed, Qt.MouseButton.LeftButton)
    assert page.told.text() == "共 502 项关系"
    assert page.narrowed.isHidden()
