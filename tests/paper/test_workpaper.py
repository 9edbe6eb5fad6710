"""The working paper: everything of the case is on it, page by page, and the same case gives the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from gouji import cli
from gouji.casework.case import Case
from gouji.casework.causes.of_case import of_open
from gouji.casework.causes.told import statement
from gouji.casework.papers.causes_on_paper import causes_on_paper
from gouji.casework.papers.working_paper import print_report, state_of_case, workpaper
from gouji.casework.suspecting import explained
from gouji.casework.telling.sentences import sentence
from gouji.checking.check import Check
from gouji.checking.families.unheld import SET_ASIDE
from gouji.checking.rules.choosing import Choice
from gouji.errors import UserError
from gouji.keeping.user import person
from gouji.model.document import Cell, Notice, Passage
from gouji.model.money import Figure
from gouji.model.source import AtLine
from gouji.paper.content import CauseGroup, CauseLine, Count, Entry, Line, Sheet, Side, SourceLine, Workpaper
from gouji.paper.workpaper import draw, drawn
from tests.conftest import SAMPLE, SLIPS
from tests.reading.making import EXPENDITURE, Pages, pdf, workbook

NONE = (Count("", "相符", 0),)


def pages_of(path: Path) -> list[str]:
    """The text of each page without white space."""
    document = pdfium.PdfDocument(path)
    pages = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return pages


def page_with(path: Path, *words: str) -> str:
    """The first page that has all these words."""
    return next(page for page in pages_of(path) if all(word in page for word in words))


@pytest.fixture
def case() -> Case:
    return Case.look_at(SLIPS)


def test_the_cover_tells_the_outcome_and_who_answers_for_it(case: Case, tmp_path: Path) -> None:
    print_report(case, tmp_path / "底稿.pdf")
    cover = pages_of(tmp_path / "底稿.pdf")[0]
    for words in (
        "勾稽核对底稿",
        "上海市人力资源和社会保障局",
        "索引号YS2017",
        "结论：不符。强制性勾稽关系有8项不符。",
        case.document.file.sha256,
        "盖章处",
        "骑缝章",
    ):
        assert words in cover
    assert [cover.index(role) for role in ("编制人", "复核人", "批准人")] == sorted(
        cover.index(role) for role in ("编制人", "复核人", "批准人")
    )


def test_every_page_has_its_index_its_number_and_the_legend(case: Case, tmp_path: Path) -> None:
    print_report(case, tmp_path / "底稿.pdf")
    pages = pages_of(tmp_path / "底稿.pdf")
    for number, page in enumerate(pages, start=1):
        assert f"第{number}页共{len(pages)}页" in page
        assert "索引号YS2017" in page
        assert "竖加" in page
    assert [page for page in pages if "索引号YS2017-T3" in page and "部门支出预算总表（1/2）" in page]


def test_findings_carry_index_figures_tick_and_remark(case: Case, tmp_path: Path) -> None:
    finding = case.findings()[0]
    case.tick(finding)
    case.remark(finding, "经核对为录入错误，已通知䶮处长")
    print_report(case, tmp_path / "底稿.pdf")
    page = page_with(tmp_path / "底稿.pdf", "核对发现", "经核对为录入错误")
    tick = case.handling_on(finding)
    assert tick is not None
    assert f"✓{tick.who}{tick.at[:10]}" in page
    for words in ("YS2017-T3-01", "×不符", "464,774,531", "464,774,351", "−180"):
        assert words in page


def test_what_was_noted_on_a_finding_stays_when_it_is_settled(case: Case, tmp_path: Path) -> None:
    finding = next(one for one in case.findings() if case.document.address(one.cells[0]) == "T3!20801.基本支出")
    case.remark(finding, "已问预算处")
    case.tick(finding)
    before = state_of_case(case)
    assert workpaper(case).settled == ()
    cell = case.document.find("T3!20801.基本支出")
    assert cell
    case.edit(cell, Figure(46_477_453_100))
    (line,) = workpaper(case).settled
    assert (line.sentence, line.remark) == (sentence(case.printed, finding), f"已问预算处\n— {person.name()}")
    assert line.tick.startswith("✓ ")
    print_report(case, tmp_path / "底稿.pdf")
    assert page_with(tmp_path / "底稿.pdf", "已处理", "已问预算处", "下级合计")
    settled = state_of_case(case)
    case.remark(finding, "")
    assert len({before, settled, state_of_case(case)}) == 3


def test_a_remark_on_what_a_change_had_brought_about_tells_where_it_stood() -> None:
    case = Case.look_at(SAMPLE)
    cell = case.document.find("T3!20801.基本支出")
    assert cell
    case.edit(cell, Figure(1))
    finding = next(one for one in case.findings() if one.cells[0] == cell)
    case.remark(finding, "键错")
    case.undo()
    case.undo()
    case.remark(finding, "键错")
    (line,) = workpaper(case).settled
    assert line.sentence.startswith("T3 20801 人力资源和社会保障管理事务 基本支出")
    assert line.remark == f"键错\n— {person.name()}"
    case.close()


def test_what_is_known_of_single_figures_belongs_to_the_state_of_a_case(case: Case) -> None:
    cell = case.document.find("T3!20801.基本支出")
    assert cell
    states = [state_of_case(case)]
    for step in (lambda: case.rule_out(cell), lambda: case.rule_out(cell, on=False), lambda: case.verify(cell)):
        step()
        states.append(state_of_case(case))
    assert states[2] == states[0]
    assert len(set(states)) == 3


def test_a_law_set_aside_changes_no_paper_until_something_is_noted_on_it(tmp_path: Path) -> None:
    """Older versions told no law that money carried over sets aside; the papers that they wrote are not out of date."""
    source = tmp_path / "结转.txt"
    source.write_text(SLIPS.read_text("utf-8").replace("四、其他收入", "四、上年结转 100", 1), "utf-8")
    case = Case.look_at(source)
    aside = [one.law for one in case.check.unchecked if one.reason == "set-aside"]
    told = state_of_case(case)
    finding = next(one for one in case.findings() if one.message in SET_ASIDE)
    case.remark(finding, "已核对结转")
    remarked = state_of_case(case)
    case.remark(finding, "")
    assert state_of_case(case) == told
    pack = case.check.choice.pack
    laws = tuple(law for law in pack.laws if law not in aside)
    case.judge_by(Check(case.document, Choice(replace(pack, laws=laws), "")))
    assert not any(one.message in SET_ASIDE for one in case.findings())
    assert state_of_case(case) == told != remarked
    case.close()


def test_what_does_not_bind_is_counted_apart_and_not_called_agreement(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["2024年部门项目支出表"],
        ["单位：元"],
        ["项目名称", "金额"],
        ["合计", 90],
        ["甲", 30],
        ["乙", 50],
    ]
    case = Case.look_at(workbook(tmp_path / "x.xlsx", {"项目": rows}))
    paper = workpaper(case)
    assert "没有强制性不符；另有" in paper.conclusion
    assert "均相符" not in paper.conclusion
    assert "1 处待核实" in paper.conclusion
    counts = {one.name: one.number for one in paper.counts}
    assert (counts["待核实"], counts["不符"]) == (1, 0)
    case.close()


@pytest.mark.usefixtures("brief_search")
def test_what_the_user_ruled_out_is_said_where_it_leaves_no_answer(case: Case, tmp_path: Path) -> None:
    cell = case.document.find("T3!20801.基本支出")
    assert cell
    case.rule_out(cell)
    paper = workpaper(case)
    assert paper.ruled_out == ("T3 20801 人力资源和社会保障管理事务 基本支出",)
    left = [cause for cause in paper.causes if cause.answers[0][0].slip == "未找到原因"]
    assert len(left) == 4
    assert all("除已排除的数字外" in cause.settles for cause in left)
    print_report(case, tmp_path / "底稿.pdf")
    assert page_with(tmp_path / "底稿.pdf", "核对人已排除", "T320801")


def test_sums_that_would_agree_only_within_the_rounding_are_told_of(case: Case) -> None:
    solution = explained(case, 1.0).groups[0].solutions[0]
    one = replace(of_open(case).causes[0], answers=(replace(solution, tails=2),))
    (cause,) = causes_on_paper(case.document, [one], {}, {})
    assert [line.place for line in cause.answers[0]][-1] == "改后尚有 2 处尾差"
    assert statement(case.document, one, {}).endswith("，改后尚有 2 处尾差")


def test_open_suspects_and_changed_figures_are_told(case: Case, tmp_path: Path) -> None:
    cell = case.document.find("T3!20805.项目支出")
    assert cell is not None
    case.edit(cell, Figure(123_456_700))
    print_report(case, tmp_path / "底稿.pdf")
    assert page_with(tmp_path / "底稿.pdf", "错处", "776,067,723", "776,607,723", "数字颠倒")
    assert page_with(tmp_path / "底稿.pdf", "与源文件不同的数字", "T3!20805.项目支出", "4,551,222", "1,234,567")


def test_figures_in_the_tables_carry_their_ticks_and_findings(case: Case) -> None:
    sheet = next(one for one in workpaper(case).sheets if one.index.endswith("T3"))
    line = next(one for one in sheet.sides[0].lines if one.code == "20801")
    total, basic, _ = line.entries
    assert (total.flag[:1], basic.flag[:1]) == ("×", "×")
    assert "∧" in total.ticks
    right = next(one for one in sheet.sides[0].lines if one.code == "2011001").entries[0]
    assert right == Entry("92,685,618", ticks="＜G")


def test_a_lei_is_never_parted_from_its_first_kuan(tmp_path: Path) -> None:
    for above in range(20, 30):
        rows = [Line(f"2010{n:03d}", f"行{n}", 3, (Entry("1"),)) for n in range(above)]
        rows += [Line("208", "某类", 1, (Entry("2"),)), Line("20801", "某款", 2, (Entry("2"),))]
        rows += [Line("2080101", "某项", 3, (Entry("2"),))]
        sheet = Sheet("YS-T1", "表", "元", len(rows), 1, 0, (Side(("合计",), tuple(rows)),))
        draw(Workpaper("YS", "局", "", "", (), "", "", "", NONE, sheets=(sheet,)), tmp_path / "a.pdf")
        assert page_with(tmp_path / "a.pdf", "某类", "某款", "某项")


def rows_of(count: int, name: str = "行") -> tuple[Line, ...]:
    return tuple(Line(f"2010{n:03d}", f"{name}{n:03d}", 3, (Entry("1"),)) for n in range(count))


def test_many_files_are_all_named_on_the_cover(tmp_path: Path) -> None:
    """Also where they need more than a page, and more digests than the code beside them can hold."""
    names = [f"{'很长的名字' * 12}{number:02d}.xlsx" for number in range(40)]
    sources = tuple(SourceLine(name, 1_234_567, f"{number:064x}") for number, name in enumerate(names))
    draw(Workpaper("YS", "局", "", "", sources, "1" * 64, "", "", NONE), tmp_path / "a.pdf")
    cover = "".join(pages_of(tmp_path / "a.pdf"))
    assert [f"{name}（1,234,567字节）" in cover for name in names] == [True] * 40
    assert ["源文件40" in cover, f"{39:08x}" in cover] == [True] * 2


def sheets_of(*counts: int) -> Workpaper:
    """A paper of tables with so many rows."""
    sheets = tuple(
        Sheet(f"YS-T{number}", f"表{number}", "元", count, 1, 0, (Side(("合计",), rows_of(count, f"第{number}表")),))
        for number, count in enumerate(counts, start=1)
    )
    return Workpaper("YS", "局", "", "", (), "", "", "", NONE, sheets=sheets)


def test_short_tables_share_a_page_that_bears_the_index_of_each(tmp_path: Path) -> None:
    draw(sheets_of(3, 0, 5, 30, 1), tmp_path / "a.pdf")
    _, first, *others = pages_of(tmp_path / "a.pdf")
    assert "索引号YS-T1、YS-T2、YS-T3" in first
    assert all(words in first for words in ("第1表002", "本表无数据", "第3表004"))
    assert len(others) == 2
    assert "索引号YS-T4、YS-T5" in others[1]
    assert "第5表000" in others[1]


def test_no_page_is_left_with_a_row_or_two(tmp_path: Path) -> None:
    for rows in range(24, 30):
        draw(sheets_of(rows), tmp_path / "a.pdf")
        _, *pages = pages_of(tmp_path / "a.pdf")
        assert min(page.count("第1表") for page in pages) >= 4
        assert sum(page.count("第1表") for page in pages) == rows


def test_every_figure_of_a_row_that_does_not_add_up_is_marked_with_the_finding(case: Case) -> None:
    sheet = next(one for one in workpaper(case).sheets if one.index.endswith("T7"))
    line = next(one for one in sheet.sides[0].lines if one.code == "30215")
    assert [(entry.text, entry.flag) for entry in line.entries] == [("2,602,200", "×01"), ("", ""), ("260,220", "×01")]


def test_a_finding_between_two_tables_is_marked_and_counted_in_both(case: Case) -> None:
    third, fifth = (one for one in workpaper(case).sheets if one.index[-2:] in ("T3", "T5"))
    assert (third.open_findings, fifth.open_findings) == (4, 1)
    line = next(one for one in fifth.sides[0].lines if one.code == "20801")
    assert line.entries[1].flag == "×T3-04"
    case.tick(next(one for one in case.findings() if len(one.tables) == 2))
    third, fifth = (one for one in workpaper(case).sheets if one.index[-2:] in ("T3", "T5"))
    assert (third.open_findings, fifth.open_findings) == (3, 0)


def test_a_budget_without_slips_reconciles(tmp_path: Path) -> None:
    print_report(Case.look_at(SAMPLE), tmp_path / "底稿.pdf")
    pages = pages_of(tmp_path / "底稿.pdf")
    assert "结论：" in pages[0]
    assert "不符。" not in pages[0]
    assert "财务收支预算总表" in pages[1]


def test_one_state_gives_identical_bytes(case: Case) -> None:
    assert drawn(workpaper(case)) == drawn(workpaper(case))


def test_another_run_gives_the_same_bytes(tmp_path: Path) -> None:
    command = ["report", str(SLIPS), "-o"]
    seed = {"PYTHONHASHSEED": "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"}
    there = [sys.executable, "-m", "gouji", *command, str(tmp_path / "there.pdf")]
    subprocess.run(there, env=os.environ | seed, capture_output=True, check=False)
    cli.main([*command, str(tmp_path / "here.pdf")])
    assert (tmp_path / "there.pdf").read_bytes() == (tmp_path / "here.pdf").read_bytes()


def test_a_paper_that_cannot_be_written_says_so(case: Case, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        print_report(case, tmp_path / "没有这个文件夹" / "底稿.pdf")
    assert caught.value.kind == "not-written"


def test_a_table_too_wide_for_a_sheet_goes_on_with_its_names_repeated(tmp_path: Path) -> None:
    heads = tuple(f"第{n}栏" for n in range(12))
    line = Line("2080506", "机关事业单位职业年金缴费支出", 3, (Entry("12,345,678,901.00", ticks="∧＜G"),) * 12)
    sheet = Sheet("YS-T1", "宽表", "元", 1, 1, 0, (Side(heads, (line,)),))
    draw(Workpaper("YS", "局", "", "", (), "", "", "", NONE, sheets=(sheet,)), tmp_path / "a.pdf")
    pages = [page for page in pages_of(tmp_path / "a.pdf") if "宽表（" in page]
    assert len(pages) > 1
    assert all("机关事业单位职业年金缴费支出" in page for page in pages)
    assert [head for page in pages for head in heads if head in page] == list(heads)
    assert sum(page.count("12,345,678,901.00") for page in pages) == 12


def test_what_was_not_read_or_not_checked_is_on_the_paper(tmp_path: Path) -> None:
    """A signed paper claims no more than was checked."""
    case = Case.open(SAMPLE)
    try:
        assert workpaper(case).conclusion == "结论：全部勾稽关系相符。"
        case.document.notices.append(Notice("hidden sheets were not read: {sheets}", {"sheets": "底表"}))
        case.document.unplaced.append(Passage(AtLine(7), "12,345"))
        paper = workpaper(case)
        assert paper.conclusion == "结论：能核对的均相符；另有 2 条读取提示见后。"
        assert {sheet.index: sheet.judged > 0 for sheet in paper.sheets}["YS2017-T3"]
        print_report(case, tmp_path / "底稿.pdf")
        assert page_with(tmp_path / "底稿.pdf", "读取提示", "底表", "第7行未归位：12,345")
    finally:
        case.close()


def test_where_nothing_could_be_checked_nothing_is_called_right(tmp_path: Path) -> None:
    path = tmp_path / "一张表.csv"
    path.write_text("2024年部门杂项表\n单位：元\n事项,金额\n甲,1\n乙,2\n", encoding="utf-8")
    case = Case.open(path)
    try:
        assert workpaper(case).conclusion == "结论：没有一项能够核对。"
    finally:
        case.close()


def test_the_paper_tells_causes_first_and_its_findings_by_them(case: Case, tmp_path: Path) -> None:
    paper = workpaper(case)
    assert [cause.number for cause in paper.causes] == ["①", "②", "③"]
    assert [line.cause for line in paper.findings] == ["①"] * 4 + ["②"] * 2 + ["③"] * 2
    assert paper.causes[1].answers == ((CauseLine("T4 二、教育支出 合计", "776,067,723", "776,607,723", "数字颠倒"),),)
    draw(paper, tmp_path / "底稿.pdf")
    page = page_with(tmp_path / "底稿.pdf", "错处", "核对发现")
    assert page.index("错处") < page.index("①T320801") < page.index("核对发现")


def test_what_nothing_would_settle_has_its_own_row(case: Case, tmp_path: Path) -> None:
    solved = CauseGroup("①", "消除一处", ((CauseLine("T3 208", "1", "2", "数字颠倒"),),))
    unsolved = CauseGroup("②", "一处", ((CauseLine("T3 209", "3", "", "未找到原因"),),))
    draw(replace(workpaper(case), causes=(solved, unsolved)), tmp_path / "底稿.pdf")
    page = page_with(tmp_path / "底稿.pdf", "错处", "T3208")
    assert "①T320812数字颠倒消除一处" in page
    assert "②T32093未找到原因一处" in page


def test_of_a_slip_in_a_whole_column_a_few_figures_are_printed() -> None:
    case = Case.open(SAMPLE)
    try:
        number, table = next(one for one in enumerate(case.document.tables) if one[1].kind == "expenditure")
        for row in range(len(table.rows)):
            figure = table.content(row, 1).figure
            if figure:
                case.edit(Cell(number, row, 1), Figure(figure.fen * 10_000))
        ((lines,),) = [cause.answers for cause in workpaper(case).causes]
        assert {line.slip for line in lines} == {"多半是核对时改动的几个数所致，可改回"}
        assert len(lines) == 9
        assert lines[-1].place.startswith("另有")
    finally:
        case.close()


def test_the_paper_says_why_a_table_was_not_recognised(tmp_path: Path) -> None:
    def pages(drawn: Pages) -> None:
        drawn.caption("2025年部门支出预算总表").table(EXPENDITURE).page()
        drawn.table([["甲", "乙"], ["事项一", "12.00"], ["事项二", "13.00"]], (120, 80))

    print_report(Case.look_at(pdf(tmp_path / "x.pdf", pages)), tmp_path / "底稿.pdf")
    words = "未识别，按原样保留，未核对。原因：列的位置与上一张表“2025年部门支出预算总表”不同；上面没有预算表的表名"
    assert page_with(tmp_path / "底稿.pdf", words)


def test_the_boxes_stay_on_the_cover_though_the_notes_below_them_have_no_room(tmp_path: Path) -> None:
    """Then the notes stand at the head of the next page, before what follows there."""
    told = []
    for count in range(9, 20):
        draw(sheets_of(*(1 for _ in range(count))), tmp_path / "a.pdf")
        pages = pages_of(tmp_path / "a.pdf")
        told.append(("盖章处" in pages[0], "不适用：" in pages[0]))
        assert pages[1].count("盖章处") == (not told[-1][0])
        if told[-1] == (True, False):
            assert "不适用：" in pages[1]
            assert "表1" in pages[1]
    assert (True, False) in told
