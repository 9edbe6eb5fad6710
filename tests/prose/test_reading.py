"""What each quantity of a sentence is said of."""

from __future__ import annotations

from gouji.prose.claims import Base, Claim, Measure, Role
from tests.prose.told import claims


def said(found: list[Claim]) -> list[tuple[str, str]]:
    return [(one.role.value, one.subject.named) for one in found]


def test_an_amount_is_of_what_stands_before_it() -> None:
    assert said(claims("2024年，某区某局收入预算3,121.42万元。")) == [("value", "某区某局收入")]


def test_a_chain_of_names_is_the_subject_until_another_is_named() -> None:
    found = claims("“住房保障支出（类）住房改革支出（款）住房公积金（项）”350.35万元。2024年预算安排352.67万元。")
    assert [one.subject.chain for one in found] == [((1, "住房保障支出"), (2, "住房改革支出"), (3, "住房公积金"))] * 2
    assert [(one.measure, one.year) for one in found] == [(Measure.OWN, None), (Measure.BUDGET, 2024)]
    assert found[0].about == found[1].about


def test_quotes_may_stand_around_each_name() -> None:
    (found,) = claims("“城乡社区支出”（类）“城乡社区管理事务”（款）“城管执法”（项）支出228.16万元。")
    assert [name for _, name in found.subject.chain] == ["城乡社区支出", "城乡社区管理事务", "城管执法"]


def test_a_change_is_held_against_the_base_that_its_sentence_names() -> None:
    _, change, rate = claims("项目支出100万元，比2023年预算执行数增加24.00万元，增长31.58%。")
    assert (change.role, change.sign, change.base) == (Role.CHANGE, 1, Base(2023, Measure.EXECUTED, "2023年预算执行数"))
    assert (rate.role, rate.base) == (Role.RATE, change.base)


def test_a_list_makes_parts_of_what_follows_to_the_end_of_the_sentence() -> None:
    found = claims("支出合计100万元，其中：基本支出60万元、项目支出40万元。收入90万元。")
    assert [one.whole for one in found] == [None, 0, 0, None]


def test_what_money_is_spent_for_has_no_amount() -> None:
    """As where a page tore the amount away: the next one is another's."""
    found = claims("4、一般公共服务支出（类）财政事务（款）财政委托业务支出（项）。主要用于：449.52万元。")
    assert [one.subject.named for one in found] == [""]


def test_nothing_is_claimed_by_glossaries_and_duties() -> None:
    assert claims("名词解释", "（一）小额：指1万元。", "编制说明", "支出1万元。")[0].text == "支出1万元"


def test_a_paragraph_with_a_lost_figure_is_torn() -> None:
    assert [one.torn for one in claims("收入万元，支出1万元。", "支出2万元。")] == [True, False]


def test_words_that_claim_something_without_a_number() -> None:
    found = claims("决算数小于预算数。与2023年预算持平。无政府性基金预算支出。截至2023年12月31日，有车2辆。")
    assert [one.role for one in found] == [Role.ORDER, Role.FLAT, Role.ABSENCE, Role.UNTIL, Role.COUNT]


def test_a_form_that_was_not_filled_in_decides_nothing() -> None:
    assert [one.role for one in claims("与上年预算相比增加（减少）1.00万元。")] == [Role.UNDECIDED]


def test_a_heading_names_its_year() -> None:
    (found,) = claims("第三部分某局2023年度部门决算情况说明")
    assert (found.role, found.year) == (Role.TITLE, 2023)


def test_what_brackets_hold_is_an_aside() -> None:
    """It is part of the figure before it, and what follows is told of what was spoken of outside."""
    said = "财政拨款收入79.50万元（其中：基金1.50万元），占收入合计的98.12%；公务接待费（含外宾0.50万元）支出6.30万元。"
    whole, part, share, inner, outer = claims(said)
    assert (part.whole, share.about) == (0, whole.about)
    assert (inner.subject.phrase, outer.subject.phrase) == ("含外宾", "公务接待费支出")


def test_a_numbered_item_is_told_of_itself_alone() -> None:
    said = "1.公务接待费。2024年预算数8.00万元，减少了。2.其他事项。2024年预算数3.00万元。"
    assert [one.subject.phrase for one in claims(said)] == ["公务接待费", ""]


def test_parts_that_are_numbered_go_on_over_the_ends_of_sentences() -> None:
    said = "“三公”经费25.70万元。其中：（一）出国费10.00万元。压减团组。（二）接待费15.70万元。"
    assert [one.whole for one in claims(said)] == [None, 0, 0]


def test_a_year_holds_for_all_that_its_sentence_names() -> None:
    said = "2023年度收入总计8.00万元，支出总计8.00万元。收入总计9.00万元（上年为8.00万元），较上年支出总计多。"
    assert [one.year for one in claims(said)] == [2023, 2023, None, 2023]


def test_what_stands_before_a_year_may_be_a_name() -> None:
    assert [one.subject.phrase for one in claims("某局2024年收入预算3.00万元，公务接待费2024年预算数1.00万元。")] == [
        "收入",
        "公务接待费",
    ]
