"""Pages → drafts of tables, raw grids and prose: what is decided of each part of a page is done here, page by page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from gouji.model.document import Passage
from gouji.model.rawgrid import RawGrid
from gouji.model.reason import Judged, Reason, quoted
from gouji.reading.decisions.decision import (
    Begins,
    BeginsAsDescribed,
    BeginsOverleaf,
    Decision,
    Fills,
    GoesOn,
    OfLines,
    Prose,
    Raw,
)
from gouji.reading.decisions.of_cells import Asked, judge
from gouji.reading.decisions.of_lines import judge_lines
from gouji.reading.described.printed import printed
from gouji.reading.described.tables import Answered
from gouji.reading.hierarchy.whole import has_ended
from gouji.reading.making import Draft, Making
from gouji.reading.original import Answers, Met, Trace
from gouji.reading.page.page import Block, Line, Page
from gouji.reading.page.whole_titles import whole_titles
from gouji.reading.tables.captions_above import CaptionsAbove, Heading
from gouji.reading.tables.cell_table import TableDraft
from gouji.reading.tables.gathered_forms import GatheredForms
from gouji.reading.tables.header import Cells
from gouji.reading.tables.lines.joined_lines import whole_rows
from gouji.reading.tables.lines.line_parts import LineParts
from gouji.reading.tables.lines.line_table import Lines, TextDraft
from gouji.reading.tables.page_breaks import rest_lost
from gouji.reading.tables.panels import panels_of
from gouji.reading.tables.parts import Part, lone_cells, parts_of
from gouji.reading.terms.captions import Caption
from gouji.reading.terms.vocabulary import Vocabulary, vocabulary

_COVER_LINES = 40
_PAGE_NUMBER = re.compile(r"[\W_]*(?:第\s*)?\d{1,4}(?:\s*页)?[\W_]*")

_ASLANT = Reason("it is set across the page")
_BESIDE = Reason("it stands around the tables of the page")


@dataclass
class Recognising:
    """What has been gathered so far, in the order of the body, page by page as they are read.

    ``answers`` are what users said of tables of a shape that was not recognised; ``trace`` is told of every part what
    it was taken for, and why.
    """

    answers: Answers = field(default_factory=dict)
    met: Met | None = None
    trace: Trace | None = None
    words: Vocabulary = field(default_factory=vocabulary)
    drafts: list[Draft] = field(default_factory=list)
    grids: list[RawGrid] = field(default_factory=list)
    answered: list[Answered] = field(default_factory=list)
    prose: list[Passage] = field(default_factory=list)
    unplaced: list[Passage] = field(default_factory=list)
    cover: list[str] = field(default_factory=list)
    _open: TableDraft | None = None
    """The table that the next part may go on with."""
    _began_on: str = ""
    """The sheet that it began on."""
    _lines_go_on: bool = False
    """Whether lines may be the rest of the last table of text: no title and no sentence stands between."""
    _amid_tables: bool = False
    """Whether a table, be it understood or not, stands before the next lines without a title or a sentence between."""
    _left_rows: bool = False
    """Whether lines with figures found no place since the last row of text: they may be the first of a table."""
    lost: int = 0
    """Pages that were not read."""
    _lost_before: int = 0
    """Those of them that stand right before the next part."""
    _closed: Draft | None = None
    """The table that a page which was not read has nothing more of."""
    _above: CaptionsAbove = field(init=False)
    _line_parts: LineParts = field(init=False)
    making: Making = field(init=False)
    filled: GatheredForms = field(init=False)

    def __post_init__(self) -> None:
        self.making = Making(self.words, self.met, self.trace)
        self.filled = GatheredForms(self.words)
        self._above, self._line_parts = CaptionsAbove(self.words), LineParts(self.words)

    def page(self, page: Page) -> None:
        """Read one page or sheet; what is added to a table is added to the last one."""
        if page.unread:
            self._lose(page)
            return
        self._read(page)
        if page.items:
            self._lost_before = 0
        self._leave(page.aslant, _ASLANT)
        self.making.make(self.drafts, len(self.drafts) - 1)

    def _lose(self, page: Page) -> None:
        """A page is not read: unless the table before it is seen to end, more of it may stand there.

        A hidden sheet is a table of its own: one before it lacks rows only where it goes on behind it.
        """
        self._lost_before += 1
        self._above.end((), page.name)
        if page.name:
            return
        self.lost += 1
        draft = self._open or (self.drafts[-1] if self._lines_go_on else None)
        if draft is None:
            return
        if has_ended(draft):
            self._open, self._closed, self._lines_go_on = None, draft, False
        else:
            draft.lose_rows()

    def _read(self, page: Page) -> None:
        if len(self.cover) < _COVER_LINES:
            self.cover += [line.text for line in page.lines[:_COVER_LINES]]
        if page.blocks:
            self.filled.close_text()
            self._read_blocks(page)
        else:
            for lines in self._line_parts.of(whole_titles(page.lines, self.words)):
                self._read_lines(whole_rows(lines, self.words))
            self.filled.read_lines(page.lines)
            self._above.end(page.lines, page.name)

    def _read_lines(self, lines: Lines) -> None:
        last = self.drafts[-1] if self.drafts and self.drafts[-1] is not self._closed else None
        goes_on = self._lines_go_on or (self._open is not None and self._open is last and not has_ended(self._open))
        amid = goes_on or self._amid_tables
        for part, decision in judge_lines(lines, last, goes_on, self.words, self._lost_before, amid=amid):
            self._take_lines(part, decision)
            self._lost_before = 0

    def _read_blocks(self, page: Page) -> None:
        for item in page.items:
            if isinstance(item, Line):
                self._above.lines.append(item)
                continue
            for block, cells in panels_of(item, self.words):
                self._read_block(block, cells, page.name)
        below = self._above.take()
        self._leave(below, _BESIDE)
        self._above.end(below, page.name)

    def _read_block(self, block: Block, cells: Cells, sheet: str) -> None:
        for part, captions in parts_of(block, cells, self.words):
            if not part.cells:
                self._above.lines += self._covering(captions)
                continue
            self.prose += [Passage(line.source, line.text) for line in captions if line.term.is_note]
            foot = self._above.take_foot(part)
            self._withdraw_blank(foot)
            heading = self._above.heading(part, foot, captions, sheet)
            before = (self._open, self._began_on, self.answers, self.words, self._lost_before, self.filled.is_open)
            self._take(part, heading, sheet, judge(Asked(part, heading, sheet, *before)))
            self._lost_before = 0

    def _take_lines(self, lines: Lines, decision: OfLines) -> None:
        """Do what was decided of lines on a page without cells."""
        self._amid_tables = self._amid_tables and not decision.parts if isinstance(decision, Prose) else True
        match decision:
            case Begins(draft):
                self.drafts.append(draft)
                self._open = None
                if self._left_rows:
                    draft.lose_rows()
                self._gather_lines(draft, lines)
            case GoesOn(draft):
                self._gather_lines(draft, lines)
            case Raw(_, rest_of):
                self.unplaced += [Passage(line.source, line.text.strip()) for line in lines]
                self._left_rows = True
                if rest_of is not None:
                    rest_of.lose_rows()
                    rest_of.doubts += [rest_lost(lines[0].source)] if rest_of is self._open else []
                    self._open = None
                if self.drafts and any(line.term.is_title for line in lines):
                    self._closed = self.drafts[-1]  # another table begins: what follows is none of that one
            case Prose(_, parts):
                self._lines_go_on = self._lines_go_on and not parts
                self.prose += [Passage(line.source, line.text) for line in lines]
                if not all(_PAGE_NUMBER.fullmatch(line.text) for line in lines):
                    self._open = None
                    self.filled.close()
        if lines:
            self._tell(decision, lambda: self._headline(lines))

    def _gather_lines(self, draft: TextDraft, lines: Lines) -> None:
        self._left_rows = False
        if self._lost_before:
            draft.lose_rows()
        draft.gather(lines, self.words)
        self._lines_go_on = True

    def _take(self, part: Part, heading: Heading, sheet: str, decision: Decision) -> None:
        """Do what was decided of a part with cells."""
        beside = self._above.take() if isinstance(decision, GoesOn) else self._above.take_others()
        self._leave(beside, _BESIDE)
        text = heading.named.title
        self._tell(decision, lambda: Line(part.block.source(part.first, 0), text or _first_row(part)))
        if not isinstance(decision, Fills):
            self.filled.close()
        self._amid_tables = self._amid_tables or not isinstance(decision, Prose | Fills)
        match decision:
            case Fills(why, more):
                self._open = None
                form = replace(printed(part, heading.named, self.words), why=why)
                self.filled.fill(form, heading.named.entity, more=more)
            case GoesOn(draft):
                if self._lost_before:
                    draft.lose_rows()
                draft.keep(part)
                self.prose += draft.gather(part, self.words)
                if self.answered and self.answered[-1].draft is draft:
                    self.answered[-1].parts.append(printed(part, heading.caption, self.words))
            case BeginsAsDescribed(draft, _, cut, answered):
                self.answered.append(answered)
                self._begin(draft, cut, sheet)
            case BeginsOverleaf(draft, _, whole, torn):
                self.drafts.remove(torn)
                self._begin(draft, whole, sheet)
            case Begins(draft):
                self._begin(draft, part, sheet)
            case Prose():
                self._open = None
                self.prose += [Passage(line.source, line.text) for line in self._covering(list(lone_cells(part)))]
            case Raw(why, rest_of):
                self._open = None
                caption = self._cut_short(rest_of, part, heading.named, sheet) if rest_of else heading.named
                raw = printed(part, caption, self.words, heading.line)
                self.grids.append(replace(raw, id=f"X{len(self.grids) + 1}", why=why))

    def _begin(self, draft: TableDraft, part: Part, sheet: str) -> None:
        """A table begins with this part, and may go on with the next."""
        self._open, self._began_on = draft, sheet
        self._lines_go_on = False
        self.drafts.append(draft)
        if self._lost_before and not sheet:
            draft.lose_rows()
        draft.keep(part)
        self.prose += draft.gather(part.below(draft.header.rows), self.words)

    def _cut_short(self, draft: TableDraft, part: Part, caption: Caption, sheet: str) -> Caption:
        """A table goes on in a part that is not understood; where all its rows stand there, that has its caption."""
        if draft.printed or draft not in self.drafts:
            draft.lose_rows()
            if sheet == self._began_on:  # another sheet is a table of its own
                draft.doubts.append(rest_lost(part.block.source(part.first, 0)))
            return caption
        self.drafts.remove(draft)
        return draft.caption

    def _withdraw_blank(self, foot: Sequence[Line]) -> None:
        """Take back the table without rows that a title at the foot of a page was read as: it stands overleaf."""
        last = self.drafts[-1] if self.drafts else None
        if isinstance(last, TextDraft) and not last.printed and last.source in [line.source for line in foot]:
            self.drafts.pop()

    def _covering(self, lines: list[Line]) -> list[Line]:
        """Lines from cells, which are the cover's where no table came before them."""
        if not self.drafts and len(self.cover) < _COVER_LINES:
            self.cover += [line.text for line in lines]
        return lines

    def _leave(self, lines: Sequence[Line], why: Reason) -> None:
        """Lines of which nothing but text can be made."""
        self.prose += [Passage(line.source, line.text) for line in lines]
        self._amid_tables = self._amid_tables and not any(line.term.parts_tables for line in lines)
        if lines:
            self._tell(Prose((why,)), lambda: lines[0])

    def _headline(self, lines: Lines) -> Line:
        """The first title among lines, or the first of them, where they begin."""
        title = next((line for line in lines if line.term.is_title), lines[0])
        return Line(lines[0].source, title.text)

    def _tell(self, decision: Decision | OfLines, first: Callable[[], Line]) -> None:
        """Tell the trace of a part, by its ``first`` words, which are looked for only where there is one."""
        if self.trace is not None:
            line = first()
            self.trace(Judged(line.source, quoted(line.text), decision.verdict, decision.why))


def _first_row(part: Part) -> str:
    """The texts of the first row of a part that prints any."""
    rows = (" ".join(text for text in row if text and text.strip()) for row in part.cells)
    return next((text for text in rows if text), "")
