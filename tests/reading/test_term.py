"""What a line is, is told once: the phases that meet it ask its term."""

from __future__ import annotations

import pytest

from gouji.model.money import Unit
from gouji.model.source import AtLine
from gouji.reading.page.page import Line
from gouji.reading.terms import term
from gouji.reading.terms.lines import CodedLine
from gouji.reading.terms.term import Term


def test_a_title_tells_the_kind_of_its_table() -> None:
    told = Term("2025年部门支出预算总表")
    assert told.is_title
    assert told.is_caption
    assert told.form is not None
    assert told.form.kind == "expenditure"


def test_a_unit_and_whoever_compiled_a_table_stand_above_it() -> None:
    told = Term("编制部门：某某局　　单位：万元")
    assert (told.unit, told.is_of_entity, told.entity) == (Unit.WAN, True, "某某局")
    assert told.is_caption
    assert not told.is_title


def test_rows_are_told_by_their_code_their_label_or_as_a_total() -> None:
    assert Term("201 公共服务 100").row == CodedLine("201", "公共服务", ("100",))
    assert Term("收入总计 100").row == CodedLine(None, "收入总计", ("100",))
    assert Term("一、事业收入 100").labels == [("一、事业收入", ("100",))]
    assert Term("100 - 200").figures == ("100", "-", "200")


def test_a_note_to_a_table_parts_none() -> None:
    assert Term("注：本表为四舍五入，数据，略有出入。").is_note
    assert not Term("注：本表为四舍五入，数据，略有出入。").parts_tables


def test_a_line_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a phase asks of a line is found for the first of them that asks."""
    asked: list[str] = []
    for name in (
        "unit_of",
        "names_entity",
        "stands_with_title",
        "coded_line",
        "total_line",
        "labelled_line",
        "bare_amounts",
    ):
        found = getattr(term, name)

        def counted(*given: object, name: str = name, found: object = found) -> object:
            asked.append(name)
            assert callable(found)
            return found(*given)

        monkeypatch.setattr(term, name, counted)
    line = Line(AtLine(1), "201 公共服务 100")
    answers = [name for name, one in vars(Term).items() if isinstance(one, term.Kept)]
    first = [getattr(line.term, name) for name in answers]
    assert len(asked) == len(set(asked)) == 7
    assert [getattr(line.term, name) for name in answers] == first
    assert len(asked) == 7
