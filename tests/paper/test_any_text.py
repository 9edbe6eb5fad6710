"""Whatever a user writes and a document prints has its room on the paper: of any length, in any number of lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gouji.casework.case import Case
from gouji.casework.papers.working_paper import print_report
from gouji.paper.content import (
    CauseGroup,
    CauseLine,
    ChangeLine,
    Count,
    Entry,
    FindingLine,
    Line,
    SettledLine,
    Sheet,
    Side,
    SourceLine,
    Workpaper,
)
from gouji.paper.workpaper import draw
from tests.conftest import SLIPS
from tests.paper.test_workpaper import pages_of
from tests.thorough import examples

ODD = ["\x00", "\x1b[31m", "\t", "\r\n", "<b>&amp;", "䶮", "𠀀😀", "\u202e", "\ud800", "\u2028", "ﷺ", "é", " "]
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.builds(
        lambda words, times, between: between.join([*words] * times)[:3000],
        st.lists(
            st.one_of(
                st.sampled_from(["某单位预算", "abc", *ODD]),
                st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
            ),
            min_size=1,
            max_size=4,
        ),
        st.integers(1, 1000),
        st.sampled_from(["", "\n", "，", " "]),
    ),
)


PLACES = (
    *("entity", "subject", "source", "finding", "tick", "remark", "place", "slip", "settles", "unsolved", "ruled out"),
    *(
        "settled",
        "noted",
        "reason",
        "address",
        "note",
        "title",
        "unit",
        "checked",
        "column",
        "code",
        "name",
        "deep name",
    ),
)
"""Where a paper prints what a user or a document brings."""


def paper_saying(text: str, place: str) -> Workpaper:
    """A paper on which this stands in one place, and a short word in the others."""
    at = dict.fromkeys(PLACES, "短") | {place: text}
    figure = Entry("12,345.00", ticks="∧", flag="×01")
    lines = (Line(at["code"], at["name"], 1, (figure,) * 2), Line("20801", at["deep name"], 30, (figure,) * 2))
    side = Side((at["column"], "合计"), lines)
    return Workpaper(
        index="YS2017",
        entity=at["entity"],
        year="2017",
        subject=at["subject"],
        sources=(SourceLine(at["source"], 1000, "0" * 64),),
        state="1" * 64,
        conclusion="结论：不符。",
        detail="相符 1 项",
        counts=(Count("×", "不符", 1),),
        findings=(
            FindingLine("YS-1", at["finding"], at["reason"], "1", "2", "1", "×", "不符", at["tick"], at["remark"]),
        )
        * 2,
        causes=(
            CauseGroup("①", at["settles"], ((CauseLine(at["place"], "1", "2", at["slip"]),),)),
            CauseGroup("②", at["unsolved"], ((CauseLine(at["place"], "1", "", "短"),),)),
        ),
        ruled_out=(at["ruled out"],),
        settled=(SettledLine(at["settled"], "甲", at["noted"]),),
        changes=(ChangeLine(at["address"], "表一", "1", "2"),),
        notes=(at["note"],),
        sheets=(
            Sheet("YS2017-T1", at["title"], at["unit"], 3, 1, 1, (side,), at["checked"]),
            Sheet("YS2017-T2", "表", "元", 3, 1, 1, (side, side)),
        ),
    )


@given(TEXTS, st.sampled_from(PLACES))
@settings(max_examples=examples(25), deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate,))
def test_any_text_makes_a_paper_wherever_it_stands(
    tmp_path_factory: pytest.TempPathFactory, text: str, place: str
) -> None:
    path = tmp_path_factory.mktemp("文") / "底稿.pdf"
    draw(paper_saying(text, place), path)
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("place", PLACES)
def test_a_very_long_text_makes_one_in_every_place(tmp_path: Path, place: str) -> None:
    """Of many letters, then of more lines than a page has."""
    draw(paper_saying("长" * 1200 + "\n行" * 100, place), tmp_path / "底稿.pdf")
    assert (tmp_path / "底稿.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("place", ["finding", "entity", "name", "title"])
def test_a_letter_that_no_face_has_and_one_that_is_none_make_one(tmp_path: Path, place: str) -> None:
    draw(paper_saying("".join(ODD), place), tmp_path / "底稿.pdf")
    assert (tmp_path / "底稿.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "remark",
    ["备注" * 200 + "到此为止", "\n".join([*(f"第{n}条" for n in range(60)), "到此为止"])],
    ids=["long", "lines"],
)
def test_a_long_remark_is_printed_to_its_last_word(tmp_path: Path, remark: str) -> None:
    case = Case.look_at(SLIPS)
    for finding in case.findings()[:2]:
        case.remark(finding, remark)
    print_report(case, tmp_path / "底稿.pdf")
    printed = "".join(pages_of(tmp_path / "底稿.pdf"))
    assert printed.count("到此为止") == 2
    if "\n" in remark:
        assert all(printed.count(f"第{n}条") == 2 for n in range(60))
    else:
        assert printed.count("备注") >= 400
    case.close()


def test_a_name_of_six_hundred_letters_is_printed_whole(tmp_path: Path) -> None:
    name = "".join(chr(ord("一") + n) for n in range(600))
    paper = paper_saying("短", "note")
    long = "".join(chr(ord("口") + n) for n in range(600))
    line = Line("20801", long, 2, (Entry("1"),))
    sheet = Sheet(
        "YS-T1", "表", "元", 1, 1, 0, (Side(("合计",), (line,)), Side(("合计",), (replace(line, name="右"),) * 2))
    )
    draw(replace(paper, entity=name, sheets=(sheet,)), tmp_path / "底稿.pdf")
    pages = pages_of(tmp_path / "底稿.pdf")
    ticked = next(page for page in pages if "单位：元" in page)
    assert all(letter in ticked for letter in long)
    assert all(letter in pages[0] + pages[1] for letter in name)
