"""Budget systems write pages of the web and call them workbooks; web sites publish them as they are."""

from __future__ import annotations

import base64
import quopri
from pathlib import Path

import pytest

from gouji.errors import UserError
from gouji.model.document import Document
from gouji.model.source import AtLine
from gouji.reading.page.flowing import laid_out
from gouji.reading.read import read_document, read_grid
from gouji.reading.sources.limits import Room
from gouji.reading.sources.web.page import WebPage
from gouji.wording import say
from tests.reading.test_copied import MERGED, amount

CALLED = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
EXPORT = f"""<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>{CALLED}
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>支出</x:Name>
</x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head><body><table border=1>
<tr><td colspan=5 align=center>2024年部门支出预算总表</td></tr>
<tr><td colspan=3>编制部门：某某局</td><td colspan=2 align=right>单位：万元</td></tr>
<tr><td rowspan=2>科目编码</td><td rowspan=2>科目名称</td><td rowspan=2>合计</td><td colspan=2>其中</td></tr>
<tr><td>基本支出</td><td>项目支出</td></tr>
<tr><td x:str>208</td><td>社会保障和
  就业支出</td><td x:num="1500">1,500.00</td><td>900.00</td><td>600.00</td></tr>
<tr style='display:none'><td>20801</td><td>x</td><td>9</td><td>9</td><td></td></tr>
<tr><td>20805</td><td>&nbsp;&nbsp;行政事业单位养老支出</td><td>1,500.00</td><td>900.00</td><td>600.00</td></tr>
<tr><td colspan=2>合计</td><td>1,500.00</td><td>900.00</td><td>600.00</td></tr>
</table></body></html>"""


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def assert_exported(document: Document) -> None:
    (table,) = document.tables
    assert (table.title, table.unit.value, table.keys) == ("2024年部门支出预算总表", "万元", ["208", "20805", "合计"])
    assert table.rows[0].name == "社会保障和就业支出"
    assert amount(document, "T1!208.基本支出") == 900_0000_00
    assert amount(document, "T1!合计.项目支出") == 600_0000_00
    assert not document.unplaced


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ending", ["xls", "html", "et"])
def test_a_page_that_is_called_a_workbook(tmp_path: Path, ending: str, encoding: str) -> None:
    document = read_document(written(tmp_path / f"预算.{ending}", EXPORT, encoding))
    assert document.file.format == "html"
    assert_exported(document)


def test_its_figures_stand_on_the_lines_that_the_window_shows(tmp_path: Path) -> None:
    path = written(tmp_path / "x.xls", "<p>前言</p>" + EXPORT)
    (table,) = read_document(path).tables
    lines = laid_out(read_grid(path.read_bytes(), path.name, lambda _: None, None, lambda: False)).split("\n")
    place = table.source(1, 2)
    assert isinstance(place, AtLine)
    assert lines[place.line - 1] == "20805\t行政事业单位养老支出\t1,500.00\t900.00\t600.00"


@pytest.mark.parametrize(
    "around",
    [
        "<table><tr><td>网站首页</td><td>{}</td></tr></table>",
        "<table><tr><td><table><tr><td>{}</td></tr></table></td></tr></table>",
        "<!DOCTYPE html><html><body><div hidden>x</div><div>{}</div></body></html>",
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html><body>{}</body></html>',
    ],
)
def test_a_table_on_a_page_of_a_web_site(tmp_path: Path, around: str) -> None:
    document = read_document(written(tmp_path / "x.html", around.replace("{}", MERGED)))
    assert document.file.format == "html"
    assert document.tables[0].title == "2024年部门支出预算总表"
    assert amount(document, "T1!2080505.基本支出") == 90000


def test_a_title_and_a_unit_in_tables_of_their_own(tmp_path: Path) -> None:
    title = "<table><tr><td colspan=5>2024年部门支出预算总表</td></tr></table>"
    unit = "<table><tr><td>编制部门：某某局</td><td>单位：万元</td></tr></table>"
    rows = EXPORT.split("</tr>\n", 2)[2]
    assert_exported(read_document(written(tmp_path / "x.htm", f"<html>{title}{unit}<table>{rows}")))


def test_a_sheet_without_a_title_is_called_by_its_name(tmp_path: Path) -> None:
    bare = EXPORT.replace("2024年部门支出预算总表", "").replace(
        "<x:Name>支出</x:Name>", "<x:Name>部门支出总表</x:Name>"
    )
    (table,) = read_document(written(tmp_path / "x.xls", bare)).tables
    assert (table.kind, table.title) == ("expenditure", "部门支出总表")


def archive(path: Path, *parts: tuple[str, str, str]) -> Path:
    """An mht of parts: where each stood, how it is packed, and its HTML."""
    text = 'From: <Saved by WPS>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="----=_Next"\n\n'
    for place, packed, html in parts:
        body = (base64.encodebytes if packed == "base64" else quopri.encodestring)(html.encode("gb18030")).decode()
        text += f"------=_Next\nContent-Location: {place}\nContent-Transfer-Encoding: {packed}\n"
        text += f"Content-Type: text/html; charset=gb2312\n\n{body}\n"
    return written(path, text + "------=_Next--\n")


