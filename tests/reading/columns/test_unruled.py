"""Tables without rules: each word in the column it was set in, by where it stands."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gouji.model.doubt import Misgiving
from gouji.reading.columns.finder import find_table
from gouji.reading.columns.measures import POINTS
from gouji.reading.page.words import PaperBlock, Word

SIZE = 9.0


def placed(text: str, height: float, left: float | None = None, centre: float = 0.0, right: float = 0.0) -> Word:
    """A word that begins, ends or has its middle at a place; ``height`` is that of its middle."""
    width = sum(SIZE / 2 if one.isascii() else SIZE for one in text)
    start = left if left is not None else right - width if right else centre - width / 2
    return Word(text, (start, height - SIZE / 2, start + width, height + SIZE / 2))


def block_of(words: Sequence[Word], *, rest: bool = False) -> PaperBlock:
    """The table that words make, under a title or as the ``rest`` of the one on the page before."""
    title = [] if rest else [[placed("2024年度收支预算总表", 10, centre=300)]]
    heights = sorted({word.middle for word in words})
    lines = [sorted((word for word in words if word.middle == one), key=lambda one: one.box[0]) for one in heights]
    found = find_table([*title, *lines], 1, POINTS, rest)
    assert found
    return found.block


def test_a_total_over_two_sides_belongs_to_its_figure() -> None:
    """A label in the middle of the columns of two sides, as 当年支出小计, makes none of both columns one."""
    words = [
        placed("收入", 30, centre=120),
        placed("支出", 30, centre=380),
        *(placed(text, 49, centre=at) for text, at in (("项目名称", 98), ("金额", 178), ("功能分类", 298))),
        placed("支出用途", 49, centre=475),
        *(placed(text, 68, centre=at) for text, at in (("功能科目名称", 275), ("金额", 371), ("项目名称", 452))),
        placed("金额", 68, centre=532),
    ]
    for at, (left, middle, right) in enumerate(
        (("一、财政拨款", "一、一般公共服务支出", "一、基本支出"), ("二、其他资金", "二、国防支出", "二、项目支出"))
    ):
        height = 87 + 19 * at
        words += [placed(left, height, 43), placed(middle, height, 204), placed(right, height, 397)]
        words += [placed("1,000.00", height, right=place) for place in (198, 391, 552)]
    words += [placed("当年收入小计", 125, 43), placed("当年支出小计", 125, centre=355)]
    words += [placed("2,000.00", 125, right=place) for place in (198, 552)]
    words += [placed("上年结转资金", 144, 43), placed("结转下年资金", 144, centre=355)]
    words += [placed("2,000.00", 144, right=place) for place in (198, 552)]
    block = block_of(words)
    assert list(block.texts[-3]) == [
        "二、其他资金",
        "1,000.00",
        "二、国防支出",
        "1,000.00",
        "二、项目支出",
        "1,000.00",
    ]
    assert list(block.texts[-2]) == ["当年收入小计", "2,000.00", "", "", "当年支出小计", "2,000.00"]
    assert list(block.texts[-1]) == ["上年结转资金", "2,000.00", "", "", "结转下年资金", "2,000.00"]
    assert not block.unsure


def test_a_label_alone_in_a_column_that_no_cell_heads_is_of_the_figure_behind_it() -> None:
    """A title above both of its sides heads no column between them."""
    heads: tuple[tuple[str, int, int, int], ...]
    heads = (("收入", 266, 88, 287), ("支出", 737, 88, 758), ("项目名称", 196, 110, 238), ("金额", 359, 110, 380))
    heads += (("功能分类", 574, 110, 616), ("支出用途", 893, 110, 935), ("功能科目名称", 506, 132, 569))
    heads += (("金额", 693, 132, 714), ("项目名称", 833, 132, 875), ("金额", 996, 132, 1017))
    words = [Word(text, (left, top, right, top + 10)) for text, left, top, right in heads]
    names = ("一、财政拨款", "一、一般公共服务支出", "一、基本支出")
    for at in range(3):
        height = 159 + 22 * at
        words += [placed(name, height, left) for name, left in zip(names, (127, 432, 764), strict=True)]
        words += [placed("1,000.00", height, right=place) for place in (426, 758, 1063)]
    words += [placed("上年结转资金", 225, 127), placed("2,000.00", 225, right=426)]
    words += [placed("结转下年资金", 225, 656), placed("2,000.00", 225, right=1063)]
    block = block_of(words)
    assert list(block.texts[-1]) == ["上年结转资金", "2,000.00", "", "", "", "结转下年资金", "2,000.00"]


def test_headers_of_one_two_and_three_lines_stand_in_one_row() -> None:
    middle = 60.0
    words = [placed("科目名称", middle, centre=80), placed("合计", middle, centre=200)]
    words += [placed("上级补助收", middle - 5, centre=280), placed("入", middle + 5, centre=280)]
    words += [
        placed(text, middle + 10.5 * at, centre=360) for at, text in ((-1, "政府性基金"), (0, "预算拨款收"), (1, "入"))
    ]
    for at in range(3):
        words += [placed("基本支出", 90 + 15 * at, 60), placed("1,000.00", 90 + 15 * at, right=222)]
        words += [placed("500.00", 90 + 15 * at, right=300), placed("500.00", 90 + 15 * at, right=382)]
    block = block_of(words)
    head, *rows = block.texts
    assert [(text or "").replace(" ", "") for text in head] == [
        "科目名称",
        "合计",
        "上级补助收入",
        "政府性基金预算拨款收入",
    ]
    assert len(rows) == 3


GROUPS = (
    ("收入总计", "", 600),
    ("小计", "一般公共预算资金", 400),
    ("公共财政拨款", "", 300),
    ("专项收入", "", 100),
    ("小计", "其他资金", 200),
    ("经营收入", "", 200),
)


def grouped(labels: dict[str, float], rest: Sequence[tuple[str, str, int]] = ()) -> PaperBlock:
    """The groups with labels beside the rows of these numbers; or a ``rest`` of them overleaf, without a header."""
    words = [] if rest else [placed("项目名称", 40, centre=150), placed("金额", 40, centre=375)]
    for at, (name, _, amount) in enumerate(rest or GROUPS):
        words += [placed(name, 60 + 15 * at, 220), placed(f"{amount}.00", 60 + 15 * at, right=400)]
    words += [placed(label, 60 + 15 * row, 50) for label, row in labels.items()]
    return block_of(words, rest=bool(rest))


def test_a_label_covers_the_rows_it_stands_beside_the_first_or_in_the_middle_of() -> None:
    first = grouped({"一般公共预算资金": 1, "其他资金": 4})
    middle = grouped({"一般公共预算资金": 2, "其他资金": 4.5})
    for block in (first, middle):
        names = [row[0] for row in block.texts[-6:]]
        assert names == ["", "一般公共预算资金", None, None, "其他资金", None]
        assert not block.doubts


OF_LABELS = {"labels stand between rows: which of them each covers cannot be told"}
"""Why the labels of groups may cover other rows."""


def test_a_label_in_the_middle_of_no_rows_leaves_the_table_in_doubt() -> None:
    block = grouped({"一般公共预算资金": 3, "其他资金": 4.5})
    assert [doubt.of for doubt in block.doubts] == [Misgiving.READINGS]
    assert {doubt.why.message for doubt in block.doubts} == OF_LABELS


@pytest.mark.parametrize("place", [4, 4.5], ids=["beside", "between"])
@pytest.mark.parametrize("above", [1, 3])
def test_rows_above_the_first_label_overleaf_belong_to_the_last_label_of_the_page_before(
    place: float, above: int
) -> None:
    """The label of a page's last rows stands among those of that page; overleaf nothing names them again."""
    rest = grouped({"其他资金": place - 4 + above}, GROUPS[4 - above :])
    assert [row[0] for row in rest.texts] == [*[""] * above, "其他资金", None]
    assert not rest.doubts


