"""文字 on the working paper: counts, what is not as it should be with its proof, and the mark N at figures repeated."""

from __future__ import annotations

from pathlib import Path

from gouji.casework.case import Case
from gouji.casework.papers.working_paper import print_report, state_of_case, workpaper
from gouji.casework.prose.said import Said, not_as_it_should_be
from gouji.keeping.user import person
from gouji.model.money import Figure
from gouji.paper.content import TextSection
from tests.casework.prose.test_said import RIGHT, WRONG, case_of
from tests.paper.test_workpaper import pages_of


def section(case: Case) -> TextSection:
    found = workpaper(case).text
    assert found is not None
    return found


def wrong(case: Case) -> Said:
    (one,) = not_as_it_should_be(case.check)
    return one


def test_what_is_wrong_stands_there_with_its_words_and_its_proof(tmp_path: Path) -> None:
    (line,) = section(case_of(tmp_path, f"{RIGHT}\n{WRONG}")).lines
    assert line.index == "YS2024-N-01"
    assert (line.sign, line.state) == ("×", "不符")
    assert "352.67万元" in line.quotation
    assert len(line.quotation.strip("…")) <= 60
    assert line.sentence.startswith("文字写 352.67 万元")
    assert line.proof == "T1 2210201 住房公积金 合计\n3,503,499 元"


def test_the_conclusion_and_the_counts_are_of_the_text_too(tmp_path: Path) -> None:
    paper = workpaper(case_of(tmp_path, f"{RIGHT}\n{WRONG}"))
    assert paper.conclusion.endswith("强制性勾稽关系没有不符，而文字有 1 处与表或与自身的数不符。")
    assert "文字：相符 1 项，不符 1 项" in paper.detail
    assert paper.detail.startswith("表：相符 ")
    assert [(one.number, one.of_text) for one in paper.counts if one.name == "不符"] == [(1, 1)]


def test_what_is_ticked_off_is_counted_of_text_and_tables_alike(tmp_path: Path) -> None:
    case = case_of(tmp_path, f"{RIGHT}\n{WRONG}")
    case.tick(wrong(case))
    paper = workpaper(case)
    assert paper.conclusion.endswith("而文字有 1 处与表或与自身的数不符。其中 1 项已处理。")
    assert "文字：相符 1 项，不符 1 项" in paper.detail
    assert paper.detail.endswith("；已处理 1 项")
    assert paper.text is not None
    assert paper.detail.endswith(paper.text.counts)


def test_a_text_that_could_not_be_checked_is_never_covered(tmp_path: Path) -> None:
    paper = workpaper(case_of(tmp_path, "职业年金887.36万元，主要用于缴费。"))
    assert "文字 1 处未能核对" in paper.conclusion
    assert section(case_of(tmp_path, "职业年金887.36万元。")).lines == ()


def test_a_figure_that_the_text_repeats_and_agrees_with_bears_an_n(tmp_path: Path) -> None:
    paper = workpaper(case_of(tmp_path, f"{RIGHT}\n{WRONG}"))
    marks = {line.code: line.entries[0].ticks for line in paper.sheets[0].sides[0].lines}
    assert "N" in marks["2210203"]
    assert "N" not in marks["2210201"]


def test_a_tick_and_a_remark_are_told_and_change_the_state_of_the_case(tmp_path: Path) -> None:
    case = case_of(tmp_path, WRONG)
    before = state_of_case(case)
    case.tick(wrong(case))
    case.remark(wrong(case), "已请单位更正")
    (line,) = section(case).lines
    assert line.tick.startswith("✓ ")
    assert line.remark == f"已请单位更正\n— {person.name()}"
    assert state_of_case(case) != before
    assert workpaper(case).settled == ()


def test_what_was_noted_on_a_sentence_stays_when_its_table_is_put_right(tmp_path: Path) -> None:
    case = case_of(tmp_path, WRONG)
    one = wrong(case)
    case.remark(one, "表有误")
    case.edit(one.cells[0], Figure(352_670_000, 0))
    (line,) = workpaper(case).settled
    assert "352.67万元" in line.sentence
    assert line.remark == f"表有误\n— {person.name()}"


def test_the_section_is_printed(tmp_path: Path) -> None:
    print_report(case_of(tmp_path, f"{RIGHT}\n{WRONG}"), tmp_path / "底稿.pdf")
    told = "".join(pages_of(tmp_path / "底稿.pdf"))
    assert "与文字说明核对" in told
    assert "文字写" in told
