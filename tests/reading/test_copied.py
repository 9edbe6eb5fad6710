"""What a browser or a spreadsheet puts into the clipboard keeps its columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gouji.model.document import Document
from gouji.reading.read import read_copied, read_pasted
from gouji.reading.sources.text.copied import copied_text

MERGED = """<html><head><style>td {color: red}</style></head><body>
<h2>2024年部门支出预算总表</h2><div>单位：元</div>
<table>
<tr><th colspan="3">科目编码</th><th rowspan="2">科目名称</th><th rowspan="2">合计</th><th colspan="2">其中</th></tr>
<tr><th>类</th><th>款</th><th>项</th><th>基本支出</th><th>项目支出</th></tr>
<tr><td rowspan="3">208</td><td></td><td></td><td>社会保障和<br>就业支出</td><td>1,500</td><td>900</td><td>600</td></tr>
<tr><td rowspan="2">05</td><td>01</td><td>行政单位离退休</td><td>500</td><td>&nbsp;</td><td>500</td></tr>
<tr><td>05</td><td>养老保险缴费</td><td>1,000</td><td>900</td><td>100</td></tr>
</table></body></html>"""

PLAIN = (
    "2024年部门支出预算总表\n单位：元\n科目编码\t科目名称\t合计\t其中\n类\t款\t项\t基本支出\t项目支出\n"
    "208\t\t\t社会保障和就业支出\t1,500\t900\t600\n05\t01\t行政单位离退休\t500\t\t500\n05\t养老保险缴费\t1,000\t900\t100\n"
)


def rows_of(html: str) -> list[list[str]]:
    return [line.split("\t") for line in copied_text("a\tb\nc\n\t\t\n", html).splitlines()]


def amount(document: Document, address: str) -> int | None:
    cell = document.find(address)
    assert cell, address
    figure = document.tables[cell.table].content(cell.row, cell.column).figure
    return figure.fen if figure else None


def test_cells_below_a_merged_one_stay_in_their_columns() -> None:
    document = read_pasted(copied_text(PLAIN, MERGED))
    assert document.tables[0].title == "2024年部门支出预算总表"
    assert amount(document, "T1!208.基本支出") == 90000
    assert amount(document, "T1!2080501.项目支出") == 50000
    assert amount(document, "T1!2080501.基本支出") is None
    assert amount(document, "T1!2080505.合计") == 100000


def test_rows_of_full_width_are_taken_as_they_are() -> None:
    plain = "类\t款\t合计\n201\t\t5\n"
    assert copied_text(plain, "<table><tr><td colspan=2>x</td></tr></table>") == plain
    quoted = '类\t名称\t合计\n208\t"社会保障\n和就业"\t5\n'
    assert copied_text(quoted, MERGED) == quoted
    assert copied_text(PLAIN, "") == PLAIN
    assert copied_text(PLAIN, "<p>no cells at all</p>") == PLAIN


def test_a_line_broken_within_a_cell_moves_no_figure() -> None:
    html = (
        "<table><tr><th>科目编码</th><th>科目名称</th><th>合计</th></tr>"
        "<tr><td>208</td><td>社会保障和<br>就业支出</td><td>1,500</td></tr></table>"
    )
    plain = "科目编码\t科目名称\t合计\n208\t社会保障和\n就业支出\t1,500\n"
    assert copied_text(plain, html) == '科目编码\t科目名称\t合计\n208\t"社会保障和\n就业支出"\t1,500\n'


def test_texts_apart_in_one_cell_are_not_put_together() -> None:
    html = (
        "<table><tr><td><span>500</span> <span>400</span></td><td><b>12</b>,345</td></tr>"
        "<tr><td><span style='display: none'>12</span>900</td><td>7<table><tr><td>8</td></tr></table></td></tr></table>"
    )
    assert rows_of(html) == [["500 400", "12,345"], ["900", '"7'], ['8"']]


def test_what_covers_ends_with_its_group_and_with_blank_rows() -> None:
    html = (
        "<table><thead><tr><th rowspan=3>编码</th><th>合计</th></tr><tr><td>x</td></tr></thead>"
        "<tbody><tr><td>208</td><td>5</td></tr><tr><td rowspan=2>a</td><td>b</td></tr><tr></tr><tr><td>c</td></tr>"
        "</tbody><tbody><tr><td rowspan=0>d</td><td>e</td></tr><tr><td>f</td></tr></tbody></table>"
    )
    assert rows_of(html) == [["编码", "合计"], ["", "x"], ["208", "5"], ["a", "b"], ["c"], ["d", "e"], ["", "f"]]


def test_a_table_that_only_arranges_the_page_adds_no_cells() -> None:
    inner = "<table><tr><td colspan=2>1</td><td>2</td></tr><tr><td>3</td></tr></table>"
    html = f"<table><tr><td>左{inner}右</td></tr></table>"
    assert rows_of(html) == [["左"], ["1", "", "2"], ["3"], ["右"]]


def test_slips_of_a_page_are_borne() -> None:
    html = "<head><title>x<table><tr><td colspan=0>a<td colspan=2 rowspan=x>b<tr><td rowspan=99>c</table><td>d"
    assert rows_of(html.replace("<title>x", "")) == [["a", "b", ""], ["c"], ["d"]]
    assert rows_of("<![if !vml]><table><![ endif]><tr><td>a<td>b</table><![foo[x]]>") == [["a", "b"]]
    assert rows_of(f"<table><tr><td colspan={'9' * 5000}>a<td>b</table>")[0][-1] == "b"


def test_a_quotation_mark_of_a_web_page_swallows_nothing() -> None:
    document = read_pasted('2024年部门支出预算总表\n单位：元\n科目编码\t科目名称\t合计\n208\t"养老\t5\n209\t其他\t7\n')
    assert [row.name for row in document.tables[0].rows] == ['"养老', "其他"]


def test_what_is_copied_is_never_taken_for_a_file() -> None:
    assert read_copied("PK\t1\n支出\t2\n").document.file.format == "tsv"
    assert (
        read_copied("\ud800 2024年部门支出预算总表\n单位：元\n科目名称 合计\n208 教育支出 5\n").document.file.format
        == "txt"
    )


@given(st.text(alphabet="<>/=\"'![]-tdrhable0123456789span col合计\n\t", max_size=200))
def test_any_page_is_borne(html: str) -> None:
    assert isinstance(copied_text("a\tb\nc\n\t\t", html), str)
