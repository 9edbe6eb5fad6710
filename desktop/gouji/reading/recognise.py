"""Grid → tables: which parts of the source form a table and which kind it is; what is left is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from gouji.model.document import Document, Notice, Passage
from gouji.model.money import Unit
from gouji.model.rawgrid import Answer, RawGrid
from gouji.reading.answers import Answers, answered_header, recut_part, shape_of
from gouji.reading.assemble import Lone
from gouji.reading.captions import (
    Caption,
    entity_of,
    is_caption,
    is_sentence,
    read_caption,
    stage_of,
    unit_above,
    year_of,
)
from gouji.reading.contents import missing_tables
from gouji.reading.grid import Block, Grid, Line, Page
from gouji.reading.header import Cells, Header, header_rows, read_header
from gouji.reading.layout import PaperBlock
from gouji.reading.made import Draft, Made, Making, Met, usual_unit
from gouji.reading.panels import panels_of
from gouji.reading.parts import is_list, lone_cells, parts_of
from gouji.reading.pausing import collection_paused
from gouji.reading.tabular import Part, TableDraft, is_staggered
from gouji.reading.textual import TextDraft, begin, cut_at_titles, is_foreign
from gouji.reading.tokens import pointed
from gouji.reading.vocabulary import OTHER, Vocabulary, vocabulary

_COVER_LINES = 40
_IN_A_NAME = re.compile(r"(?:^|\s)\d[\d,]*[.,]\d+\s*[^\d\s.,%％、]")
"""A figure with words behind it."""

_BELOW = 4
"""Lines at the foot of a page among which the title of a table overleaf may stand."""
_ABOVE = 8
"""Lines above a table among which its caption is looked for."""


@dataclass(frozen=True)
class Recognised:
    """A document whose ``lone`` rows still wait for their columns."""

    document: Document
    lone: list[Lone]


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
    _sheet: str = ""
    """The sheet that it began on."""
    making: Making = field(init=False)

    def __post_init__(self) -> None:
        self.making = Making(self.words, self.met)

    @collection_paused()
    def page(self, page: Page) -> None:
        """Read one page or sheet; what is added to a table is added to the last one."""
        self._read(page)
        self.making.make(self.drafts, len(self.drafts) - 1)

    def _read(self, page: Page) -> None:
        if len(self.cover) < _COVER_LINES:
            self.cover += [line.text for line in page.lines[:_COVER_LINES]]
        if not page.blocks:
            for lines in cut_at_titles(page.lines, self.words):
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
        draft = begin(lines, self.words)
        last = self.drafts[-1] if self.drafts else None
        if draft is not None:
            self.drafts.append(draft)
            self._open = None
        elif is_foreign(lines, self.words):
            self.unplaced += [Passage(line.source, line.text) for line in lines]
            return
        elif isinstance(last, TextDraft) and last.continues(lines):
            draft = last
        else:
            self._leave_prose(list(lines))
            self._open = None
            return
        draft.gather(lines, self.words)

    def _beside_captions(self) -> Iterator[Line]:
        """Upwards, what is no caption of the table below; a title above a sentence is none, it may be listed there."""
        captions = True
        for number, line in enumerate(reversed(self._above)):
            captions = captions and number < _ABOVE and not is_sentence(line.text, self.words)
            if not captions or not is_caption(line.text, self.words):
                yield line

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
        self._foot = []
        caption = read_caption([line.text for line in [*near, *captions]], self.words)
        named = self._named(caption, name)
        if any(is_sentence(line.text, self.words) for line in self._above):
            self._open = None
        if self._open is not None and self._goes_on(part, caption if name == self._sheet else named, name):
            self._leave_prose(self._above)
            self.prose += self._open.gather(part, self.words)
            return
        caption = named
        self._leave_prose([*self._beside_captions()][::-1])
        rows = header_rows(part.cells, self.words)
        shape = shape_of(part.cells[:rows], part.block.width)
        answer = self.answers.get(shape)
        if answer is not None and answer.edges:
            part = recut_part(self._raw(part, caption, rows, shape), answer.edges)
        if answer is not None and answer.unit and caption.unit is None:
            caption = replace(caption, unit=Unit(answer.unit))
        header = self._header(part, caption, answer)
        if header is not None:
            kind = answer.kind if answer else caption.form.kind if caption.form else OTHER.kind
            self._open, self._sheet = TableDraft(kind, caption, header, part.block), name
            self.drafts.append(self._open)
            self.prose += self._open.gather(part.below(header.rows), self.words)
            return
        last, self._open = self._open, None
        if is_list(part):
            self._leave_prose(self._covering(list(lone_cells(part))))
        else:
            if last is not None and caption.form is None and last.seems_to_go_on(part, self.words):
                caption = self._cut_short(last, caption)
            self.grids.append(self._raw(part, caption, rows, shape))

    def _named(self, caption: Caption, name: str) -> Caption:
        """A caption without a title under the name of its sheet, where that tells a kind."""
        form = self.words.kind_of(name) if caption.form is None else None
        return Caption(form, name, caption.unit, caption.entity) if form else caption

    def _goes_on(self, part: Part, caption: Caption, name: str) -> bool:
        """Whether a part goes on with the open table; on another sheet only where it repeats no header."""
        open_table = self._open
        fresh = name != self._sheet and header_rows(part.cells, self.words) > 0 and caption.form is None
        return bool(open_table and not fresh and open_table.goes_on(caption) and open_table.continues(part, self.words))

    def _cut_short(self, draft: TableDraft, caption: Caption) -> Caption:
        """A table goes on in a part that is not understood; where all its rows stand there, that has its caption."""
        if draft.printed or draft not in self.drafts:
            draft.goes_missing = True
            return caption
        self.drafts.remove(draft)
        return draft.caption

    def _header(self, part: Part, caption: Caption, answer: Answer | None) -> Header | None:
        if answer is not None:
            return answered_header(part.cells, answer)
        if caption.form is None or caption.form.is_form:
            return None
        header = read_header(part.cells, self.words)
        if header is None or is_staggered(part, header.rows) or _is_doubtful(header, part.block):
            return None
        return header

    def _raw(self, part: Part, caption: Caption, rows: int, shape: str) -> RawGrid:
        """A part as it is printed, under the next free number."""
        columns, block = range(part.block.width), part.block
        numbers = range(part.first, part.first + len(part.cells))
        lines = [block.words_of(number) for number in numbers] if isinstance(block, PaperBlock) else []
        words = tuple(tuple((word.text, word.box) for word in line) for line in lines) if any(lines) else ()
        return RawGrid(
            f"X{len(self.grids) + 1}",
            caption.title,
            unit.value if (unit := caption.unit or unit_above(part.cells, self.words)) else "",
            rows,
            shape,
            tuple(tuple(" ".join((text or "").split()) for text in row) for row in part.cells),
            tuple(tuple(block.source(number, column) for column in columns) for number in numbers),
            block.edges if words else (),
            words,
        )


def _is_doubtful(header: Header, block: Block) -> bool:
    """Whether columns cannot be told, or, told from the places of words, be trusted.

    Their names are told apart only by those above, or figures stand where codes and names do.
    """
    if block.unsure or not block.loose:
        return block.unsure
    named = [column for side in header.sides for column in (*side.codes, *side.texts)]
    texts = [block.text(row, column) or "" for row in range(block.height) for column in named]
    run_on = any(pointed(text) and (_IN_A_NAME.search(text) or not any(map(str.isalpha, text))) for text in texts)
    return run_on or any("/" in name or "#" in name for side in header.sides for name in side.names)


@collection_paused()
def recognise(grid: Grid, reading: Recognising) -> Recognised:
    """The document of a grid whose pages were gathered; rows with lost columns are beside it to be placed."""
    words, stem = reading.words, PurePath(grid.file.name).stem
    made = reading.making.finish(reading.drafts)
    drafts, tables = [one.draft for one in made], [one.table for one in made]
    titles = [draft.title for draft in drafts]
    cover = [*reading.cover, stem]
    year = year_of(titles, cover, [word for draft in drafts for word in draft.header_words], words)
    usual = usual_unit(reading.drafts).value
    document = Document(
        grid.file,
        entity_of((draft.entity for draft in drafts), cover, words),
        year,
        stage_of(titles, cover, words),
        words.form_of(table.kind for table in tables),
        tables,
        reading.prose,
        [*reading.unplaced, *reading.making.unplaced, *(text for one in made for text in one.strange)],
        [replace(raw, unit=raw.unit or usual) for raw in reading.grids],
        [*grid.notices, *_notices(reading, made, usual, year)],
    )
    return Recognised(document, [row for one in made for row in one.lone])


def _notices(reading: Recognising, made: Sequence[Made], usual: str, year: int | None) -> Iterator[Notice]:
    """What was not printed: tables that the contents name, units, the year."""
    titles = [*(one.table.title for one in made), *(grid.title for grid in reading.grids)]
    if missing := missing_tables([one.text for one in reading.prose], titles, reading.words):
        told = {"tables": "、".join(missing)}
        yield Notice("named in the contents and not found: {tables}", told)
    unknown = [one.table for one in made if one.draft.unit is None and one.table.rows]
    if unknown:
        told = {"tables": "、".join(table.title or table.id for table in unknown), "unit": usual}
        yield Notice("no unit is printed for {tables}: {unit} is assumed", told)
    if made and year is None:
        yield Notice("no year is printed: rules of certain years are not checked", {})
