"""What of the text is wrong by itself, and what would be right if a figure of a table were another."""

from __future__ import annotations

from pathlib import Path

from gouji.checking.check import Check
from gouji.checking.prose.text import held
from gouji.explaining.claims import Contradictions, Mended
from gouji.model.document import Cell
from gouji.model.money import Figure
from tests.checking.prose.pages import page_of

CHAIN = "“住房保障支出（类）住房改革支出（款）住房公积金（项）”"
WRONG = f"{CHAIN}352.67万元，主要用于缴费。"


def check_of(folder: Path, text: str, stage: str = "预算", tables: str = "般") -> Check:
    return Check(page_of(folder, stage, tables, text))


def mended(check: Check, suspected: tuple[Cell, ...] = ()) -> list[Mended]:
    contradictions = Contradictions(check)
    return contradictions.mended(contradictions.wrong, suspected)


def housing(check: Check) -> Cell:
    found = check.document.find("T1!2210201.合计")
    assert found is not None
    return found


def test_a_sentence_should_say_what_the_table_prints_in_its_own_unit_and_decimals(tmp_path: Path) -> None:
    (one,) = mended(check_of(tmp_path, WRONG))
    assert (one.should, one.sure) == ("350.35", True)
    (one,) = mended(check_of(tmp_path, f"{CHAIN}352.7万元，主要用于缴费。"))
    assert one.should == "350.3"  # 350.3499 in one decimal
    (one,) = mended(check_of(tmp_path, f"{CHAIN}3526700元，主要用于缴费。"))
    assert one.should == "3503499"


def test_it_prints_the_decimals_of_a_table_in_the_same_unit(tmp_path: Path) -> None:
    text = "“住房保障支出（类）住房改革支出（款）住房公积金（项）”支出决算为0万元。"
    (one,) = mended(check_of(tmp_path, text, "决算", "05"))
    assert one.should == "187.19"


def test_a_figure_that_is_suspected_tells_nobody_what_to_say(tmp_path: Path) -> None:
    check = check_of(tmp_path, WRONG)
    (one,) = mended(check, (housing(check),))
    assert (one.should, one.sure) == ("", False)


def test_a_sentence_is_right_where_the_table_would_say_the_same(tmp_path: Path) -> None:
    check = check_of(tmp_path, WRONG)
    contradictions = Contradictions(check)
    assert contradictions.settled_by([(housing(check), Figure(352_670_000, 0))]) == tuple(contradictions.wrong)
    assert contradictions.settled_by([(housing(check), Figure(352_700_000, 0))]) == ()
    assert contradictions.settled_by([(Cell(0, 0, 0), Figure(352_670_000, 0))]) == ()


def test_a_rate_follows_the_figure_that_is_put_right(tmp_path: Path) -> None:
    """The amount was typed wrong and the rate worked out from the right one: only the amount is wrong."""
    text = f"{CHAIN}350.35万元，主要用于缴费。2024年预算安排441.25万元，比2023年预算300.00万元增加16.78%。"
    found = mended(check_of(tmp_path, text))
    assert [one.should for one in found] == ["350.35"]


def test_what_is_worked_out_may_be_wrong_in_any_figure_of_it(tmp_path: Path) -> None:
    (one,) = mended(check_of(tmp_path, f"{CHAIN}350.35万元，比2023年预算300.00万元增加9.00%。"))
    assert (one.should, one.sure) == ("16.78", False)


def test_nothing_is_changed_by_supposing(tmp_path: Path) -> None:
    check = check_of(tmp_path, WRONG)
    before = held(check)
    contradictions = Contradictions(check)
    contradictions.settled_by([(housing(check), Figure(352_670_000, 0))])
    contradictions.mended(contradictions.wrong, ())
    assert held(check) is before
    assert int(check.document.tables[0].values[housing(check).column, housing(check).row]) == 350_349_900


def test_hints_are_no_contradictions(tmp_path: Path) -> None:
    check = check_of(tmp_path, f"{CHAIN}350.35万元，比2023年预算0万元增加100.00%。")
    assert any(one.severity.value == "hint" for one in held(check))
    assert Contradictions(check).wrong == []
