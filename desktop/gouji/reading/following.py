"""Grid → tables: which parts of the source form a table and which kind it is; what is left is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gouji.model.document import Passage
from gouji.model.money import Unit
from gouji.model.rawgrid import Answer, RawGrid
from gouji.model.source import OnPage
from gouji.reading.described.answers import Answers, answered_header, recut_part, shape_of
from gouji.reading.described.tables import Answered, printed_title
from gouji.reading.making import Draft, Making, Met
from gouji.reading.page.page import Block, Line, Page
from gouji.reading.page.words import PaperBlock
from gouji.reading.tables.cell_table import TableDraft, is_staggered
from gouji.reading.tables.header import Cells, Header, header_rows, read_header
from gouji.reading.tables.joined_lines import whole_rows
from gouji.reading.tables.line_table import TextDraft, begin, cut_at_titles, is_foreign, prints_money
from gouji.reading.tables.panels import panels_of
from gouji.reading.tables.parts import Part, is_list, lone_cells, parts_of
from gouji.reading.tables.trust import is_doubtful
from gouji.reading.terms.captions import (
    Caption,
    is_caption,
    is_sentence,
    line_above,
    read_caption,
    unit_above,
    whole_titles,
)
from gouji.reading.terms.vocabulary import OTHER, Vocabulary, vocabulary

_COVER_LINES = 40
_PAGE_NUMBER = re.compile(r"[\W_]*(?:第\s*)?\d{1,4}(?:\s*页)?[\W_]*")

_BELOW = 4
"""Lines at the foot of a page among which the title of a table overleaf may stand."""
_ABOVE = 8
"""Lines above a table among which its caption is looked for."""


@dataclass
class Recognising:
    """What has been gathered so far, in the order of the body, page by page as they are read.

    ``answers`` are what users said of tables of a shape that was not recognised.
    """

    answers: Answers = field(default_factory=dict)
    met: Met | None = None
    words: Vocabulary = field(default_factory=vocabulary)
    drafts: list[Draft] = field(default_factory=list)
    grids: list[RawGrid] = field(default_factory=list)
    answered: list[Answered] = field(default_factory=list)
    prose: list[Passage] = field(default_factory=list)
    unplaced: list[Passage] = field(default_factory=list)
    cover: list[str] = field(default_factory=list)
    _above: list[Line] = field(default_factory=list)
    _foot: list[Line] = field(default_factory=list)
    """A title at the foot of the page before, and what stands below it."""
    _feet: set[str] = field(default_factory=set)
    """How pages end: what several end with is no title of a table overleaf."""
    _open: TableDraft | None = None
    """The table that the next part may go on with."""
    _lines_go_on: bool = False
    """Whether lines may be the rest of the last table of text: no title and no sentence stands between."""
    _sheet: str = ""
    """The sheet that it began on."""
    making: Making = field(init=False)

    def __post_init__(self) -> None:
        self.making = Making(self.words, self.met)

    def page(self, page: Page) -> None:
        """Read one page or sheet; what is added to a table is added to the last one."""
        self._read(page)
        self.prose += [Passage(line.source, line.text) for line in page.aslant]
        self.making.make(self.drafts, len(self.drafts) - 1)

    def _read(self, page: Page) -> None:
        if len(self.cover) < _COVER_LINES:
            self.cover += [line.text for line in page.lines[:_COVER_LINES]]
        if not page.blocks:
            for lines in cut_at_titles(whole_titles(page.lines, self.words), self.words):
                self._text(lines)
            self._foot = self._title_at_foot(page)
            return
        for item in page.items:
            if isinstance(item, Line):
                self._above.append(item)
            else:
                for block, cells in panels_of(item, self.words):
                    self._block(block, cells, page.name)
        self._leave_prose(self._above)
        self._foot = self._title_at_foot(page)

    def _title_at_foot(self, page: Page) -> list[Line]:
        """The last title of a page, and what follows it, where no table does."""
        lines: list[Line] = []
        for item in reversed(page.items):
            if not isinstance(item, Line) or len(lines) == _BELOW:
                break
            lines.append(item)
        found: list[Line] = []
        if page.name:
            return found
        for at, line in enumerate(lines, start=1):
            if self.words.is_title(line.text) and line.text not in self._feet:
                found = lines[:at][::-1]
                break
        self._feet.update(line.text for line in lines)
        return found

    def _block(self, block: Block, cells: Cells, name: str) -> None:
        for part, captions in parts_of(block, cells, self.words):
            if part.cells:
                self._part(part, captions, name)
            else:
                self._above += self._covering(captions)

    def _text(self, lines: tuple[Line, ...]) -> None:
        lines = whole_rows(lines, self.words)
        draft = begin(lines, self.words)
        last = self.drafts[-1] if self.drafts else None
        if draft is not None:
            self.drafts.append(draft)
            self._open = None
        elif is_foreign(lines, self.words):
            self.unplaced += [Passage(line.source, line.text) for line in lines]
            return
        elif isinstance(last, TextDraft) and last.continues(lines, self.words):
            draft = last
        else:
            if any(self.words.is_title(line.text) or is_sentence(line.text, self.words) for line in lines):
                self._lines_go_on = False
            figures = [line for line in lines if self._lines_go_on and prints_money(line, self.words)]
            self.unplaced += [Passage(line.source, line.text.strip()) for line in figures]
            if figures and isinstance(last, TextDraft):
                last.goes_missing = True
            self._leave_prose([line for line in lines if line not in figures])
            if not all(_PAGE_NUMBER.fullmatch(line.text) for line in lines):
                self._open = None
            return
        draft.gather(lines, self.words)
        self._lines_go_on = True

    def _beside_captions(self) -> Iterator[Line]:
        """Upwards, what is no caption of the table below; a title above a sentence is none, it may be listed there."""
        captions = True
        for number, line in enumerate(reversed(self._above)):
            captions = captions and number < _ABOVE and not is_sentence(line.text, self.words)
            if not captions or not is_caption(line.text, self.words):
                yield line

    def _withdraw_blank(self) -> None:
        """Take back the table without rows that a title at the foot of a page was read as: it stands overleaf."""
        last = self.drafts[-1] if self.drafts else None
        if isinstance(last, TextDraft) and not last.printed and last.source in [line.source for line in self._foot]:
            self.drafts.pop()

    def _covering(self, lines: list[Line]) -> list[Line]:
        """Lines from cells, which are the cover's where no table came before them."""
        if not self.drafts and len(self.cover) < _COVER_LINES:
            self.cover += [line.text for line in lines]
        return lines

    def _leave_prose(self, lines: list[Line]) -> None:
        self.prose += [Passage(line.source, line.text) for line in lines]
        self._above = []

    def _part(self, part: Part, captions: list[Line], name: str) -> None:
        """Take a part under its captions; a sheet without a title is called by its ``name``."""
        self.prose += [Passage(line.source, line.text) for line in captions if self.words.note.match(line.text)]
        near = self._above[-_ABOVE:]
        titled = any(self.words.is_title(one.text) for one in near)
        if self._foot and not titled and header_rows(part.cells, self.words):
            near = [*self._foot, *near]
            self._withdraw_blank()
        self._foot = []
        caption = read_caption([line.text for line in [*near, *captions]], self.words)
        if part.title and caption.form is None:
            caption = replace(caption, form=OTHER, title=part.title)
        named = self._named(caption, name)
        if any(is_sentence(line.text, self.words) for line in self._above):
            self._open = None
        if self._open is not None and self._goes_on(
            part, caption if name == self._sheet or self._is_rest(part, named) else named, name
        ):
            self._leave_prose(self._above)
            self.prose += self._open.gather(part, self.words)
            if self.answered and self.answered[-1].draft is self._open:
                self.answered[-1].parts.append(self._raw(part, caption))
            return
        above = "" if named.title else line_above([line.text for line in [*near, *captions]], self.words)
        self._leave_prose([*self._beside_captions()][::-1])
        answer = self.answers.get(shape_of(part.cells[: header_rows(part.cells, self.words)], part.block.width))
        if answer is not None and self._by_answer(part, self._raw(part, named, above), answer, named):
            self._sheet = name
        elif (header := self._header(part, named)) is not None:
            self._begin(TableDraft(named.form.kind if named.form else OTHER.kind, named, header, part.block), part)
            self._sheet = name
        elif is_list(part):
            self._open = None
            self._leave_prose(self._covering(list(lone_cells(part))))
        else:
            last, self._open = self._open, None
            if last is not None and last.goes_on(named) and last.seems_to_go_on(part, self.words):
                named = self._cut_short(last, named)
            self.grids.append(self._raw(part, named, above))

    def _begin(self, draft: TableDraft, part: Part) -> None:
        """A table begins with this part, and may go on with the next."""
        self._open = draft
        self._lines_go_on = False
        self.drafts.append(draft)
        self.prose += draft.gather(part.below(draft.header.rows), self.words)

    def _by_answer(self, part: Part, raw: RawGrid, answer: Answer, caption: Caption) -> bool:
        """Begin a table as one of its shape was described; False where that does not fit."""
        if answer.edges:
            if not isinstance(raw.sources[0][0], OnPage):
                return False  # what has no place on paper cannot be cut there
            part = recut_part(raw, answer.edges)
        header = answered_header(part.cells, answer)
        if header is None:
            return False
        unit = caption.unit or (Unit(answer.unit) if answer.unit else None)
        draft = TableDraft(answer.kind, replace(caption, title=printed_title(raw), unit=unit), header, part.block)
        self.answered.append(Answered(draft, answer, [raw]))
        self._begin(draft, part)
        return True

    def _named(self, caption: Caption, name: str) -> Caption:
        """A caption without a title under the name of its sheet, where that tells a kind."""
        form = self.words.kind_of(name) if caption.form is None else None
        return Caption(form, name, caption.unit, caption.entity) if form else caption

    def _goes_on(self, part: Part, caption: Caption, name: str) -> bool:
        """Whether a part goes on with the open table; on another sheet only where it repeats no header."""
        open_table = self._open
        fresh = name != self._sheet and header_rows(part.cells, self.words) > 0 and caption.form is None
        return bool(open_table and not fresh and open_table.goes_on(caption) and open_table.continues(part, self.words))

    def _is_rest(self, part: Part, named: Caption) -> bool:
        """Whether a sheet without a header is called by the kind of the open table: 支出2 after 支出1."""
        kind = self._open.kind if self._open else ""
        return named.form is not None and named.form.kind == kind and not header_rows(part.cells, self.words)

    def _cut_short(self, draft: TableDraft, caption: Caption) -> Caption:
        """A table goes on in a part that is not understood; where all its rows stand there, that has its caption."""
        if draft.printed or draft not in self.drafts:
            draft.goes_missing = True
            return caption
        self.drafts.remove(draft)
        return draft.caption

    def _header(self, part: Part, caption: Caption) -> Header | None:
        if caption.form is None or caption.form.is_form:
            return None
        header = read_header(part.cells, self.words)
        if header is None or not header.rows or is_staggered(part, header.rows) or is_doubtful(header, part.block):
            return None
        return header

    def _raw(self, part: Part, caption: Caption, above: str = "") -> RawGrid:
        """A part as it is printed, under the next free number."""
        rows = header_rows(part.cells, self.words)
        columns, block = range(part.block.width), part.block
        numbers = range(part.first, part.first + len(part.cells))
        lines = [block.words_of(number) for number in numbers] if isinstance(block, PaperBlock) else []
        words = tuple(tuple((word.text, word.box) for word in line) for line in lines) if any(lines) else ()
        return RawGrid(
            f"X{len(self.grids) + 1}",
            caption.title,
            unit.value if (unit := caption.unit or unit_above(part.cells, self.words)) else "",
            rows,
            shape_of(part.cells[:rows], block.width),
            tuple(tuple(" ".join((text or "").split()) for text in row) for row in part.cells),
            tuple(tuple(block.source(number, column) for column in columns) for number in numbers),
            block.edges if words else (),
            words,
            above,
        )
