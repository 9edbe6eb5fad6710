"""Word documents are read as they are printed: merged cells, runs put together, changes taken as accepted."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.errors import Cancelled
from gouji.model.document import Document
from gouji.model.money import Figure, plain_amount
from gouji.model.source import AtLine
from gouji.model.table import Origin, Table
from gouji.reading.page.flowing import laid_out
from gouji.reading.read import read_document, read_grid
from gouji.wording import say
from tests.reading.test_forms import S
from tests.reading.wordmaking import STRICT, cell, paragraph, row, run, span, table, word

TITLE = "2025年部门支出预算总表"
CAPTION = (TITLE, "编制部门：某某局\t单位：元")
HEADER = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
ROWS = [
    ["208", "社会保障和就业支出", "1,500", "900", "600"],
    ["20805", "行政事业单位养老支出", "1,500", "900", "600"],
    ["合计", "", "1,500", "900", "600"],
]


def figure(document: Document, key: str, column: str, number: int = 0) -> Figure | None:
    one = document.tables[number]
    return one.content(one.row_of[key], one.columns.index(column)).figure


def assert_read(document: Document) -> None:
    (one,) = document.tables
    assert one.keys == ["208", "20805", "合计"]
    assert one.columns == ("合计", "基本支出", "项目支出")
    assert one.values.tolist() == [[150_000] * 3, [90_000] * 3, [60_000] * 3]
    assert (document.entity, document.year, document.unplaced, document.grids) == ("某某局", 2025, [], [])


def test_paragraphs_and_rows_are_lines(tmp_path: Path) -> None:
    path = word(tmp_path / "预 算.docx", *CAPTION, table([HEADER, *ROWS]), "", "以上。")
    document = read_document(path)
    assert_read(document)
    assert document.file.format == "docx"
    assert [one.source for one in document.tables[0].rows] == [AtLine(5), AtLine(6), AtLine(7)]
    lines = laid_out(read_grid(path.read_bytes(), path.name, lambda _: None, None, lambda: False)).split("\n")
    assert lines[4] == "208\t社会保障和就业支出\t1,500\t900\t600"
    assert lines[1] == "编制部门：某某局\t单位：元"
    assert lines[-1] == "以上。"
    assert [passage.source for passage in document.prose] == [AtLine(len(lines))]


@pytest.mark.parametrize("name", ["x.docx", "x.docm", "x.pdf", "x.xlsx", "x"])
def test_the_content_tells_whatever_the_name_ends_in(tmp_path: Path, name: str) -> None:
    assert_read(read_document(word(tmp_path / name, *CAPTION, table([HEADER, *ROWS]))))


def test_the_strict_kind_and_a_part_of_another_name(tmp_path: Path) -> None:
    strict = word(tmp_path / "strict.docx", *CAPTION, table([HEADER, *ROWS]), space=STRICT)
    other = word(tmp_path / "other.docx", *CAPTION, table([HEADER, *ROWS]), main="word/document2.xml")
    assert_read(read_document(strict))
    assert_read(read_document(other))


def written(one: Table) -> list[str]:
    """The title, the unit and a table as published."""
    rows: list[list[list[str]]] = [[] for _ in one.sides]
    for number, printed in enumerate(one.rows):
        amounts = []
        for column in one.sides[printed.side]:
            content = one.content(number, column).figure
            amounts.append(plain_amount(content.fen, one.unit, content.decimals) if content else "")
        rows[printed.side].append([printed.code or "", printed.name, *amounts])
    heads = [["科目编码", "科目名称", *(one.columns[c] for c in side)] for side in one.sides]
    if one.rows and not any(printed.code for printed in one.rows):
        rows = [[line[1:] for line in side] for side in rows]
        heads = [["项目", *head[2:]] for head in heads]
    empty = [[""] * len(head) for head in heads]
    body = [
        [value for line, blank in zip(lines, empty, strict=True) for value in line or blank]
        for lines in zip_longest(*rows)
    ]
    head = [name for names in heads for name in names]
    return [one.title, f"单位：{one.unit.value}", table([head, *body])]


def test_the_whole_seed(tmp_path: Path, sample: Document) -> None:
    """Every figure of the eight tables, read again from a Word document of them."""
    items = [item for one in sample.tables for item in written(one)]
    again = read_document(word(tmp_path / "预算.docx", f"编制部门：{sample.entity}", *items))
    assert [one.kind for one in again.tables] == [one.kind for one in sample.tables]
    for left, right in zip(sample.tables, again.tables, strict=True):
        assert right.keys == left.keys
        assert right.present.tolist() == left.present.tolist()
        assert right.values.tolist() == left.values.tolist()
    counts = Check(again).counts()
    assert (again.unplaced, again.grids, counts[Outcome.DIFFERS]) == ([], [], 0)
    assert counts[Outcome.AGREES] == Check(sample).counts()[Outcome.AGREES]


def test_the_tables_of_the_central_government(tmp_path: Path) -> None:
    """Their captions stand within the tables, and one has a note for its only row."""
    document = read_document(word(tmp_path / "2024年部门预算.docx", *map(table, S.values())))
    kinds = ["revenue-expenditure", "revenue", "expenditure", "fiscal-appropriation", "general-expenditure"]
    assert [one.kind for one in document.tables] == [*kinds, "basic-economic", "three-public", "government-fund"]
    assert (document.year, document.entity) == (2024, "某某部")
    assert figure(document, "20601", "增减额", 4) == Figure(-10_000_000, 0)
    assert (document.unplaced, document.grids) == ([], [])
    counts = Check(document).counts()
    assert (counts[Outcome.DIFFERS], counts[Outcome.AGREES] > 80) == (0, True)


def test_merged_headers_and_a_merged_total(tmp_path: Path) -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        row(cell("功能分类", span(4)), cell("合计", down), cell("其中", span(2))),
        row(cell("编码", span(3)), cell("名称", down), cell("", on), cell("基本支出", down), cell("项目支出", down)),
        row(*map(cell, "类款项"), cell("", on), cell("隐", on), cell("", on), cell("", on)),
        row(*map(cell, ["208", "", "", "社会保障和就业支出", "1,500", "900", "600"])),
        row(*map(cell, ["208", "05", "", "行政事业单位养老支出", "1,500", "900", "600"])),
        row(cell("合计", span(4)), cell("1,500"), cell("900"), cell("600")),
    ]
    assert_read(read_document(word(tmp_path / "x.docx", *CAPTION, table(rows))))


def test_cells_merged_in_the_way_of_old_documents(tmp_path: Path) -> None:
    total = row(cell("合计", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), *map(cell, ROWS[2][2:]))
    body = [row(*map(cell, one)) for one in [HEADER, *ROWS[:2]]]
    assert_read(read_document(word(tmp_path / "x.docx", *CAPTION, table([*body, total]))))


def test_columns_that_a_row_leaves_out(tmp_path: Path) -> None:
    total = row(cell("合计"), *map(cell, ROWS[2][2:]), settings='<w:gridBefore w:val="1"/>')
    body = [row(*map(cell, one)) for one in [HEADER, *ROWS[:2]]]
    assert_read(read_document(word(tmp_path / "x.docx", *CAPTION, table([*body, total]))))


def test_borders_that_do_not_quite_meet_make_no_column(tmp_path: Path) -> None:
    """The border between 合计 and 基本支出 stands 40 twentieths of a point further right in the header."""
    widths = [900, 3000, 1500, 40, 1460, 1500]
    rows = [
        row(*map(cell, HEADER[:2]), cell("合计", span(2)), *map(cell, HEADER[3:])),
        *(row(*map(cell, one[:3]), cell(one[3], span(2)), cell(one[4])) for one in ROWS),
    ]
    assert_read(read_document(word(tmp_path / "x.docx", *CAPTION, table(rows, widths))))


def test_a_figure_half_under_one_header_and_half_under_the_next_is_not_guessed(tmp_path: Path) -> None:
    widths = [900, 3000, 1500, 700, 1460, 1500]
    rows = [
        row(*map(cell, HEADER[:2]), cell("合计", span(2)), *map(cell, HEADER[3:])),
        *(row(*map(cell, one[:3]), cell(one[3], span(2)), cell(one[4])) for one in ROWS),
    ]
    document = read_document(word(tmp_path / "x.docx", *CAPTION, table(rows, widths)))
    assert (document.tables, [grid.title for grid in document.grids]) == ([], [TITLE])


def test_a_figure_in_several_runs_is_one(tmp_path: Path) -> None:
    parts = paragraph(run("1"), "<w:proofErr/>", run(",5"), "<w:bookmarkStart/>", run("00"))
    rows = [HEADER, [*ROWS[0][:2], parts, *ROWS[0][3:]], *ROWS[1:]]
    assert_read(read_document(word(tmp_path / "x.docx", *CAPTION, table(rows))))


def test_changes_are_read_as_accepted_and_told(tmp_path: Path) -> None:
    changed = paragraph(
        "1,",
        f"<w:del>{run('4').replace('w:t', 'w:delText')}</w:del>",
        f"<w:ins>{run('5')}</w:ins>",
        f"<w:moveFrom>{run('7')}</w:moveFrom>",
        f"<w:moveTo>{run('00')}</w:moveTo>",
    )
    rows = [
        HEADER,
        [*ROWS[0][:2], changed, *ROWS[0][3:]],
        row(*map(cell, ["209", "已删去的行", "77", "77", ""]), settings="<w:del/>"),
        ROWS[1],
        row(*map(cell, ROWS[2]), settings="<w:ins/>"),
    ]
    body = [one if isinstance(one, str) else row(*map(cell, one)) for one in rows]
    joined = paragraph("2025年部门支出", settings="<w:rPr><w:del/></w:rPr>") + paragraph("预算总表")
    last = paragraph(CAPTION[1], settings="<w:rPr><w:del/></w:rPr>")
    document = read_document(word(tmp_path / "x.docx", joined, last, table(body)))
    assert_read(document)
    assert document.tables[0].title == TITLE
    (notice,) = document.notices
    assert "修订" in say(notice.message, **notice.params)


def test_settings_of_before_a_change_do_not_count(tmp_path: Path) -> None:
    before = f"<w:tcPrChange><w:tcPr>{span(2)}<w:vMerge/></w:tcPr></w:tcPrChange>"
    hidden = run("1,500", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")
    rows = [
        row(*map(cell, HEADER)),
        row(cell("208", before), cell(ROWS[0][1]), cell(paragraph(hidden)), *map(cell, ROWS[0][3:])),
        *(row(*map(cell, one)) for one in ROWS[1:]),
    ]
    assert_read(read_document(word(tmp_path / "x.docx", *CAPTION, table(rows))))


def test_what_is_not_printed_is_not_read(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE) 99</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("1,500")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr="=5">{run("900")}</w:fldSimple>'
    content = f"<w:sdt><w:sdtPr><w:t>9</w:t></w:sdtPr><w:sdtContent>{run('600')}</w:sdtContent></w:sdt>"
    values = [paragraph(field), paragraph(run("8", "<w:vanish/>"), simple), paragraph(content)]
    rows = [HEADER, [*ROWS[0][:2], *values], *ROWS[1:]]
    other = {
        f"word/{name}.xml": "<w:hdr><w:t>2019年部门收入预算总表</w:t></w:hdr>" for name in ("header1", "footnotes")
    }
    path = word(tmp_path / "x.docx", *CAPTION, table(rows), parts=other)
    assert_read(read_document(path))


@pytest.mark.parametrize("settings", ['<w:vertAlign w:val="superscript"/>', "<w:strike/>", "<w:dstrike/>"])
@pytest.mark.parametrize("printed", [("1,500", "1", ""), ("1", "4", ",500")])
def test_a_raised_or_struck_out_figure_does_not_close_up_with_its_neighbours(
    tmp_path: Path, settings: str, printed: tuple[str, str, str]
) -> None:
    before, marked, behind = printed
    figures = paragraph(run(before), run(marked, settings), run(behind))
    rows = [HEADER, [*ROWS[0][:2], figures, "900"], ROWS[1]]
    document = read_document(word(tmp_path / "x.docx", *CAPTION, table(rows)))
    assert document.tables[0].content(0, 0).origin is Origin.UNDECIDED
    assert [passage.text for passage in document.unplaced] == [f"{before}[{marked}]{behind}"]


def test_a_figure_with_a_strange_sign_is_not_guessed(tmp_path: Path) -> None:
    strange = '<w:p><w:r><w:t>1,50</w:t><w:sym w:char="F030"/></w:r></w:p>'
    rows = [HEADER, [*ROWS[0][:2], strange, "900"], ROWS[1]]
    one = read_document(word(tmp_path / "x.docx", *CAPTION, table(rows))).tables[0]
    assert one.content(0, 0).origin is Origin.UNDECIDED


def test_soft_breaks_part_lines(tmp_path: Path) -> None:
    caption = f"<w:p><w:r><w:t>{TITLE}</w:t><w:br/><w:t>编制部门：某某局</w:t><w:tab/><w:t>单位：元</w:t></w:r></w:p>"
    assert_read(read_document(word(tmp_path / "x.docx", caption, table([HEADER, *ROWS]))))


def boxed(text: str) -> str:
    """A text box as Word writes it: once as it is shown, once for older programs."""
    held = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{held}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{held}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_text_boxes_are_lines_also_those_over_a_table(tmp_path: Path) -> None:
    rows = [HEADER, *ROWS]
    over = [[paragraph("科目编码", boxed("单位：万元")), *HEADER[1:]], *ROWS]
    beside = read_document(
        word(tmp_path / "x.docx", TITLE, paragraph(boxed("编制部门：某某局")), "单位：元", table(rows))
    )
    assert_read(beside)
    document = read_document(word(tmp_path / "y.docx", TITLE, "编制部门：某某局", table(over)))
    assert document.tables[0].unit.value == "万元"
    assert figure(document, "208", "基本支出") == Figure(900_000_000, 0)
    assert document.prose == []


def test_captions_in_a_table_of_their_own(tmp_path: Path) -> None:
    caption = table([["编制部门：某某局", "", "单位：元"]])
    assert_read(read_document(word(tmp_path / "x.docx", TITLE, caption, table([HEADER, *ROWS]))))


def test_a_table_in_a_frame(tmp_path: Path) -> None:
    inner = "".join(map(paragraph, CAPTION)) + table([HEADER, *ROWS]) + paragraph("")
    assert_read(read_document(word(tmp_path / "x.docx", table([[inner]]))))


def test_a_table_within_a_cell_is_part_of_it(tmp_path: Path) -> None:
    rows = [HEADER, [*ROWS[0][:2], table([["1,000", "500"]]), *ROWS[0][3:]], *ROWS[1:]]
    document = read_document(word(tmp_path / "x.docx", *CAPTION, table(rows)))
    assert len(document.tables) == 1
    assert document.tables[0].content(0, 0).origin is Origin.UNDECIDED
    assert [passage.text for passage in document.unplaced] == ["1,000 500"]


@pytest.mark.parametrize("between", [[""], ["（续）"], ["单位：元"], ["注：本表单位为元。"]])
@pytest.mark.parametrize("again", [[], [HEADER]])
def test_a_table_cut_in_two_is_one(tmp_path: Path, between: list[str], again: list[list[str]]) -> None:
    first, second = table([HEADER, *ROWS[:1]]), table([*again, *ROWS[1:]])
    assert_read(read_document(word(tmp_path / "x.docx", *CAPTION, first, *between, second)))


def test_a_title_between_two_tables_parts_them(tmp_path: Path) -> None:
    one = table([HEADER, *ROWS])
    document = read_document(word(tmp_path / "x.docx", *CAPTION, one, "2025年部门一般公共预算支出预算表", one))
    assert [len(table.rows) for table in document.tables] == [3, 3]


def test_no_table_runs_across_a_sentence(tmp_path: Path) -> None:
    one = table([HEADER, *ROWS])
    sentence = "2025年，所属单位支出如下。"
    document = read_document(word(tmp_path / "x.docx", *CAPTION, one, sentence, one))
    assert ([len(table.rows) for table in document.tables], len(document.grids)) == ([3], 1)


def test_the_list_of_contents_above_the_first_table_is_no_caption(tmp_path: Path) -> None:
    contents = ["目 录", "一、部门收入预算总表", "二、部门支出预算总表"]
    document = read_document(word(tmp_path / "x.docx", *contents, "2025年收支如下。", *CAPTION, table([HEADER, *ROWS])))
    assert_read(document)
    assert [notice.params for notice in document.notices] == [{"tables": "部门收入预算总表"}]


def test_text_without_tables_is_read_as_text(tmp_path: Path) -> None:
    lines = [TITLE, "单位：元", "合计 基本支出 项目支出", "208 社会保障 1,500 900 600", "1,500 900 600 合计"]
    (one,) = read_document(word(tmp_path / "x.docx", *lines)).tables
    assert one.keys == ["208", "合计"]


def test_embedded_workbooks_are_told(tmp_path: Path) -> None:
    embedded = '<w:p><w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
    document = read_document(word(tmp_path / "x.docx", *CAPTION, table([HEADER, *ROWS]), embedded))
    assert [notice.params for notice in document.notices] == [{"count": "1"}]


def test_reading_can_be_stopped_and_tells_how_far_it_is(tmp_path: Path) -> None:
    path = word(tmp_path / "x.docx", *CAPTION, table([HEADER, *ROWS * 1000]))
    parts: list[int] = []
    read_document(path, parts.append)
    assert parts == sorted(parts)
    assert len(parts) > 5
    met: list[int] = []
    with pytest.raises(Cancelled):
        read_document(path, met.append, cancelled=lambda: len(met) > 1)
    assert len(met) == 2
