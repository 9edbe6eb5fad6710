"""勾稽核对底稿: the working paper of one case as PDF (A4). One state of a case gives identical bytes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate

from gouji import __version__, whole_files
from gouji.errors import unwritable
from gouji.paper import fonts, ledger
from gouji.paper.content import Sheet, Workpaper
from gouji.paper.cover import cover
from gouji.paper.mark import CREATOR
from gouji.paper.pictures import pictures
from gouji.paper.sections import legend, sections
from gouji.paper.signatures import imprint
from gouji.paper.signatures.signoff import add_fields, mark_form
from gouji.paper.style import (
    BINDING,
    BOTTOM,
    LANDSCAPE,
    PORTRAIT,
    Furniture,
    Indexed,
    PaperCanvas,
    Place,
    Size,
    Style,
    frame_of,
)
from gouji.wording import say

rl_config.useA85 = 0  # binary streams: a fifth smaller and sooner made


def draw(paper: Workpaper, path: Path, face: str = fonts.EMBEDDED) -> str:
    """Write the PDF and return its SHA-256; raises UserError when a font is missing or it cannot be written."""
    style = Style(fonts.faces(face))
    subject = f"{paper.entity}　{paper.subject}　{say('Budget reconciliation working paper')}"
    drawn = BytesIO()
    document = BaseDocTemplate(
        drawn,
        pageTemplates=[_template("portrait", PORTRAIT), _template("landscape", LANDSCAPE)],
        title=f"{say('Budget reconciliation working paper')} {paper.index}",
        subject=fonts.seen(subject),
        author=fonts.seen(paper.entity),
        creator=CREATOR,
        producer=f"Gouji {__version__}",
        invariant=1,
    )
    sources = " ".join(source.sha256 for source in paper.sources)
    marks = {"State": paper.state, "Source": sources, "Index": paper.index, imprint.KEY: imprint.BLANK}
    if paper.journal:
        marks[imprint.JOURNAL] = paper.journal

    def sign(canvas: Canvas, place: Place) -> None:
        if place.fields:
            mark_form(canvas, marks)
            add_fields(canvas, place, paper.roles)

    furniture = Furniture(subject, legend(), style.faces)
    document.build(list(_story(paper, style)), canvasmaker=partial(PaperCanvas, furniture=furniture, sign=sign))
    data = imprint.impress(drawn.getvalue())
    try:
        whole_files.write(path, data)
    except OSError as error:
        raise unwritable(
            "{name} cannot be written ({reason}). Save the paper in another folder.", path.name, error
        ) from error
    return sha256(data).hexdigest()


def _template(name: str, page: Size) -> PageTemplate:
    width, height = frame_of(page)
    frame = Frame(BINDING, BOTTOM, width, height, 0, 0, 0, 0)
    return PageTemplate(name, frames=[frame], pagesize=page)


def _story(paper: Workpaper, style: Style) -> Iterator[Flowable]:
    yield Indexed(paper.index)
    yield from cover(paper, style)
    yield NextPageTemplate("landscape")
    inside = [*sections(paper, style), *(page for sheet in paper.sheets for page in _pages(sheet, style))]
    if inside:
        yield PageBreak()
    yield from inside
    yield from pictures(paper.pictures, paper.index, style)


def _pages(sheet: Sheet, style: Style) -> Iterator[Flowable]:
    return ledger.pages(sheet, style, frame_of(LANDSCAPE))