def test_a_label_overleaf_beside_no_subtotal_of_its_own_leaves_the_table_in_doubt() -> None:
    """Its rows go on overleaf again, or it is set in the middle of more than stands on the page."""
    rest = grouped({"其他资金": 3}, GROUPS[2:])
    assert {doubt.why.message for doubt in rest.doubts} == OF_LABELS


def test_lines_that_stand_evenly_are_rows() -> None:
    words = [placed("二、其他支出", 60, 60), placed("上年结转", 100, 60)]
    words += [placed("支出小计", 80, 60), placed("5.00", 80, right=300)]
    words += [placed("支出合计", 120, 60), placed("5.00", 120, right=300)]
    words += [placed("项目", 40, centre=90), placed("金额", 40, centre=290)]
    assert [row[0] for row in block_of(words).texts[-4:]] == ["二、其他支出", "支出小计", "上年结转", "支出合计"]


LONG = (
    ("二十四、转移性支出", ""),
    ("二十五、债务还本支", "出"),
    ("二十六、债务付息支", "出"),
    ("二十七、其他支", "出"),
)


def test_names_without_figures_overleaf_are_put_together_as_those_with_figures() -> None:
    """What stands near a label goes on with it, above the first figure of a page and below the last one too."""
    words = []
    for at, (name, rest) in enumerate(LONG):
        words += [placed(name, 60 + 30 * at, 50), *([placed(rest, 70.5 + 30 * at, 50)] if rest else [])]
    words += [placed("本年支出合计", 185, 50), placed("5.00", 185, right=220), placed("年末结转和", 205, 50)]
    words += [placed("结余", 215.5, 50), placed("2.00", 210.25, right=220)]
    words += [placed("总计", 235, 50), placed("7.00", 235, right=220)]
    rows = [tuple((text or "").replace(" ", "") for text in row) for row in block_of(words, rest=True).texts]
    names = [("".join(name), "") for name in LONG]
    assert rows == [*names, ("本年支出合计", "5.00"), ("年末结转和结余", "2.00"), ("总计", "7.00")]


