"""Every part of a page is decided with its reasons, each of which is met here on a page that has nothing else."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from gouji import reading
from gouji.casework.telling.parts import because
from gouji.model.doubt import Doubts, Misgiving
from gouji.model.rawgrid import Answer
from gouji.model.reason import Judged, Reason, quoted
from gouji.model.source import AtLine, OnPage, Source
from gouji.reading.columns.header.heading import UNTOLD
from gouji.reading.decisions.decision import Begins, Fills, GoesOn, Prose, Raw
from gouji.reading.described.answers import shape_of
from gouji.reading.following import Recognising
from gouji.reading.making import OF_ANOTHER_KIND, UNPLACED
from gouji.reading.original import Answers
from gouji.reading.page.page import Block, Line, Page
from gouji.reading.read import read_document
from tests.conftest import SAMPLE, SEED
from tests.reading.columns.test_unruled import OF_LABELS
from tests.reading.doubting.test_titles import OF_TITLES
from tests.reading.test_aligned import IN_NO_ROWS, OF_ROWS
from tests.reading.test_breaks import OF_BREAKS
from tests.reading.test_labels_over_sides import OF_SIDES
from tests.reading.test_nature import OF_DOCUMENTS
from tests.reading.test_published import Published

Rows = Sequence[Sequence[str | None]]

TITLE = "2025年部门支出预算总表"
HEADER = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
ROWS = [
    ["208", "社会保障和就业支出", "15.00", "9.00", "6.00"],
    ["20805", "行政事业单位养老支出", "15.00", "9.00", "6.00"],
]
REST = [["2080501", "行政单位离退休", "15.00", "9.00", "6.00"]]


@dataclass(frozen=True)
class Cells:
    """A block as any source may yield it."""

    rows: Rows
    edges: tuple[float, ...] = ()
    loose: bool = False
    unsure: Reason | None = None
    doubts: Doubts = ()
    reaches: Mapping[tuple[int, int], int] = field(default_factory=dict)
    first: int = 100
    on_page: bool = False
    number: int = 1
    """Of its page."""

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def width(self) -> int:
        return len(self.rows[0])

    def text(self, row: int, column: int) -> str | None:
        return self.rows[row][column]

    def reach(self, row: int, column: int) -> int:
        return self.reaches.get((row, column), 1)

    def source(self, row: int, column: int) -> Source:
        if self.on_page:
            return OnPage(self.number, (column * 50.0, row * 10.0, column * 50.0 + 40, row * 10.0 + 8))
        return AtLine(self.first + row)


def page(*items: str | Block, name: str = "", aslant: str = "") -> Page:
    """A page of lines and blocks from top to bottom."""
    lines = (Line(AtLine(900), aslant),) if aslant else ()
    numbered = [Line(AtLine(at), one) if isinstance(one, str) else one for at, one in enumerate(items, start=1)]
    return Page(numbered, name, lines)


def trace(*pages: Page, answers: Answers | None = None) -> list[Judged]:
    """What is told of the parts of a document."""
    told: list[Judged] = []
    reading = Recognising(answers or {}, trace=told.append)
    for one in pages:
        reading.page(one)
    reading.making.finish(reading.drafts)
    return told


WHOLE = page(TITLE, Cells([HEADER, *ROWS]))
BARE = page(Cells([HEADER, *ROWS]))
SHAPE = shape_of([HEADER], len(HEADER))
SAID = Answer("expenditure", 1, (0,), (1,), (2, 3, 4), ("合计", "基本支出", "项目支出"))
EDGES = (0.0, 50.0, 200.0, 260.0, 320.0, 380.0)
LINES = (TITLE, "单位：元", "科目编码 科目名称 合计 基本支出 项目支出", "208 社会保障和就业支出 15 9 6")

CASES: dict[str, tuple[str, list[Page]]] = {
    "it stands under the title {title}": (Begins.verdict, [WHOLE]),
    "a header of {rows} rows stands above amounts: {columns}": (Begins.verdict, [WHOLE]),
    "its sheet is called {title}": (Begins.verdict, [page(Cells([HEADER, *ROWS]), name="支出预算总表")]),
    "it has the columns of the table before it, {title}, and no other header": (
        GoesOn.verdict,
        [WHOLE, page(Cells(REST))],
    ),
    "no title of a budget table stands above it": (Raw.verdict, [BARE]),
    "pages before it were not read: a table may begin there": (Raw.verdict, [Page((), unread=True), BARE]),
    "the line above it is no title of a budget table: {text}": (
        Raw.verdict,
        [page("各项明细如下", Cells([HEADER, *ROWS]))],
    ),
    "it prints labels of a form to fill in: {labels}": (
        Fills.verdict,
        [page(Cells([["项目名称", "甲"], ["立项依据", "乙"], ["一级指标", "二级指标"]]))],
    ),
    "it follows a form to fill in, under no title of its own": (
        Fills.verdict,
        [page("财政支出项目绩效目标申报表", Cells([["项目名称", "甲"]])), page(Cells([["满意度", "≥80"]]))],
    ),
    "{title} is a form to fill in, not a table of the budget": (
        Fills.verdict,
        [page("财政支出项目绩效目标申报表", Cells([HEADER, *ROWS]))],
    ),
    "none of the columns of this header holds amounts: {words}": (
        Raw.verdict,
        [page(TITLE, Cells([["科目编码", "科目名称"], ["208", "社会保障"], ["205", "教育"]]))],
    ),
    "no header, and none of its {columns} columns holds amounts": (
        Raw.verdict,
        [page(TITLE, Cells([["一、甲", "乙"], ["二、丙", "丁"]]))],
    ),
    "its first row prints figures: no header stands above them": (Raw.verdict, [page(TITLE, Cells(ROWS))]),
    "the figure {text} stands half under one header and half under the next": (
        Raw.verdict,
        [
            page(
                TITLE,
                Cells(
                    [
                        ["科目编码", "科目名称", "合计", None, "基本支出", None],
                        ["208", "社会保障", "", "15.00", None, "9.00"],
                    ],
                    reaches={(0, 2): 2, (0, 4): 2, (1, 3): 2},
                ),
            )
        ],
    ),
    "what heads its columns cannot be told with certainty": (
        Raw.verdict,
        [page(TITLE, Cells([HEADER, *ROWS], unsure=UNTOLD))],
    ),
    "a figure stands among its codes and names: {text}": (
        Raw.verdict,
        [page(TITLE, Cells([HEADER, ["208", "15.64 社会保障", "15.00", "9.00", "6.00"], *ROWS], loose=True))],
    ),
    "a figure stands in its header: {text}": (
        Raw.verdict,
        [page(TITLE, Cells([["科目名称", "合计 基本支出"], ["教育支出", "1,500 900"]]))],
    ),
    "no header stands above a column of figures": (
        Raw.verdict,
        [page(TITLE, Cells([["科目编码", "科目名称", ""], ["205", "教育支出", "1,500.00"]], edges=EDGES[:4]))],
    ),
    "several columns of figures stand under one header: {name}": (
        Raw.verdict,
        [
            page(
                TITLE,
                Cells(
                    [
                        ["科目编码", "科目名称", "合计", None],
                        ["205", "教育支出", "9.00", ""],
                        ["206", "科技", "", "8.00"],
                    ],
                    edges=EDGES[:5],
                    reaches={(0, 2): 2},
                ),
            )
        ],
    ),
    "several of its columns have one name: {name}": (
        Raw.verdict,
        [page(TITLE, Cells([[*HEADER[:3], "基本支出", "基本支出"], *ROWS], loose=True))],
    ),
    "it is in {unit}, the table before it, {title}, in {other}": (
        Raw.verdict,
        [page(TITLE, "单位：元", Cells([HEADER, *ROWS])), page("单位：万元", Cells(REST))],
    ),
    "it is of {entity}, not of whom the table before it, {title}, is": (
        Begins.verdict,
        [
            page(TITLE, "编制部门：甲局", Cells([HEADER, *ROWS])),
            page(TITLE, "编制部门：乙局", Cells([HEADER, *ROWS])),
        ],
    ),
    "its header is not that of the table before it, {title}: {words}": (
        Raw.verdict,
        [WHOLE, page(Cells([["科目编码", "科目名称", "上年结转", "事业收入", "其他"], *REST]))],
    ),
    "it has {columns} columns, the table before it, {title}, has {others}": (
        Raw.verdict,
        [WHOLE, page(Cells([row[:4] for row in REST]))],
    ),
    "its columns stand elsewhere than those of the table before it, {title}": (
        Raw.verdict,
        [
            page(TITLE, Cells([HEADER, *ROWS], EDGES)),
            page(Cells([row[:4] for row in REST], (90.0, 130, 170, 200, 300))),
        ],
    ),
    "its columns hold other things than those of the table before it, {title}": (
        Raw.verdict,
        [page(TITLE, Cells([HEADER, *ROWS], loose=True)), page(Cells([["甲", "乙"], ["丙", "丁"]], loose=True))],
    ),
    "it has a header of its own on another sheet than the table before it, {title}": (
        Raw.verdict,
        [
            page(TITLE, Cells([HEADER, *ROWS]), name="甲"),
            page(Cells([HEADER, *REST]), name="乙"),
        ],
    ),
    "text parts it from the table before it, {title}: {text}": (
        Raw.verdict,
        [page(TITLE, Cells([HEADER, *ROWS]), "所属单位支出如下。", Cells(REST))],
    ),
    "it looks like the rest of the table before it, {title}": (
        Raw.verdict,
        [WHOLE, page(Cells([row[:4] for row in REST]))],
    ),
    "names stand in {count} places among its columns of amounts, and no table of a budget has that many": (
        Raw.verdict,
        [page(TITLE, Cells([["科目名称", "预算数"] * 13, ["社会保障和就业支出", "5.00"] * 13]))],
    ),
    "each of its rows has one cell": (Prose.verdict, [page(Cells([["第一部分"], ["第二部分"]]))]),
    "its columns are of names, and print no amount": (
        Prose.verdict,
        [page(Cells([["序号", "单位名称", "备注"], ["1", "某某局（本级）", ""], ["2", "某某中心", "并入本级"]]))],
    ),
    "it is a list of contents": (Prose.verdict, [page(Cells([["目 录", ""], ["部门概况", "3"]]))]),
    "it stands around the tables of the page": (Prose.verdict, [page("第三部分 情况说明", Cells([HEADER, *ROWS]))]),
    "it is set across the page": (Prose.verdict, [page(TITLE, Cells([HEADER, *ROWS]), aslant="样本")]),
    "a table of this title prints no codes such as {code}": (
        OF_ANOTHER_KIND,
        [page("2025年一般公共预算支出表", Cells([HEADER, ["301", "工资福利支出", "15.00", "9.00", "6.00"]]))],
    ),
    "a unit or rows stand with the title {title}": (Begins.verdict, [page(*LINES)]),
    "rows coded as those of {title} follow, or its total": (
        GoesOn.verdict,
        [page(*LINES), page("20805 行政事业单位养老支出 15 9 6")],
    ),
    "it prints no rows coded as those of the table before it, {title}, nor its total": (
        Raw.verdict,
        [page(*LINES), page("其他 1,500.00 900.00")],
    ),
    "its rows begin anew behind the total of {title}": (
        Raw.verdict,
        [page(*LINES, "合计 15 9 6"), page("208 社会保障和就业支出 1,500.00 900.00 600.00")],
    ),
    "no title of a known table stands among its lines": (Prose.verdict, [page("部门主要职责")]),
    "titles of {count} tables stand among its lines": (
        Raw.verdict,
        [page("208 社会保障和就业支出 15 9 6", TITLE, "210 卫生健康支出 15 9 6", "2025年部门收入预算总表")],
    ),
    "neither a unit nor rows of figures stand with the title {title}": (Prose.verdict, [page(TITLE)]),
    "rows stand with the title {title}, of no known table": (
        Raw.verdict,
        [page("2025年债务情况预算表", "208 社会保障和就业支出 15 9 6")],
    ),
    "more of its lines print figures alone than rows print theirs": (
        UNPLACED,
        [page(TITLE, "单位：元", "208 社会保障", "20805 养老", "1,500.00", "900.00", "600.00"), page("说明")],
    ),
}
BY_ANSWER: dict[str, tuple[str, Answer]] = {
    "a table of this header was described before": (Begins.verdict, SAID),
    "what was said of a table of this header names columns that it does not have": (
        Raw.verdict,
        Answer("expenditure", 1, (0,), (1,), (7,), ("合计",)),
    ),
    "what was said of a table of this header names no column of amounts": (
        Raw.verdict,
        Answer("expenditure", 1, (0,), (1,), (), ()),
    ),
    "what was said of a table of this header cuts it on a page, and it stands on none": (
        Raw.verdict,
        Answer("expenditure", 1, (0,), (1,), (2, 3, 4), ("合计", "基本支出", "项目支出"), EDGES),
    ),
}


def met(told: Sequence[Judged]) -> set[tuple[str, str]]:
    return {(reason.message, one.verdict) for one in told for reason in one.why}


@pytest.mark.parametrize("message", CASES)
def test_a_part_is_decided_for_a_reason(message: str) -> None:
    verdict, pages = CASES[message]
    assert (message, verdict) in met(trace(*pages))


@pytest.mark.parametrize("message", BY_ANSWER)
def test_what_was_said_of_a_shape_is_a_reason_too(message: str) -> None:
    verdict, answer = BY_ANSWER[message]
    assert (message, verdict) in met(trace(BARE, answers={SHAPE: answer}))


def test_every_reason_of_the_reading_is_met_here() -> None:
    known: set[str] = set()
    for path in Path(reading.__file__).parent.rglob("*.py"):
        if "doubting" in path.parts or path.name == "added.py":
            continue  # why what was read is doubted: tests/reading/doubting, tests/reading/test_added.py
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Reason", "_or_why"):
                known |= {
                    one.value
                    for one in ast.walk(node.args[1 if node.func.id == "_or_why" else 0])
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                }
    assert known == {
        *CASES,
        IN_NO_ROWS,
        *BY_ANSWER,
        *OF_DOCUMENTS,
        *OF_ROWS,
        *OF_BREAKS,
        *OF_TITLES,
        *OF_LABELS,
        *OF_SIDES,
    }


def test_a_raw_grid_tells_every_reason_with_its_place() -> None:
    reading = Recognising()
    for one in (WHOLE, page("所属单位支出如下。", Cells(REST))):
        reading.page(one)
    (grid,) = reading.grids
    parted, untitled = grid.why
    assert (parted.params, parted.places) == ({"title": TITLE, "text": "所属单位支出如下。"}, (AtLine(1),))
    assert because([parted]) == f"与上一张表“{TITLE}”之间隔着正文（所属单位支出如下。）"
    assert because(grid.why) == f"{because([parted])}；上面没有预算表的表名"
    assert untitled.places == ()


def test_a_part_is_told_once_in_the_order_of_the_page() -> None:
    told = trace(page("第三部分", TITLE, Cells([HEADER, *ROWS]), "附注如下", Cells([["甲"], ["乙"]])), page("说明"))
    assert [(one.text, one.verdict) for one in told] == [
        ("第三部分", Prose.verdict),
        (TITLE, Begins.verdict),
        ("附注如下", Prose.verdict),
        ("甲", Prose.verdict),
        ("说明", Prose.verdict),
    ]


def test_lines_that_are_table_and_text_are_two_parts() -> None:
    told = trace(page(*LINES), page("其他 1,500.00 900.00", "填表人"))
    assert [(one.text, one.verdict) for one in told[1:]] == [
        ("其他 1,500.00 900.00", Raw.verdict),
        ("填表人", Prose.verdict),
    ]


def gaps_of(*pages: Page) -> tuple[int, ...]:
    """The rows of the first table before which others may stand that were not read."""
    reading = Recognising()
    for one in pages:
        reading.page(one)
    return reading.making.finish(reading.drafts)[0].table.gaps


def test_a_table_of_lines_whose_last_ones_were_not_understood_is_not_whole() -> None:
    assert gaps_of(page(*LINES), page("说明")) == ()
    assert gaps_of(page(*LINES), page("其他 1,500.00 900.00")) == (1,)


@pytest.mark.parametrize(
    ("last", "in_doubt"), [(["基本支出", "5.00"], True), (["合计", "5.00"], False)], ids=["open", "closed"]
)
def test_a_table_of_cells_before_lines_with_figures_is_in_doubt_unless_it_is_seen_to_end(
    last: list[str], in_doubt: bool
) -> None:
    reading = Recognising()
    reading.page(page("2025年支出预算总表", "单位：万元", Cells([["项目", "金额"], ["人员支出", "5.00"], last])))
    reading.page(page("项目支出 9.00", "支出总计 14.00"))
    assert [one.of for one in reading.drafts[0].doubts] == [Misgiving.BREAK] * in_doubt
    assert [one.text for one in reading.unplaced] == ["项目支出 9.00", "支出总计 14.00"]


def test_figures_of_lines_beyond_a_sentence_are_no_rest_of_the_table_before_it() -> None:
    told = trace(page(*LINES), page("所属单位支出如下。"), page("其他 1,500.00 900.00"))
    assert [one.verdict for one in told] == [Begins.verdict, Prose.verdict, Prose.verdict]


def test_what_was_said_of_a_shape_goes_before_what_would_be_told_of_it() -> None:
    assert ("a table of this header was described before", Begins.verdict) in met(trace(WHOLE, answers={SHAPE: SAID}))


def test_a_reason_quotes_no_more_than_a_line_of_a_text() -> None:
    assert quoted("甲\n 乙") == "甲 乙"
    assert quoted("\x1b[31m甲\u202e乙") == "[31m甲 乙"
    assert len(quoted("长" * 500)) == 40


def test_the_sample_is_told_page_by_page() -> None:
    told: list[Judged] = []
    document = read_document(SAMPLE, trace=told.append)
    begun = [one for one in told if one.verdict == Begins.verdict]
    assert [one.text for one in begun] == [quoted(table.title) for table in document.tables]
    assert all(one.why for one in told)
    assert {one.verdict for one in told} == {Begins.verdict, GoesOn.verdict}


def test_a_published_budget_says_why_its_parts_stay_raw(published: Published) -> None:
    path = SEED.parent / "more" / "江苏省人大办公厅2017部门预算.pdf"
    if not path.exists():
        pytest.skip("the published document does not stand beside this checkout")
    document = published(path)
    assert all(grid.why for grid in document.grids)
    assert not any("not that of the table before it" in one.message for grid in document.grids for one in grid.why)
