"""勾稽核对底稿: the working paper of one case as PDF (A4). One state of a case gives identical bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import reportlab
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, NextPageTemplate, PageTemplate

from gouji import __version__, whole_files
from gouji.errors import unwritable
from gouji.paper import fonts, ledger
from gouji.paper.content import Sheet, Workpaper
from gouji.paper.cover import cover, notes
from gouji.paper.hands import WORKING, hands
from gouji.paper.history import history
from gouji.paper.mark import CREATOR
from gouji.paper.pictures import pictures
from gouji.paper.sections import legend, sections
from gouji.paper.signatures import imprint
from gouji.paper.signatures.roles import ROLE_NAMES
from gouji.paper.signatures.signoff import MADE, add_fields, mark_form
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
from gouji.wording import LANGUAGE, LANGUAGES, say

rl_config.useA85 = 0  # binary streams: a fifth smaller and sooner made


LOGGED = "Logged"
"""Key of how many lines of the journal a paper shows, where it shows any."""


@dataclass(frozen=True, slots=True)
class Maker:
    """What a paper was made by, which decides how it looks: it stands in the paper, so that it can be made again."""

    version: str
    """Of this program, and of what draws for it."""
    language: str
    face: str
    font: str
    """Which one of that face."""

    @classmethod
    def now(cls, face: str) -> Maker:
        """This program as it speaks now; raises UserError when the face is not installed."""
        return cls(f"{__version__}/{reportlab.__version__}", LANGUAGE.get(), face, fonts.version(face))

    @classmethod
    def of(cls, text: str) -> Maker | None:
        """What a paper says; None where it says nothing of the kind."""
        words = text.split(" ")
        return cls(*words) if len(words) == len(fields(cls)) else None

    def __str__(self) -> str:
        return f"{self.version} {self.language} {self.face} {self.font}"

    @property
    def is_at_hand(self) -> bool:
        """Whether it is this program with the same faces; raises UserError when the face is not installed."""
        return self == replace(Maker.now(self.face), language=self.language) and self.language in LANGUAGES


def draw(paper: Workpaper, path: Path, face: str = fonts.EMBEDDED) -> str:
    """Write the PDF and return its SHA-256; raises UserError when a font is missing or it cannot be written."""
    data = drawn(paper, face)
    try:
        whole_files.write(path, data)
    except OSError as error:
        raise unwritable(
            "{name} cannot be written ({reason}). Save the paper in another folder.", path.name, error
        ) from error
    return sha256(data).hexdigest()


def drawn(paper: Workpaper, face: str = fonts.EMBEDDED) -> bytes:
    """The PDF; raises UserError when a font is missing."""
    style = Style(fonts.faces(face))
    subject = f"{paper.entity}　{paper.subject}　{say('Budget reconciliation working paper')}"
    output = BytesIO()
    document = BaseDocTemplate(
        output,
        pageTemplates=[_template("portrait", PORTRAIT), _template("landscape", LANDSCAPE)],
        title=f"{say('Budget reconciliation working paper')} {paper.index}",
        subject=fonts.seen(subject),
        author=fonts.seen(paper.entity),
        creator=CREATOR,
        producer=f"Gouji {__version__}",
        invariant=1,
    )
    sources = " ".join(source.sha256 for source in paper.sources)
    marks = {
        "State": paper.state,
        "Source": sources,
        "Index": paper.index,
        MADE: str(Maker.now(face)),
        imprint.KEY: imprint.BLANK,
    }
    if paper.journal:
        marks[imprint.JOURNAL] = paper.journal
    if paper.history:
        marks[LOGGED] = str(len(paper.history))

    def sign(canvas: Canvas, place: Place) -> None:
        if place.fields:
            mark_form(canvas, marks)
            add_fields(canvas, place, paper.roles)

    furniture = Furniture(subject, _hands(paper), legend(), style.faces)
    document.build(list(_story(paper, style)), canvasmaker=partial(PaperCanvas, furniture=furniture, sign=sign))
    return imprint.impress(output.getvalue())


def _hands(paper: Workpaper) -> str:
    """Preparer and reviewer, as they signed off what stands, with their days; who did not has room to write both."""
    signed = {one.role: f"{one.who}　{one.at[:10]}" for one in paper.passed if one.names}
    names = [say(ROLE_NAMES[role]) for role in WORKING if role in paper.roles or say(ROLE_NAMES[role]) in signed]
    return hands(names, signed)


def _template(name: str, page: Size) -> PageTemplate:
    width, height = frame_of(page)
    frame = Frame(BINDING, BOTTOM, width, height, 0, 0, 0, 0)
    return PageTemplate(name, frames=[frame], pagesize=page)


def _story(paper: Workpaper, style: Style) -> Iterator[Flowable]:
    yield Indexed(paper.index)
    yield from cover(paper, style)
    yield NextPageTemplate("landscape")
    yield KeepTogether([*notes(style)])
    inside = [*sections(paper, style), *(page for sheet in paper.sheets for page in _pages(sheet, style))]
    if inside:
        yield _Lying()
    yield from inside
    yield from pictures(paper.pictures, paper.index, style)
    yield from history(paper, style)


class _Lying(Flowable):  # type: ignore[misc]
    """What follows begins on a page that lies: on the next one, unless the notes of the cover began it already."""

    def wrap(self, width: float, height: float) -> Size:
        return 0, 0 if width > frame_of(PORTRAIT)[0] + 1 else height + 1

    def draw(self) -> None:
        """It is not seen."""


def _pages(sheet: Sheet, style: Style) -> Iterator[Flowable]:
    return ledger.pages(sheet, style, frame_of(LANDSCAPE))