def test_the_rest_of_the_last_name_of_a_page_is_of_the_table_though_no_figure_follows() -> None:
    words = [placed("项目", 40, centre=80), placed("金额", 40, centre=210)]
    for at, figure in enumerate(("5.00", "6.00", "7.00")):
        words += [placed(f"{at + 1}、支出", 60 + 20 * at, 50), placed(figure, 60 + 20 * at, right=220)]
    words += [placed("4、债务还本支", 120, 50), placed("出", 130.5, 50)]
    assert list(block_of(words).texts[-1]) == ["4、债务还本支 出", ""]


def test_the_rest_of_the_last_name_reaches_as_far_down_as_it_has_lines() -> None:
    words = [placed("项目", 40, centre=80), placed("金额", 40, centre=210)]
    for at, figure in enumerate(("5.00", "6.00", "7.00")):
        words += [placed(f"{at + 1}、支出", 60 + 16 * at, 50), placed(figure, 60 + 16 * at, right=220)]
    words += [placed("安排的", 102.5, 50), placed("支出", 113, 50)]
    assert list(block_of(words).texts[-1]) == ["3、支出 安排的 支出", "7.00"]


def test_the_rests_of_the_last_names_of_both_sides_are_of_the_table() -> None:
    words = []
    for at, figure in enumerate(("5.00", "6.00", "7.00")):
        words += [placed(f"{at + 1}、拨款", 60 + 16 * at, 50), placed(figure, 60 + 16 * at, right=220)]
        words += [placed(f"{at + 1}、支出", 60 + 16 * at, 240), placed(figure, 60 + 16 * at, right=420)]
    words += [placed("算拨款", 103.5, 50), placed("理支出", 103.5, 240)]
    assert list(block_of(words, rest=True).texts[-1]) == ["3、拨款 算拨款", "7.00", "3、支出 理支出", "7.00"]


def test_the_rest_of_a_name_above_the_only_row_overleaf_is_of_the_table() -> None:
    words = [placed("预算支出", 40, 240), placed("收入总计", 58, 50), placed("7.00", 58, right=220)]
    words += [placed("支出总计", 58, 240), placed("7.00", 58, right=420)]
    texts = [tuple((text or "").replace(" ", "") for text in row) for row in block_of(words, rest=True).texts]
    assert texts == [("", "", "预算支出", ""), ("收入总计", "7.00", "支出总计", "7.00")]


