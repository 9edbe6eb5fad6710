"""Which finding of the next version is one of the first, and whether what was said of it holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gouji.casework.case import Case
from gouji.casework.prose.said import not_as_it_should_be
from gouji.casework.sheet.answers import sheet_of_case
from gouji.casework.versions.figures import Figures
from gouji.casework.versions.findings import Findings, held_otherwise
from gouji.casework.versions.new_version import new_version
from gouji.checking.check import Check
from gouji.checking.families.sign import Sign
from gouji.model.document import Document
from gouji.reading.read import read_original
from gouji.review.decisions import Given
from gouji.review.states import State
from gouji.review.taken_over import Sort, Why
from tests.checking.prose.pages import page_of
from tests.comparing.conftest import judged_once, more, put, recalled
from tests.comparing.conftest import other as other  # noqa: PLC0414 - a fixture
from tests.comparing.conftest import sample as sample  # noqa: PLC0414 - a fixture


def of(old: Document, new: Document) -> Findings:
    return Findings(Figures(judged_once(old), Check(new)))


@pytest.fixture
def slips(other: Document) -> Document:
    """One whose 20801 is 180 元 short in T3."""
    put(other, "T3!20801.基本支出", "464,774,351")
    return other


def test_a_finding_with_a_figure_that_changed_is_no_longer_what_was_found(sample: Document, slips: Document) -> None:
    old = Check(slips)
    mended = Findings(Figures(old, judged_once(sample)))
    one = next(one for one in old.findings() if one.id == "A1:T3!20801.合计")
    assert (mended.now(one), mended.why_not(one)) == (None, Why.SETTLED)
    assert [*mended.found_anew()] == []
    assert {found.id for found in of(sample, slips).found_anew()} == {found.id for found in old.findings()}


def test_a_sum_that_has_other_parts_is_another(sample: Document, slips: Document) -> None:
    old = Check(slips.copy())
    recalled(slips.tables[2], "2080101", code="2080198", name="其他新项目")
    found = Findings(Figures(old, Check(slips)))
    one = next(one for one in old.findings() if one.id == "B:T3!20801.基本支出")
    there = found.now(one)
    assert there is not None
    assert (there.id, found.why_not(one)) == (one.id, Why.GONE)
    assert one.id not in {new.id for new in found.found_anew()}


def test_a_mark_rests_on_all_that_its_figure_was_held_against(sample: Document, other: Document) -> None:
    more(other, 5, "T3!2080101.合计")
    figures = Figures(judged_once(sample), Check(other))
    total, above = sample.find("T3!20801.合计"), sample.find("T3!208.合计")
    assert total is not None
    assert above is not None
    assert held_otherwise(figures, total, Sign.FOOTED) is Why.CHANGED
    assert held_otherwise(figures, above, Sign.FOOTED) is None


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Case]:
    """A page whose sentence tells another figure than its table."""
    page_of(tmp_path, "预算", "总 支 财 般 基 三", TEXT.format("352.67"))
    with closing(Case.open(tmp_path / "页.html")) as case:
        yield case


TEXT = "“住房保障支出（类）住房改革支出（款）住房公积金（项）”{}万元，主要用于缴费。"


def test_what_is_said_of_the_text_holds_while_that_has_the_same_words(told: Case, tmp_path: Path) -> None:
    (one,) = not_as_it_should_be(told.check)
    told.handle((one,), State.EXPLAINED, "口径不同")
    answer = next(one for one in sheet_of_case(told) if one.line.id == "explanation")
    told.decide("explanation", Given.YES, "已核实", answer.ground)
    other = tmp_path / "二稿"
    other.mkdir()
    page_of(other, "预算", "总 支 财 般 基", TEXT.format("352.67"))
    with closing(new_version(told.file.path, read_original(other / "页.html"))) as case:
        (there,) = not_as_it_should_be(case.check)
        given = case.handling_on(there)
        assert given is not None
        assert (given.state, case.marks.remarks[there.id]) == (State.EXPLAINED, "口径不同")
        assert case.marks.decided["explanation"].remark == "已核实"
    page_of(other, "预算", "总 支 财 般 基 三", TEXT.format("352.68"))
    with closing(new_version(told.file.path, read_original(other / "页.html"))) as case:
        taken = case.journal.taken_over
        assert taken is not None
        why = {one.sort: one.why for one in taken.left if one.who}
        assert why == {Sort.STATE: Why.REWORDED, Sort.ANSWER: Why.OTHER_GROUND}
