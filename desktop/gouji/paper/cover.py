"""The first page: what was reconciled, how it came out, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reportlab.graphics.barcode.qr import QrCode
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from gouji.paper.content import SourceLine, Workpaper
from gouji.paper.signatures.signoff import SignOff
from gouji.paper.style import BODY, FRAME, HAIR, INK, LINE, PORTRAIT, Size, Style, frame_of
from gouji.wording import say

QR, APART = 31 * mm, 4 * mm
LABEL = 25 * mm
SHORT = 32
"""Digits of the head of the journal that are printed; all of them stand in the file."""

MOST_CODED = 8
"""Files whose digests stand in the code."""


def cover(paper: Workpaper, style: Style) -> Iterator[Flowable]:
    """Everything a reader must know who turns no page."""
    width = frame_of(PORTRAIT)[0]
    yield Spacer(0, 3 * mm)
    yield style.p(say("Budget reconciliation working paper"), style.title)
    yield style.p(f"{paper.entity}　{paper.subject}", style.subtitle)
    yield Spacer(0, 5 * mm)
    yield _conclusion(paper, style, width)
    yield Spacer(0, 4 * mm)
    yield _counts(paper, style, width)
    yield Spacer(0, 4 * mm)
    facts = style.facts(_facts(paper), [LABEL, width - LABEL - QR - APART])
    facts.hAlign = "LEFT"
    yield _Beside(facts, _qr(paper), width)
    yield Spacer(0, 4 * mm)
    yield from _tables(paper, style, width)
    yield KeepTogether([Spacer(0, 5 * mm), SignOff(style, paper.roles, width)])


class _Beside(Flowable):  # type: ignore[misc]
    """Facts with a drawing at their right; what has no room on the page goes on without it."""

    def __init__(self, facts: Table, drawing: Flowable, width: float) -> None:
        super().__init__()
        self.facts, self.drawing, self.width = facts, drawing, width

    def wrap(self, *_: float) -> Size:
        self.below = self.facts.wrap(self.width - self.drawing.width - APART, 0)[1]
        self.height = max(self.below, self.drawing.height)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        parts = self.facts.split(width, height) if height >= self.drawing.height else []
        return [_Beside(parts[0], self.drawing, self.width), *parts[1:]] if len(parts) > 1 else []

    def draw(self) -> None:
        self.facts.drawOn(self.canv, 0, (self.height - self.below) / 2)
        self.canv.setFillColor(black)
        self.drawing.drawOn(self.canv, self.width - self.drawing.width, (self.height - self.drawing.height) / 2)


def fingerprint(digest: str) -> str:
    """A digest in two lines of groups that can be read aloud."""
    groups = [digest[i : i + 8] for i in range(0, len(digest), 8)]
    return "\n".join(" ".join(line) for line in (groups[:4], groups[4:]))


def _facts(paper: Workpaper) -> Iterator[tuple[str, str]]:
    yield say("Index no."), paper.index
    yield say("Entity"), paper.entity
    yield say("Year"), paper.year
    signed = {one.role: one for one in paper.passed if one.names}
    for role, one in signed.items():
        yield role, say("{name}, {time} (as declared)", name=one.who, time=one.at)
    for number, source in enumerate(paper.sources, start=1):
        several = len(paper.sources) > 1
        yield say("Source file {number}", number=number) if several else say("Source file"), _named(source)
        yield "SHA-256", fingerprint(source.sha256)
    yield say("State of the case"), fingerprint(paper.state)
    if paper.journal:
        yield say("Head of the journal"), " ".join(paper.journal[at : at + 8] for at in range(0, SHORT, 8))


def _named(source: SourceLine) -> str:
    """A file by its name and how many bytes it has."""
    return say("{name} ({size} bytes)", name=source.name, size=f"{source.size:,}") if source.size else source.name


def _qr(paper: Workpaper) -> Flowable:
    """Index, digests of the sources and state of the case, so that a printed copy can be held against the files.

    Of very many files the last ones are left out, or the code could not be read: the state of the case stands for them.
    """
    sources = "".join(f"SOURCE {source.sha256}\n" for source in paper.sources[:MOST_CODED])
    drawn = QrCode("", width=QR, height=QR, qrBorder=0)
    drawn.qr = _coded(f"GOUJI {paper.index}\n{sources}CASE {paper.state}")
    return drawn


class _Coded(QRCode):  # type: ignore[misc]
    """The squares of a code, found once however often it is drawn: finding them takes as long as a page."""

    def __init__(self, text: str) -> None:
        super().__init__(None, QRErrorCorrectLevel.M)
        self.addData(text)
        super().make()

    def make(self) -> None:
        """They are found."""


@lru_cache(8)
def _coded(text: str) -> QRCode:
    """The code of a text: a paper that is looked at, exported and printed is drawn each time."""
    return _Coded(text)


def _conclusion(paper: Workpaper, style: Style, width: float) -> Flowable:
    told = Paragraph(
        style.faces.markup(paper.conclusion), style.subtitle.clone("conclusion", fontName=style.faces.bold)
    )
    box = Table([[told], [style.p(paper.detail, style.centre)]], [width])
    box.setStyle(
        TableStyle(
            [
                ("BOX", (0, 0), (-1, -1), FRAME, INK),
                ("TOPPADDING", (0, 0), (-1, 0), 6),
                ("BOTTOMPADDING", (0, 0), (-1, 0), 0),
                ("BOTTOMPADDING", (0, 1), (-1, 1), 7),
            ]
        )
    )
    return box


def _counts(paper: Workpaper, style: Style, width: float) -> Flowable:
    """The signs are the ones that stand in the tables."""
    large = style.centre.clone("large", fontName=style.faces.bold, fontSize=15, leading=20)
    numbers = [Paragraph(str(count.number), large) for count in paper.counts]
    names = [style.p(f"{count.sign} {count.name}".strip(), style.centre) for count in paper.counts]
    lines = [numbers, names]
    if paper.text is not None:
        parts = (
            say("Tables: {tables}, text: {text}", tables=one.number - one.of_text, text=one.of_text)
            for one in paper.counts
        )
        lines.append([style.p(told, style.tiny.clone("parts", alignment=TA_CENTER)) for told in parts])
    table = Table(lines, [width / len(paper.counts)] * len(paper.counts))
    table.setStyle(
        TableStyle(
            [
                ("LINEBEFORE", (1, 0), (-1, -1), HAIR, LINE),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ]
        )
    )
    return table


def _tables(paper: Workpaper, style: Style, width: float) -> Iterator[Flowable]:
    heads = [say("Index no."), say("Title"), say("Unit"), say("Rows"), say("Checked"), say("Open findings")]
    rows = [
        (one.index, one.title, one.unit, str(one.rows), one.checked, str(one.open_findings)) for one in paper.sheets
    ]
    if paper.text is not None:
        told = paper.text.lines
        index = told[0].index.rsplit("-", 1)[0] if told else ""
        rows.append((index, say("Text"), "", "", "", str(sum(not one.tick for one in told))))
    widths = [27 * mm, width - 96 * mm, 14 * mm, 14 * mm, 17 * mm, 24 * mm]
    styles = [style.centre, style.small, style.centre, style.right, style.right, style.right]
    yield from style.table(heads, rows, widths, styles)


def notes(style: Style) -> Iterator[Flowable]:
    """What the numbers of the cover mean: below the boxes or, where these fill their page, at the head of the next."""
    yield Spacer(0, 1.5 * mm)
    note = say(
        "The state is the fingerprint of figures, findings, their states, remarks and marks on figures; "
        "gouji verify holds it to the case. "
        "A finding between two tables is open in both."
    ) + say(
        "Not applicable: what the rule asks for, such as a table, a row, a column or a year, is not in this document."
    )
    yield style.p(note, style.tiny.clone("note", leading=BODY))