def test_a_total_is_set_in_the_middle_of_names_of_several_lines_though_no_name_stands_beside_a_figure() -> None:
    words = [placed("代码", 20, centre=60), placed("部门名称", 20, centre=130), placed("合计", 20, centre=240)]
    words += [placed("合计", 40, 118), placed("7.00", 40, right=260)]
    for height, code in ((64, "001"), (92, "001001")):
        words += [placed(code, height, 50), placed("7.00", height, right=260)]
        words += [placed("某某省人大办公", height - 5.25, 91), placed("厅", height + 5.25, 91)]
    texts = [tuple((text or "").replace(" ", "") for text in row) for row in block_of(words).texts[1:]]
    assert texts == [("", "合计", "7.00"), *((code, "某某省人大办公厅", "7.00") for code in ("001", "001001"))]


def test_a_numbered_name_without_figures_close_above_a_named_row_is_one() -> None:
    words = [placed("（八）国有资本经营支", 60, 50), placed("出", 70.5, 50), placed("9.00", 65.25, right=220)]
    words += [placed("二、结转下年", 86, 50), placed("支出总计", 104, 50), placed("9.00", 104, right=220)]
    texts = [tuple((text or "").replace(" ", "") for text in row) for row in block_of(words, rest=True).texts]
    assert texts == [("（八）国有资本经营支出", "9.00"), ("二、结转下年", ""), ("支出总计", "9.00")]


def test_names_of_which_each_stands_above_and_below_its_figure_have_a_column() -> None:
    """Below a header, and overleaf, where nothing tells of the column but the names."""
    head = [placed("科目编码", 40, centre=60), placed("科目名称", 40, centre=160), placed("合计", 40, centre=280)]
    words = [placed("2230301", 70, 44), placed("国有企业政策性补", 64.75, 110), placed("贴", 75.25, 110)]
    words += [placed("5.00", 70, right=300)]
    for block in (block_of([*head, *words]), block_of(words, rest=True)):
        assert list(block.texts[-1]) == ["2230301", "国有企业政策性补 贴", "5.00"]


def test_the_rest_of_a_name_above_the_first_row_overleaf_is_of_the_table_that_repeats_no_header() -> None:
    words = [placed("的支出", 20, 50)]
    for height, name in ((40, "本年支出合计"), (55, "年末结转和结余")):
        words += [placed(name, height, 50), placed("1.00", height, right=200), placed("1.00", height, right=300)]
    block = block_of(words, rest=True)
    assert [row[0] for row in block.texts] == ["的支出", "本年支出合计", "年末结转和结余"]


def test_the_rests_of_two_names_side_by_side_overleaf_are_no_header() -> None:
    """款 alone heads no column, and what stands at the head of a page may be one letter of one name."""
    sides = ((50, 150), (200, 300))
    words = [placed(text, 20, left) for text, (left, _) in zip(("款", "出"), sides, strict=True)]
    for height, name in ((40, "收入总计"), (55, "支出总计")):
        words += [placed(name, height, left) for left, _ in sides]
        words += [placed("1.00", height, right=right) for _, right in sides]
    block = block_of(words, rest=True)
    assert list(block.texts[0]) == ["款", "", "出", ""]
    last = [placed("余", 20, 200), *(placed("总计", 40, left) for left, _ in sides)]
    last += [placed("1.00", 40, right=right) for _, right in sides]
    assert list(block_of(last, rest=True).texts[0]) == ["", "", "余", ""]


def test_a_lone_letter_that_is_no_step_of_codes_heads_no_figures() -> None:
    """It is a piece of a header that was not put together."""
    for letter, told in (("境", False), ("合计", True)):
        words = [placed("科目名称", 40, centre=80), placed(letter, 40, centre=200), placed("基本支出", 40, centre=300)]
        for at, name in enumerate(("教育支出", "科学技术支出", "国防支出")):
            words += [placed(name, 60 + 15 * at, 60)]
            words += [placed("1,000.00", 60 + 15 * at, right=right) for right in (222, 322)]
        assert (block_of(words).unsure is None) is told


