"""更正通知: what is asked for, with page, place, what is printed, what is proposed, and proof, in both of its forms."""

from __future__ import annotations

import io
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2 as pdfium
import pytest
from docx import Document

from gouji.casework.case import Case
from gouji.casework.papers.numbering import numbered
from gouji.errors import UserError
from gouji.exports.notice import content, notice
from gouji.model.money import Figure
from gouji.paper.mark import is_paper
from gouji.paper.notices.pdf import drawn
from gouji.paper.notices.word import written
from gouji.review.states import State
from tests.conftest import SAMPLE


def test_each_figure_to_correct_has_its_place_and_what_is_proposed(slips: Case) -> None:
    (section,) = content(slips).sections
    assert section.title == "请更正"
    first = section.items[0]
    assert (first.number, first.printed, first.should) == ("①", "464,774,351 元", "464,774,531 元")
    assert first.place == "T3 20801 人力资源和社会保障管理事务 基本支出"
    assert first.where.startswith("第 ")
    assert "数字颠倒" in first.proof
    assert "YS2017-T3-01" in first.proof
    assert [one.number for one in section.items] == ["①", "②", "③"]


def test_what_was_read_against_the_source_is_asked_for_as_printed_so(slips: Case) -> None:
    place = slips.document.find("T3!20801.基本支出")
    assert place is not None
    slips.verify(place)
    first, second, *_ = content(slips).sections[0].items
    assert ["原文即如此印" in one.proof for one in (first, second)] == [True, False]


def body_of(word: bytes) -> bytes:
    """What a document says, without the time at which it was made."""
    with ZipFile(io.BytesIO(word)) as parts:
        return parts.read("word/document.xml")


def test_both_forms_print_the_same(slips: Case, tmp_path: Path) -> None:
    told = content(slips)
    paper, word = tmp_path / "通知.pdf", tmp_path / "通知.docx"
    notice(slips, paper)
    notice(slips, word)
    on_paper = "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(paper))
    table = Document(str(word)).tables[0]
    for one in told.sections[0].items:
        assert one.should.replace(" ", "") in "".join(on_paper.split())
        assert one.proof in [cell.text for row in table.rows for cell in row.cells]
    assert is_paper(paper)
    assert paper.read_bytes() == drawn(told)
    assert body_of(word.read_bytes()) == body_of(written(told))


def test_what_was_explained_is_not_told_again_and_what_was_adopted_is(slips: Case) -> None:
    first, second, _ = numbered(slips).causes
    assert first.answer is not None
    slips.adopt(first.answer)
    for finding in slips.listed.among(second.settles):
        slips.handle([finding], State.EXPLAINED, "已说明")
    told = content(slips)
    (section,) = told.sections
    adopted = section.items[0]
    assert (adopted.printed, adopted.should) == ("464,774,351 元", "464,774,531 元")
    assert "T3 20801 人力资源和社会保障管理事务 基本支出：下级合计 464,774,531 元，表列 464,774,351 元" in adopted.proof
    assert [one.number for one in section.items] == ["①", "③"]
    assert told.closing[0] == "底稿所列各项中，下列各项不在本通知之内：已说明 ②。"
    while slips.can_undo:
        slips.undo()


def test_a_sentence_of_the_text_is_told_with_what_it_prints_and_what_it_should(tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    path = tmp_path / "预算.txt"
    path.write_text(f"{text}\n\n2017年支出预算为1,024,166万元，其中基本支出1,000万元。\n", encoding="utf-8")
    case = Case.look_at(path)
    items = [one for section in content(case).sections for one in section.items]
    assert items
    assert all(one.printed and one.should and one.place.startswith("文字说明") for one in items)
    assert any("2017年支出预算为" in one.proof + one.printed for one in items)
    case.close()


def test_what_is_wrong_since_a_figure_was_typed_over_is_not_asked_for(slips: Case) -> None:
    cell = slips.document.find("T8!#1.合计")
    assert cell is not None
    slips.edit(cell, Figure(1, 2))
    told = content(slips)
    assert told.closing[0] == "底稿所列各项中，下列各项不在本通知之内：核对中改过 ④。"
    assert "④" not in [one.number for section in told.sections for one in section.items]
    slips.undo()


def test_figures_that_were_corrected_by_hand_are_counted(slips: Case) -> None:
    (figure,) = numbered(slips).causes[2].figures
    assert figure.suggested is not None
    slips.edit(figure.cell, figure.suggested)
    assert content(slips).closing[0] == "核对中另有 1 处数是手工改动的，不在本通知之内。"
    slips.undo()


def test_room_is_left_for_what_the_sender_fills_in(slips: Case) -> None:
    told = content(slips)
    assert told.reference == "发文字号：＿＿＿＿＿＿＿＿"
    assert told.closing[-1] == "请于＿＿＿＿年＿＿月＿＿日前书面回复更正或说明的情况。"
    assert told.signed == ("发文单位（盖章）：＿＿＿＿＿＿＿＿", "＿＿＿＿年＿＿月＿＿日")


def test_where_nothing_is_to_be_corrected_no_notice_is_written(tmp_path: Path) -> None:
    case = Case.look_at(SAMPLE)
    with pytest.raises(UserError) as refused:
        notice(case, tmp_path / "通知.pdf")
    assert refused.value.kind == "nothing-to-correct"
    assert not (tmp_path / "通知.pdf").exists()
    case.close()


def test_any_text_stands_in_a_document_of_word(slips: Case) -> None:
    told = content(slips)
    odd = replace(told, title="a\x01b", addressee="甲\ud800")
    assert Document(BytesIO(written(odd))).paragraphs[0].text == "ab"
