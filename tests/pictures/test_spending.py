"""What is spent by class: exactly what the table prints, with what does not come out told as such."""

from __future__ import annotations

from gouji.casework.case import Case
from gouji.checking.check import Check
from gouji.model.document import Cell
from gouji.model.table import Content, Origin
from gouji.pictures.spending import Spent, by_class, by_nature, state_at
from gouji.reading.read import read_document, read_pasted
from tests.conftest import SAMPLE, SLIPS
from tests.explaining.small import coded_twice, document, put, table


def check_of(text: str) -> Check:
    return Check(read_pasted(text))


def test_leaves_sum_to_their_parents_and_to_the_total_of_the_table() -> None:
    check = Check(read_document(SAMPLE))
    for spending in by_class(check):
        printed = check.document.tables[spending.table]
        total = next(row for row, one in enumerate(printed.rows) if one.name == "合计")
        assert spending.whole.amount == int(printed.values[spending.column, total]) > 0
        for one in spending.whole.walk():
            assert one.rest == 0
            assert not one.parts or sum(part.amount for part in one.parts) == one.amount
        leaves = [one for one in spending.whole.walk() if not one.parts]
        assert sum(one.amount for one in leaves) == spending.whole.amount
        coded = [row for row, one in enumerate(printed.rows) if one.code]
        assert sorted(one.row for one in spending.whole.walk() if one is not spending.whole) == coded


def test_the_table_of_all_money_goes_first_and_that_of_revenue_is_none() -> None:
    check = Check(read_document(SAMPLE))
    kinds = [check.document.tables[one.table].kind for one in by_class(check)]
    assert kinds == ["expenditure", "general-expenditure"]


def test_classes_hold_their_parts_and_these_their_items() -> None:
    (spending, _) = by_class(Check(read_document(SAMPLE)))
    (first, *_) = spending.whole.parts
    assert (first.code, first.name) == ("201", "一般公共服务支出")
    assert [part.code for part in first.parts] == ["20110"]
    assert {one.code[:5] for one in first.parts[0].parts} == {"20110"}
    assert spending.way([first.row, first.parts[0].row])[-1] is first.parts[0]
    assert spending.way([first.row, -7])[-1] is first


def test_what_parts_leave_over_or_have_too_much_is_told_to_the_fen() -> None:
    check = Check(document(table("expenditure", 1, [(1, 2), (3, 4), (5, 6)])))
    put(check, "T1!201.合计", 12)
    assert [one.rest for one in by_class(check)[0].whole.parts] == [200, 0]
    put(check, "T1!201.合计", 9)
    whole = by_class(check)[0].whole
    assert (whole.rest, [one.rest for one in whole.parts]) == (100, [-100, 0])


def test_without_a_total_the_classes_come_to_the_whole() -> None:
    one = table("general-expenditure", 1, [(1, 2), (3, 4), (5, 6)])
    for column in range(3):
        one.put(5, column, Content(None, Origin.BLANK))
    (spending,) = by_class(Check(document(one)))
    assert (spending.whole.row, spending.whole.amount) == (-1, 2100)
    assert (spending.whole.basic, spending.whole.project) == (900, 1200)


def test_a_code_that_is_printed_twice_is_two_areas_of_two_rows() -> None:
    (spending,) = by_class(Check(document(coded_twice("expenditure", 1, [(1, 0), (2, 0), (4, 0)]))))
    assert [(one.code, one.amount) for one in spending.whole.parts[0].parts] == [
        ("20101", 100),
        ("20102", 200),
        ("20101", 400),
    ]


def test_what_holds_classes_stands_above_them() -> None:
    """Of a table of several units each has its classes."""
    text = "支出总表\n科目编码\t科目名称\t合计\n201\t甲单位一般公共服务\t3\n20101\t人大事务\t3\n"
    (spending,) = by_class(check_of(text))
    assert [one.called for one in spending.whole.walk()] == ["", "201 甲单位一般公共服务", "20101 人大事务"]


def test_nothing_is_shown_of_what_tells_no_amount() -> None:
    blank = table("expenditure", 1, [(0, 0), (0, 0), (0, 0)])
    assert by_class(Check(document(blank))) == by_nature(Check(document(blank))) == []
    assert by_class(Check(document())) == []


def test_basic_projects_and_what_is_neither_come_to_the_amount() -> None:
    check = Check(document(table("expenditure", 1, [(1, 2), (3, 4), (5, 6)])))
    (spending,) = by_nature(check)
    assert [(one.basic, one.project, spending.others(one)) for one in spending.whole.parts] == [
        (400, 600, 0),
        (500, 600, 0),
    ]
    put(check, "T1!201.合计", 12)
    (spending,) = by_nature(check)
    assert spending.others(spending.whole.parts[0]) == 200


def test_a_table_without_classes_tells_basic_and_projects_of_the_whole() -> None:
    text = "支出预算总表\n合计\t基本支出\t项目支出\t结转下年资金\n24458.43\t10403.11\t12081.46\t1973.86\n"
    read = read_pasted(text)
    (spending,) = by_nature(Check(read))
    assert (spending.whole.row, spending.whole.parts) == (0, ())
    assert spending.others(spending.whole) == 197_386 * (spending.unit.fen // 100)


def test_rows_without_class_or_total_are_not_added_up() -> None:
    text = "支出预算总表\n项目\t合计\t基本支出\t项目支出\n甲\t3\t1\t2\n其中：乙\t3\t1\t2\n"
    assert by_nature(check_of(text)) == []


def test_the_state_of_a_figure_is_the_worst_that_is_marked_at_it() -> None:
    case = Case.look_at(SLIPS)
    try:
        check = case.check
        for finding in check.findings():
            if finding.cells and finding.state == "differs":
                assert state_at(check, finding.cells[0]) == "differs"
        assert state_at(check, Cell(0, 0, 0)) == ""
    finally:
        case.close()


def test_a_figure_that_is_typed_is_in_the_picture() -> None:
    check = Check(document(table("expenditure", 1, [(1, 2), (3, 4), (5, 6)])))
    before = by_class(check)[0].whole
    put(check, "T1!20101.合计", 30)
    after = by_class(check)[0].whole
    assert before.parts[0].parts[0].amount == 300
    assert after.parts[0].parts[0] == Spent(1, "20101", "科目20101", 3000, (), 100, 200)
