"""Lines of a document become paragraphs under their headings."""

from __future__ import annotations

from gouji.model.source import AtLine, OnPage
from gouji.prose.paragraphs import folded, heading_rank, paragraphs
from tests.prose.told import page, text


def texts(*found: object) -> list[str]:
    return [one.text for one in found]  # type: ignore[attr-defined]


def test_letters_are_of_one_width_and_a_comma_is_narrow_within_a_figure_alone() -> None:
    assert folded("１，２３４．５万元，占９．９％；（（类)") == "1,234.5万元，占9.9%；（（类）"


def test_a_line_of_a_web_page_is_a_paragraph() -> None:
    assert texts(*paragraphs(text("收入预算 100 万元", "支出预算100万元"))) == ["收入预算100万元", "支出预算100万元"]


def test_a_wrapped_line_of_a_page_goes_on_with_the_one_before() -> None:
    lines = (96, 519, "年初预算为80.81万"), (72, 300, "元，支出决算为80.38万元。"), (96, 519, "另一段")
    found = paragraphs(page(*lines))
    assert texts(*found) == ["年初预算为80.81万元，支出决算为80.38万元。", "另一段"]
    assert isinstance(source := found[0].passage(-1 + len(found[0].text)).source, OnPage)
    assert source.bbox[1] == 40.0, "a letter leads back to its line"


def test_a_numbered_line_begins_a_paragraph_and_a_heading_is_none_of_it() -> None:
    lines = (96, 300, "六、基本支出说明"), (96, 519, "1.行政运行10万元"), (96, 519, "2.机关服务5万元")
    found = paragraphs(page(*lines))
    assert texts(*found) == ["六、基本支出说明", "1.行政运行10万元", "2.机关服务5万元"]
    assert found[1].headings == ("六、基本支出说明",)


def test_a_line_that_ends_early_within_a_chain_goes_on() -> None:
    lines = (78, 489, "5、社会保障和就业支出（类）行政单位离退休"), (72, 516, "（项）。年初预算为85.55万元。")
    found = paragraphs(page(*lines))
    assert texts(*found) == ["5、社会保障和就业支出（类）行政单位离退休（项）。年初预算为85.55万元。"]


def test_numbers_of_pages_stand_in_no_paragraph() -> None:
    lines = (96, 519, "支出决算为"), (290, 300, "21"), (72, 200, "80.38万元。")
    assert texts(*paragraphs(page(*lines))) == ["支出决算为80.38万元。"]


def test_lines_of_a_plain_text_reach_as_far_as_those_that_stand_near() -> None:
    ten = "一二三四五六七八九十"
    told = text(f"    {ten}{ten}。其中：", f"{ten}{ten}一二", "三。", format="txt")
    assert texts(*paragraphs(told)) == [f"{ten}{ten}。其中：{ten}{ten}一二三。"]
    assert paragraphs(told)[0].passage(0).source == AtLine(1)


def test_headings_have_ranks_and_sentences_have_none() -> None:
    ranks = ["第三部分 决算情况说明".replace(" ", ""), "编制说明", "一、收入情况", "（一）总体情况"]
    assert [heading_rank(one) for one in ranks] == [0, 1, 2, 3]
    assert heading_rank("一、收入预算100万元") is None
    assert heading_rank("收入情况说明如下。") is None


def test_a_quotation_begins_within_no_figure() -> None:
    (one,) = paragraphs(text("我单位认真贯彻落实上级要求，2023年当年预算执行数为352.67万元"))
    end = len(one.text)
    start = end - len("352.67万元")
    for most in range(end - one.text.index("2023"), end - start, -1):
        assert one.quoted(start, end, most) in ("2023年当年预算执行数为352.67万元", *(
            "当年预算执行数为352.67万元"[at:] for at in range(9)
        ))  # fmt: skip
