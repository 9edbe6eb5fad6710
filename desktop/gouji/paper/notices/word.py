"""A notice of corrections as a document of Word, to be edited before it is sent.

Held by ``tests/exports/notice/test_notice.py``.
"""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from gouji.paper.notices.content import Notice, Section

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

FACE = "宋体"
_WIDTHS = (13, 22, 52, 39, 31, 90)
"""Of the columns, in mm."""

NEVER = datetime(2000, 1, 1)
"""When the document says that it was made: one notice gives one document."""

_FORBIDDEN = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def written(notice: Notice) -> bytes:
    """The notice as docx."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    made = Document()
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = FACE, Pt(10.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    page = made.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(25)
    page.top_margin = page.bottom_margin = Mm(22)
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(_seen(notice.title))
    run.bold, run.font.size = True, Pt(18)
    reference = made.add_paragraph(_seen(notice.reference))
    reference.alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.add_paragraph().add_run(_seen(notice.addressee)).bold = True
    made.add_paragraph(_seen(notice.opening))
    for section in notice.sections:
        _section(made, notice, section)
    made.add_paragraph()
    for line in notice.closing:
        made.add_paragraph(_seen(line)).paragraph_format.keep_with_next = True
    for line in notice.signed:
        end = made.add_paragraph(_seen(line))
        end.alignment, end.paragraph_format.right_indent = WD_ALIGN_PARAGRAPH.RIGHT, Mm(16)
        end.paragraph_format.keep_with_next = True
    for line in notice.foot:
        made.add_paragraph(_seen(line))
    core = made.core_properties
    core.title, core.author, core.created, core.modified = _seen(notice.title), "Gouji", NEVER, NEVER
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _section(made: Document, notice: Notice, section: Section) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Mm, Pt

    title, asked = made.add_paragraph(), made.add_paragraph(_seen(section.asked))
    title.add_run(_seen(section.title)).bold = True
    title.paragraph_format.space_before = Pt(10)
    title.paragraph_format.keep_with_next = asked.paragraph_format.keep_with_next = True
    table = made.add_table(rows=1, cols=len(_WIDTHS), style="Table Grid")
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, notice.heads, strict=True):
        _fill(cell, head, bold=True)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for one in section.items:
        cells = table.add_row().cells
        told = (one.number, one.where, one.place, one.printed, one.should, one.proof)
        for number, (cell, text) in enumerate(zip(cells, told, strict=True)):
            _fill(cell, text, right=number in (3, 4) and not one.in_words)
    for column, wide in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(wide)  # some programs ask the columns, some the cells
        for cell in column.cells:
            cell.width = Mm(wide)


def _fill(cell: _Cell, text: str, *, bold: bool = False, right: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(_seen(text))
    run.bold, run.font.size = bold, Pt(9)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _seen(text: str) -> str:
    """A text without what XML cannot hold."""
    return _FORBIDDEN.sub("", text)
