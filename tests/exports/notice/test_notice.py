"""更正通知: what is asked for, with page, place, what is printed, what is proposed, and proof, in both of its forms."""

from __future__ import annotations

import io
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
    (section,) = content(slips).sections
    assert (section.items[0].printed, section.items[0].should) == ("464,774,351 元", "464,774,531 元")
    assert "T4 二、教育支出 合计" not in [one.place for one in section.items]
    while slips.can_undo:
        slips.undo()


def test_where_nothing_is_to_be_corrected_no_notice_is_written(tmp_path: Path) -> None:
    case = Case.look_at(SAMPLE)
    with pytest.raises(UserError) as refused:
        notice(case, tmp_path / "通知.pdf")
    assert refused.value.kind == "nothing-to-correct"
    assert not (tmp_path / "通知.pdf").exists()
    case.close()


def test_any_text_stands_in_a_document_of_word(slips: Case) -> None:
    told = content(slips)
    odd = type(told)("a\x01b", "甲\ud800", "", told.sections, "", (), told.heads)
    assert Document(BytesIO(written(odd))).paragraphs[0].text == "ab"
