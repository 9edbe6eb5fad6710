"""勾稽核对底稿: the working paper of one case as PDF (A4). One state of a case gives identical bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from gouji.errors import UserError
from gouji.paper.fonts import BOLD, REGULAR, markup, register
from gouji.wording import say

CHUNK = 200
"""Rows a table; reportlab lays out many short tables four times as fast as one long one."""

MARGIN = 18 * mm


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding as the paper tells it."""

    place: str
    outcome: str
    sentence: str
    tick: str
    remark: str


@dataclass(frozen=True, slots=True)
class Workpaper:
    """Everything that the paper says; made by the case, drawn here."""

    entity: str
    year: str
    source: str
    sha256: str
    counts: tuple[tuple[str, str], ...]
    """Name of an outcome and how many relations came out so."""
    tables: tuple[tuple[str, ...], ...]
    """Id, title, unit, rows, open findings of each table."""
    findings: tuple[FindingLine, ...]
    unplaced: tuple[str, ...]
    edits: tuple[str, ...]
    conclusion: str


def draw(paper: Workpaper, path: Path) -> None:
    """Write the PDF; raises UserError when the font is missing or the file cannot be written."""
    register()
    title = say("Budget reconciliation working paper")
    document = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=title,
        author="Gouji",
        invariant=1,
    )
    try:
        document.build(list(_story(paper, title)), canvasmaker=_NumberedCanvas)
    except OSError as error:
        raise UserError(
            "not-written",
            "{name} cannot be written ({reason}). Save the case in another folder.",
            name=path.name,
            reason=error.strerror or "OSError",
        ) from error


_BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=9, leading=13, wordWrap="CJK")
_SMALL = ParagraphStyle("small", parent=_BODY, fontSize=8, leading=11)
_RIGHT = ParagraphStyle("right", parent=_SMALL, alignment=TA_RIGHT)
_HEAD = ParagraphStyle("head", parent=_BODY, fontName=BOLD, fontSize=11, leading=16, spaceBefore=10, spaceAfter=4)
_TITLE = ParagraphStyle(
    "title", parent=_BODY, fontName=BOLD, fontSize=18, leading=26, alignment=TA_CENTER, spaceAfter=8
)

_GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.4, colors.HexColor("#808080")),
        ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#eeeeee")),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
)


def _story(paper: Workpaper, title: str) -> Iterable[Flowable]:
    yield Paragraph(markup(title), _TITLE)
    facts = [
        (say("Entity"), paper.entity),
        (say("Year"), paper.year),
        (say("Source file"), paper.source),
        ("SHA-256", paper.sha256),
        (say("Conclusion"), paper.conclusion),
    ]
    width = A4[0] - 2 * MARGIN
    yield Table([[_p(name), _p(value)] for name, value in facts], [28 * mm, width - 28 * mm], style=_facts_style())
    yield Paragraph(markup(say("Summary")), _HEAD)
    yield from _table(
        [name for name, _ in paper.counts],
        [tuple(n for _, n in paper.counts)],
        [width / len(paper.counts)] * len(paper.counts),
    )
    yield Spacer(0, 3 * mm)
    heads = [say("Table"), say("Title"), say("Unit"), say("Rows"), say("Open findings")]
    yield from _table(heads, paper.tables, [14 * mm, width - 70 * mm, 16 * mm, 16 * mm, 24 * mm], {3, 4})
    yield Paragraph(markup(say("Findings")), _HEAD)
    if paper.findings:
        heads = [say("No."), say("Outcome"), say("Finding"), say("Ticked"), say("Remark")]
        rows = [(str(n), f.outcome, f.sentence, f.tick, f.remark) for n, f in enumerate(paper.findings, start=1)]
        yield from _table(heads, rows, [10 * mm, 18 * mm, width - 84 * mm, 28 * mm, 28 * mm])
    else:
        yield Paragraph(markup(say("No findings: every relation that could be checked agrees.")), _BODY)
    for head, lines in (
        (say("Figures changed against the source"), paper.edits),
        (say("Text without a place"), paper.unplaced),
    ):
        if lines:
            yield Paragraph(markup(head), _HEAD)
            yield from (Paragraph(markup(line), _SMALL) for line in lines)
    yield Spacer(0, 10 * mm)
    yield _sign_off(width)


def _sign_off(width: float) -> Flowable:
    roles = [say("Prepared by"), say("Reviewed by"), say("Head of unit (seal)"), say("Date")]
    table = Table([[_p(role) for role in roles], ["", "", "", ""]], [width / 4] * 4, [7 * mm, 20 * mm], style=_GRID)
    table.keepWithNext = False
    return table


def _facts_style() -> TableStyle:
    return TableStyle(
        [
            *_GRID.getCommands()[:1],
            ("BACKGROUND", (0, 0), (0, -1), colors.HexColor("#eeeeee")),
            *_GRID.getCommands()[2:],
        ]
    )


def _table(
    heads: list[str], rows: Iterable[tuple[str, ...]], widths: list[float], right: set[int] | None = None
) -> Iterable[Flowable]:
    """One printed table, its head repeated on every page, in chunks of rows."""
    aligned = right or set()
    body = [[_p(text, column in aligned) for column, text in enumerate(row)] for row in rows]
    head = [_p(text) for text in heads]
    for start in range(0, max(len(body), 1), CHUNK):
        part = body[start : start + CHUNK]
        yield Table([head, *part], widths, style=_GRID, repeatRows=1)


def _p(text: str, right: bool = False) -> Paragraph:
    return Paragraph(markup(text), _RIGHT if right else _SMALL)


class _NumberedCanvas(Canvas):  # type: ignore[misc]
    """第 x 页 共 y 页: pages are held back until their number is known."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self.setFont(REGULAR, 8)
            text = say("Page {page} of {pages}", page=number, pages=len(self._pages))
            self.drawCentredString(A4[0] / 2, 10 * mm, text)
            super().showPage()
        super().save()
