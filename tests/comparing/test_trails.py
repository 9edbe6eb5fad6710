"""One change runs through 款, 类, totals and sister tables, and is one."""

from __future__ import annotations

from gouji.comparing.comparing import Change, Comparison
from gouji.model.document import Document
from tests.comparing.conftest import addresses, compared, more

ITEM, CHAIN = "2080102", ("20801", "208", "合计")
THROUGH_TABLES = tuple(
    f"{table}!{row}.{column}" for table in ("T3", "T5") for row in (ITEM, *CHAIN) for column in ("合计", "项目支出")
)
REVENUE = tuple(f"T2!{row}.{column}" for row in (ITEM, *CHAIN) for column in ("合计", "财政拨款收入"))
SUMMARIES = (
    "T1!一、财政拨款收入.预算数",
    "T1!1.一般公共预算资金.预算数",
    "T1!收入总计.预算数",
    "T1!支出总计.预算数",
)


def of_class(document: Document, table: int) -> str:
    row = next(one for one in document.tables[table].rows if "社会保障和就业" in one.name)
    return f"T{table + 1}!{row.called}"


def everywhere(document: Document, by: int) -> None:
    """One project more, wherever the budget tells it."""
    more(document, by, *THROUGH_TABLES, *REVENUE, f"{of_class(document, 0)}.预算数")
    t4 = document.tables[3]
    income = [row.called for row in t4.rows if row.side == 0 and t4.present[0, t4.row_of[row.called]]]
    more(document, by, *(f"T4!{one}.预算数" for one in income))
    for row in (of_class(document, 3).partition("!")[2], "支出总计"):
        more(document, by, f"T4!{row}.合计", f"T4!{row}.一般公共预算")
    t1 = document.tables[0]
    income = [row.called for row in t1.rows if row.side == 0 and t1.present[0, t1.row_of[row.called]]]
    more(document, by, *(f"T1!{one}.预算数" for one in income), "T1!支出总计.预算数")


def all_figures(comparison: Comparison, change: Change) -> set[str]:
    return set(addresses(comparison, change.all))


def test_one_project_more_is_one_change_with_all_that_it_runs_through(sample: Document, other: Document) -> None:
    everywhere(other, 1000)
    found = compared(sample, other)
    (one,) = found.changes
    assert one.difference == 100_000
    assert addresses(found, [one.begins]) == [f"T3!{ITEM}.项目支出"]
    assert len(one.all) == len(found.figures) > 30
    assert {*THROUGH_TABLES, *REVENUE} <= all_figures(found, one)


def test_two_changes_share_the_totals_that_they_run_through(sample: Document, other: Document) -> None:
    everywhere(other, 1000)
    more(other, 30, "T3!2080109.合计", *(f"T3!{row}.合计" for row in CHAIN))
    found = compared(sample, other)
    first = next(one for one in found.changes if f"T3!{ITEM}.项目支出" in addresses(found, [one.begins]))
    second = next(one for one in found.changes if "T3!2080109.合计" in addresses(found, [one.begins]))
    assert "T3!208.合计" in all_figures(found, first) & all_figures(found, second)


def test_a_subtotal_that_nothing_accounts_for_is_a_change_by_itself(sample: Document, other: Document) -> None:
    more(other, 9, "T3!20801.基本支出")
    found = compared(sample, other)
    assert [addresses(found, one.all) for one in found.changes] == [["T3!20801.基本支出"]]


def test_every_figure_that_changed_is_on_some_trail(sample: Document, other: Document) -> None:
    everywhere(other, 1000)
    more(other, 9, "T3!20801.基本支出", "T5!2080109.合计", "T7!30201.公用经费")
    found = compared(sample, other)
    assert {spot.spot for one in found.changes for spot in one.all} == set(found.figures)