@pytest.mark.parametrize("packed", ["base64", "quoted-printable"])
def test_an_archive_of_a_page(tmp_path: Path, packed: str) -> None:
    document = read_document(archive(tmp_path / "x.mht", ("file:///C:/x.htm", packed, EXPORT)))
    assert document.file.format == "mht"
    assert_exported(document)


def test_an_archive_of_a_workbook_gives_its_sheets_and_names_the_others(tmp_path: Path) -> None:
    def sheet(name: str, rest: str = "") -> str:
        source = f'<x:Name>{name}</x:Name><x:WorksheetSource HRef="x.files/{name}.htm"/>{rest}'
        return f"<x:ExcelWorksheet>{source}</x:ExcelWorksheet>"

    book = (
        sheet("a")
        + sheet("缺")
        + sheet("旧", "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>")
    )
    path = archive(
        tmp_path / "x.mht",
        ("file:///C:/x.htm", "base64", f"<html><xml>{book}</xml><frameset></frameset></html>"),
        ("file:///C:/x.files/旧.htm", "base64", EXPORT),
        ("file:///C:/x.files/a.htm", "base64", EXPORT.replace("<td>9</td>", "<td>x</td>")),
    )
    document = read_document(path)
    assert_exported(document)
    assert [notice.params for notice in document.notices[:2]] == [{"sheets": "旧"}, {"sheets": "缺"}]


@pytest.mark.parametrize(
    ("html", "conceals"),
    [
        ("<table><tr><td>a<tr hidden><td>1,500.00<tr hidden><td>9</table>", True),
        ("<table hidden><tr><td>9</table>", True),
        ("<table><tr><td>a<tr hidden><td>x</table>", False),
        ("<table><tr><td>a<script>9</script></table>", False),
        ("<div hidden>9</div>", False),
    ],
)
def test_figures_that_tables_hide_are_told(html: str, conceals: bool) -> None:
    assert WebPage.whole(html, Room("x.html")).conceals == conceals


def test_hidden_rows_with_figures_are_told_once(tmp_path: Path) -> None:
    (notice,) = read_document(written(tmp_path / "x.xls", EXPORT)).notices
    assert say(notice.message) == "网页中隐藏的行或列含有数字，未读取"


@pytest.mark.parametrize("page", ["<html><frameset><frame src=a.htm></frameset></html>", "<iframe src=a></iframe>"])
def test_a_page_that_shows_only_others_says_so(tmp_path: Path, page: str) -> None:
    with pytest.raises(UserError) as told:
        read_document(written(tmp_path / "x.htm", f"<html>{page}"))
    assert told.value.kind == "frames"


def shown(html: str) -> list[str | list[list[str | None]]]:
    """The lines of a page, and the texts of its tables."""
    items = WebPage.whole(html, Room("x.html")).items()
    return [item if isinstance(item, str) else [row.texts for row in item] for item in items]


@pytest.mark.parametrize(
    ("html", "read"),
    [
        (
            "<table><tr><td>a<td>1<tr style='display:none'><td>x<td>9<tr><td>b<td>2</table>"
            "<table><tr><td>c<td>3</table>",
            [[["a", "1"], ["b", "2"]], [["c", "3"]]],
        ),
        ("<table><tr><td>a<td style='display:none'>x<td>100</table>", [[["a", "100"]]]),
        ("<p style='display:none'>注<p>表<table><tr><td>a<td>1</table>", ["表", [["a", "1"]]]),
        ("<div><p hidden>注</div><b>表</b>", ["表"]),
        ("<table><tr><td>a<td>1<tr hidden><td>x</table>表", [[["a", "1"]], "表"]),
        ("<table><tbody hidden><tr><td>x<td>9<tbody><tr><td>a<td>1</table>", [[["a", "1"]]]),
        ("<table><tr><td>a<span hidden>x<td>1</table>表", [[["a", "1"]], "表"]),
        ("<table><tr><td>a<td hidden><table><tr><td>x<td>y</table><td>1</table>", [[["a", "1"]]]),
        ("<ul><li hidden>x<ul><li>y<li>z</ul></li><li>a</ul><p>b", ["a", "b"]),
        ("<ul><li hidden>x</ul>b", ["b"]),
        ("<table><template><tr><td>x</td></tr></template><tr><td>a<td>1</table>", [[["a", "1"]]]),
        ("<div hidden><div>x</div><table><tr><td>x<div></table>y</div>a", ["a"]),
        ("<table hidden><tr><td>x<table><tr><td>y</table>z</table>a", ["a"]),
    ],
)
def test_what_is_hidden_ends_where_html_ends_it_without_an_end_tag(html: str, read: list[object]) -> None:
    assert shown(html) == read


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("100<sup>2</sup>", ["100[2]"]),
        ("100<sub>2</sub>", ["100[2]"]),
        ("<del>900</del>800", ["[900]800"]),
        ("<s>900</s>800", ["[900]800"]),
        ("<strike>900</strike> 800", ["[900] 800"]),
        ("<sup>注<td>800", ["[注]", "800"]),
    ],
)
def test_what_is_raised_or_struck_out_closes_up_with_no_figure(cell: str, read: list[str]) -> None:
    assert shown(f"<table><tr><td>a<td>{cell}</table>") == [[["a", *read]]]