def test_names_beside_a_step_of_codes_are_no_codes() -> None:
    """A page may end before any 款 or 项 is printed, and names begin at the left of a wide column."""
    words = [placed("科目编码", 40, centre=70), placed("科目名称", 47, centre=176), placed("合计", 47, centre=280)]
    words += [placed(text, 55, centre=at) for at, text in ((50, "类"), (70, "款"), (90, "项"))]
    words += [placed("212", 75, 44), placed("城乡社区支出", 75, 98), placed("1,000.00", 75, right=302)]
    words += [placed("213", 90, 44), placed("农林水支出", 90, 98), placed("1,000.00", 90, right=302)]
    assert [*block_of(words).texts[-1]] == ["213", "", "", "农林水支出", "1,000.00"]


def test_a_subtotal_behind_its_label_is_a_row_though_it_prints_no_figure() -> None:
    """It is no rest of the name that stands above it, be rows further apart where they have blank ones between."""
    words = [placed("项目名称", 40, centre=150), placed("金额", 40, centre=375)]
    rows = (
        *(("", "收入总计", "30.00"), ("其他资金", "小计", "30.00"), ("", "事业收入", ""), ("", "其他收入", "30.00")),
        *(("上年结转和结余资金", "小计", ""), ("", "其中：动用上年结转资金", "")),
    )
    for at, (label, name, amount) in enumerate(rows):
        height = 60 + 15.5 * at - (2 if at > 3 else 0)
        words += [placed(name, height, 220)]
        words += [placed(label, height, 50)] if label else []
        words += [placed(amount, height, right=400)] if amount else []
    assert [row[1] for row in block_of(words).texts[-3:]] == ["其他收入", "小计", "其中：动用上年结转资金"]


def test_a_name_that_fills_its_cell_up_to_its_figures_is_of_a_row() -> None:
    """Where figures stand below one another no gap need part them from the words that lead to them."""
    words = [placed(text, 40, centre=at) for text, at in (("部门名称", 100), ("合计", 230), ("小计", 290))]
    for at, name in enumerate(("合计", "江苏省高级人民法院", "江苏省高级人民法院（本级）")):
        words += [placed(name, 60 + 15 * at, right=194) if at == 2 else placed(name, 60 + 15 * at, 60)]
        words += [placed("50,416,887.00", 60 + 15 * at, right=right) for right in (257, 320)]
    assert [*block_of(words).texts[-1]] == ["江苏省高级人民法院（本级）", "50,416,887.00", "50,416,887.00"]


def test_the_last_line_of_a_header_stands_nearer_to_it_than_to_the_first_row() -> None:
    """The rows may be far apart, so that it stands no further from the first than the rest of a name may."""
    words = [placed(text, 40, centre=at) for text, at in (("项目", 80), ("合计", 210), ("国有资本经营预", 300))]
    words += [placed("算", 50.5, centre=300)]
    for at, (name, rest) in enumerate(
        (("一、一般公共服务支", "出"), ("二、社会保障和就业支", "出"), ("三、教育支", "出"))
    ):
        height = 65 + 25 * at
        words += [placed(name, height, 50), placed(rest, height + 10.5, 50), placed("5.00", height, right=225)]
    block = block_of(words)
    assert [(text or "").replace(" ", "") for text in block.texts[0]] == ["项目", "合计", "国有资本经营预算"]
    assert [*block.texts[1]] == ["一、一般公共服务支 出", "5.00", ""]


def test_a_name_without_a_figure_between_the_last_figure_and_a_total_is_a_row() -> None:
    words = [placed("项目名称", 40, centre=260), placed("金额", 40, centre=385)]
    for at, (name, amount) in enumerate((("经营收入", "3.00"), ("其他收入", ""), ("小计", ""))):
        words += [placed(name, 60 + 15 * at, 220), *([placed(amount, 60 + 15 * at, right=400)] if amount else [])]
    assert [row[0] for row in block_of(words).texts] == ["项目名称", "经营收入", "其他收入", "小计"]
