"""A table that was not recognised becomes one as the user describes it, now and for the next document of its shape."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest

from gouji.casework.proposing import propose
from gouji.keeping.user import answers
from gouji.model.money import Unit
from gouji.model.rawgrid import Answer
from gouji.model.source import OnPage
from gouji.reading.described.answers import recut, with_table
from gouji.reading.described.printed import printed
from gouji.reading.page.words import PaperBlock, Word
from gouji.reading.read import read_document, read_pasted
from gouji.reading.tables.parts import Part
from gouji.reading.terms.captions import Caption
from gouji.reading.terms.vocabulary import vocabulary
from tests.reading.making import Pages, pdf, workbook

ROWS = [
    ["编号", "事项", "本年数", "其中专项"],
    ["208", "社会保障", "30.00", "10.00"],
    ["20805", "养老", "30.00", "10.00"],
    ["合计", "", "30.00", "10.00"],
]
ANSWER = Answer("general-expenditure", 1, (0,), (1,), (2, 3), ("合计", "项目支出"))


def draw(pages: Pages) -> None:
    pages.text("下列各项").table(ROWS, (60, 120, 80, 80))


def test_an_answer_makes_a_table_and_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path / "用户 数据"))
    path = pdf(tmp_path / "x.pdf", draw)
    document = read_document(path)
    (grid,) = document.grids
    told = with_table(document, grid.id, ANSWER)
    table = told.tables[-1]
    assert (table.id, table.kind, table.columns) == ("T1", "general-expenditure", ("合计", "项目支出"))
    assert table.keys == ["208", "20805", "合计"]
    assert table.values[1].tolist() == [1000, 1000, 1000]
    assert isinstance(table.sources[0, 1], OnPage)
    assert told.grids == []
    assert document.grids == [grid]

    answers.remember(grid.shape, ANSWER)
    assert answers.remembered() == {grid.shape: ANSWER}
    again = read_document(path, answers=answers.remembered())
    assert again.grids == []
    assert again.tables[0].keys == table.keys


def test_a_damaged_memory_is_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path))
    for content in ("", "[]", '{"x": {}}', '{"x": 3}'):
        (tmp_path / "tables.json").write_text(content, encoding="utf-8")
        assert answers.remembered() == {}
    answers.remember("x", ANSWER)
    assert answers.remembered() == {"x": ANSWER}


def test_an_answer_that_does_not_fit(tmp_path: Path) -> None:
    document = read_pasted("甲\t乙\n1\t2\n")
    with pytest.raises(KeyError):
        with_table(document, "X9", ANSWER)
    with pytest.raises(ValueError, match="columns"):
        with_table(document, "X1", ANSWER)


def test_columns_cut_anew_by_their_edges(tmp_path: Path) -> None:
    grid = read_document(pdf(tmp_path / "x.pdf", draw)).grids[0]
    cut = recut(grid, (40, 220, 300, 380))
    assert cut.cells[1] == ("208 社会保障", "30.00", "10.00")
    source = cut.sources[1][0]
    assert isinstance(source, OnPage)
    assert source.bbox[2] - source.bbox[0] > 80


def draw_between_rules(pages: Pages) -> None:
    rows = [(f"{row[0]} {row[1]}", f"{row[2]} {row[3]}") for row in ROWS[1:]]
    pages.text("下列各项").table([("事项", "本年数 其中"), *rows], (200, 200))


def test_words_that_share_a_cell_are_cut_apart(tmp_path: Path) -> None:
    grid = read_document(pdf(tmp_path / "x.pdf", draw_between_rules)).grids[0]
    assert grid.cells[1] == ("208 社会保障", "30.00 10.00")
    assert recut(grid, grid.edges).cells == grid.cells
    first, second, third = grid.edges
    cut = recut(grid, (first, first + 24, second, second + 28, third))
    assert cut.cells[1] == ("208", "社会保障", "30.00", "10.00")
    assert cut.cells[0][2:] == ("本年数", "其中")


def draw_two_sides(pages: Pages) -> None:
    pages.text("下列各项")
    pages.table(
        [
            ["收入", "", "支出", ""],
            ["项目", "预算数", "项目", "预算数"],
            ["一、财政拨款", "30.00", "一、社会保障", "20.00"],
            ["二、其他", "10.00", "二、卫生", "20.00"],
            ["合计", "40.00", "合计", "40.00"],
        ],
        (120, 80, 120, 80),
        spans=[((0, 0), (1, 0)), ((2, 0), (3, 0))],
    )


def test_both_sides_of_a_table_are_proposed_and_become_sides(tmp_path: Path) -> None:
    document = read_document(pdf(tmp_path / "x.pdf", draw_two_sides))
    proposed = propose(document.grids[0])
    assert (proposed.texts, proposed.amounts, proposed.names) == ((0, 2), (1, 3), ("预算数", "预算数"))
    table = with_table(document, "X1", proposed).tables[0]
    assert len(table.sides) == 2
    assert [row.name for row in table.rows if row.side == 1] == ["一、社会保障", "二、卫生", "合计"]


def test_an_answer_with_edges_holds_for_the_next_document(tmp_path: Path) -> None:
    path = pdf(tmp_path / "x.pdf", draw)
    document = read_document(path)
    (grid,) = document.grids
    answer = Answer("general-expenditure", 1, (), (0,), (1, 2), ("合计", "项目支出"), (40, 220, 300, 380))
    table = with_table(document, "X1", answer).tables[0]
    again = read_document(path, answers={grid.shape: answer}).tables[0]
    assert again.keys == table.keys == ["208社会保障", "20805养老", "合计"]
    assert (again.values == table.values).all()


def test_the_unit_above_the_header_is_proposed_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_DATA", str(tmp_path))
    for above, head in ((["", "", "单位：万元", ""], ROWS[0]), ([], ["编号", "事项", "金额：万元", "其中专项"])):
        sheet = {"附表甲": [["下列各项"], above, head, *ROWS[1:]]}
        (grid,) = read_document(workbook(tmp_path / "x.xlsx", sheet)).grids
        for kept in (grid, replace(grid, unit="元")):
            proposed = propose(kept)
            assert proposed.unit == "万元"
        document = read_document(tmp_path / "x.xlsx")
        table = with_table(document, "X1", proposed).tables[0]
        assert table.unit is Unit.WAN
        assert with_table(document, "X1", replace(proposed, unit="元")).tables[0].unit is Unit.YUAN
        answers.remember(grid.shape, replace(proposed, unit="元"))
        again = read_document(tmp_path / "x.xlsx", answers=answers.remembered())
        assert again.tables[0].unit is Unit.YUAN


def test_an_answer_without_a_unit_still_holds() -> None:
    data = asdict(ANSWER)
    del data["unit"]
    assert Answer.of(data) == ANSWER
    document = read_pasted("单位：万元\n甲\t乙\n事项\t2.00\n事二\t3.00\n")
    answer = replace(Answer.of(data), codes=(), texts=(0,), amounts=(1,), names=("乙",))
    assert with_table(document, "X1", answer).tables[0].unit is Unit(document.grids[0].unit) is Unit.WAN
    with pytest.raises(ValueError, match="美元"):
        Answer.of(data | {"unit": "美元"})


NUMBERED = [
    ["项目情况"],
    [],
    ["序", "科目", "名称", "金额", ""],
    ["", "", "", "上年", "本年"],
    ["1", "208", "社会保障", "20.00", "30.00"],
    ["2", "20805", "养老", "20.00", "30.00"],
    ["3", "210", "卫生", "5.00", "6.00"],
    ["合计", "合计", "", "25.00", "36.00"],
]


def test_numbers_of_rows_are_left_out_and_codes_above_a_total_are_codes(tmp_path: Path) -> None:
    for first in ("序", "编排"):
        sheet = [[first if text == "序" else text for text in row] for row in NUMBERED]
        document = read_document(workbook(tmp_path / "x.xlsx", {"附表甲": [["下列各项"], *sheet[1:]]}))
        proposed = propose(document.grids[0])
        assert (proposed.codes, proposed.texts, proposed.amounts) == ((1,), (2,), (3, 4))
        assert proposed.names == ("上年", "本年")
        document = with_table(document, "X1", replace(proposed, codes=(), texts=(2,)))
        assert [row.name for row in document.tables[0].rows] == ["社会保障", "养老", "卫生", "合计"]


def test_columns_out_of_order_are_not_to_be_cut_anew() -> None:
    """As a damaged page has them; what is printed stays as it is."""
    texts, left, right = [["甲", "1"]], (0, 0, 50, 10), (50, 0, 90, 10)
    words = [Word("甲", (10, 2, 20, 8)), Word("1", (60, 2, 70, 8))]
    for edges, cut in (((0.0, 50.0, 90.0), True), ((0.0, 90.0, 50.0), False)):
        block = PaperBlock.of(1, [[left, right]], texts, edges, words=words)
        grid = printed(Part(block, 0, texts), Caption(), vocabulary())
        assert (bool(grid.words), bool(grid.edges)) == (cut, cut)
        assert grid.cells == (("甲", "1"),)
