"""Grid → tables: which parts of the source form a table and which kind it is; what is left is prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from gouji.model.document import Document, Notice, Passage
from gouji.model.money import Unit
from gouji.model.rawgrid import Answer, RawGrid
from gouji.model.table import Table
from gouji.reading.answers import Answers, answered_header, recut_part, shape_of
from gouji.reading.assemble import Lone, fill_rows
from gouji.reading.captions import Caption, entity_of, is_caption, read_caption, stage_of, unit_above, year_of
from gouji.reading.contents import missing_tables
from gouji.reading.grid import Block, Grid, Line, Page
from gouji.reading.header import Cells, Header, header_rows, read_header
from gouji.reading.layout import PaperBlock
from gouji.reading.panels import panels_of
from gouji.reading.parents import parents_of, unsum
from gouji.reading.parts import is_list, lone_cells, parts_of
from gouji.reading.pausing import collection_paused
from gouji.reading.tabular import Part, TableDraft
from gouji.reading.textual import TextDraft, begin, cut_at_titles, is_foreign
from gouji.reading.vocabulary import OTHER, Vocabulary, vocabulary

_COVER_LINES = 40
_ABOVE = 8
"""Lines above a table among which its caption is looked for."""


@dataclass(frozen=True)
class Recognised:
    """A document whose ``lone`` rows still wait for their columns."""

    document: Document
    lone: list[Lone]


@dataclass(frozen=True)
class Made:
    """A table whose ``lone`` rows still wait for their columns, and text of it that found none."""

    table: Table
    lone: list[Lone]
    strange: list[Passage]

    def as_known(self) -> Table:
        """A copy to be looked at, in which what waits for its column is undecided."""
        table = self.table.copy()
        for one in self.lone:
            replace(one, table=table).leave_open()
        return table


Met = Callable[[Table], None]
"""Told each table once nothing more will be added to it."""


@dataclass
class Recognising:
    """What has been gathered so far, in the order of the body, page by page as they are read.

    ``answers`` are what users said of tables of a shape that was not recognised.
    """

    answers: Answers = field(default_factory=dict)
    met: Met | None = None
    words: Vocabulary = field(default_factory=vocabulary)
    drafts: list[TextDraft | TableDraft] = field(default_factory=list)
    made: list[Made] = field(default_factory=list)
    """The tables of the drafts that are complete."""
    grids: list[RawGrid] = field(default_factory=list)
    prose: list[Passage] = field(default_factory=list)
    unplaced: list[Passage] = field(default_factory=list)
    cover: list[str] = field(default_factory=list)
    _above: list[Line] = field(default_factory=list)
    _open: TableDraft | None = None
    """The table that the next part may go on with."""
    _sheet: str = ""
    """The sheet that it began on."""

    @collection_paused()
    def page(self, page: Page) -> None:
        """Read one page or sheet; what is added to a table is added to the last one."""
        self._read(page)
        self._set_unread_aside(self.drafts[:-1])
        self._make(self.drafts[:-1])

    def _set_unread_aside(self, complete: Sequence[TextDraft | TableDraft]) -> None:
        """Tables that print figures and none of whose rows was read are not there, rather than blank."""
        unread = [draft for draft in complete[len(self.made) :] if isinstance(draft, TextDraft) and draft.is_unread]
        for draft in unread:
            self.unplaced += [Passage(draft.source, draft.title), *draft.passages()]
        self.drafts = [draft for draft in self.drafts if not any(draft is one for one in unread)]

    @property
    def usual_unit(self) -> Unit:
        """The unit of tables that print none: what most of the others print, 元 where none does."""
        units = Counter(draft.unit for draft in self.drafts if draft.unit).most_common(1)
        return units[0][0] if units else Unit.YUAN

    def _make(self, complete: Sequence[TextDraft | TableDraft]) -> None:
        for number, draft in enumerate(complete[len(self.made) :], start=len(self.made) + 1):
            made = _table(f"T{number}", draft, self.usual_unit, self.words)
            self.made.append(made)
            if self.met:
                self.met(made.as_known())

    def tables(self) -> list[Made]:
        """Every table, once all pages are read: in a unit that was assumed too early where it now is another."""
        self._set_unread_aside(self.drafts)
        self._make(self.drafts)
        usual = self.usual_unit
        for number, (draft, made) in enumerate(zip(self.drafts, self.made, strict=True)):
            if draft.unit is None and made.table.unit is not usual:
                self.made[number] = _table(made.table.id, draft, usual, self.words)
        return self.made

    def _read(self, page: Page) -> None:
        if len(self.cover) < _COVER_LINES:
            self.cover += [line.text for line in page.lines]
        if not page.blocks:
            for lines in cut_at_titles(page.lines, self.words):
                self._text(lines)
            return
        for item in page.items:
            if isinstance(item, Line):
                self._above.append(item)
            else:
                for block, cells in panels_of(item, self.words):
                    self._block(block, cells, page.name)
        self._leave_prose(self._above)

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
        caption = read_caption([line.text for line in [*near, *captions]], self.words)
        named = self._named(caption, name)
        if self._open is not None and self._goes_on(part, caption if name == self._sheet else named, name):
            self._leave_prose(self._above)
            self.prose += self._open.gather(part, self.words)
            return
        caption = named
        self._leave_prose([line for line in self._above if not is_caption(line.text, self.words)])
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
        self._open = None
        if is_list(part):
            self._leave_prose(self._covering(list(lone_cells(part))))
        else:
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

    def _header(self, part: Part, caption: Caption, answer: Answer | None) -> Header | None:
        if answer is not None:
            return answered_header(part.cells, answer)
        if caption.form is None or caption.form.is_form:
            return None
        header = read_header(part.cells, self.words)
        return None if header is not None and _is_doubtful(header, part.block) else header

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
    """Whether columns cannot be told, or, told from the places of words, be named: only those above tell them apart."""
    apart = any("/" in name or "#" in name for side in header.sides for name in side.names)
    return block.unsure or (block.loose and apart)


@collection_paused()
def recognise(grid: Grid, reading: Recognising) -> Recognised:
    """The document of a grid whose pages were gathered; rows with lost columns are beside it to be placed."""
    words, stem = reading.words, PurePath(grid.file.name).stem
    made = reading.tables()
    drafts = reading.drafts
    tables = [one.table for one in made]
    titles = [draft.title for draft in drafts]
    cover = [*reading.cover, stem]
    year = year_of(titles, cover, [word for draft in drafts for word in draft.header_words], words)
    document = Document(
        grid.file,
        entity_of((draft.entity for draft in drafts), cover, words),
        year,
        stage_of(titles, cover, words),
        words.form_of(table.kind for table in tables),
        tables,
        reading.prose,
        [*reading.unplaced, *(text for one in made for text in one.strange)],
        [replace(raw, unit=raw.unit or reading.usual_unit.value) for raw in reading.grids],
        [*grid.notices, *_notices(reading, tables, year)],
    )
    return Recognised(document, [row for one in made for row in one.lone])


def _notices(reading: Recognising, tables: Sequence[Table], year: int | None) -> Iterator[Notice]:
    """What was not printed: tables that the contents name, units, the year."""
    titles = [*(table.title for table in tables), *(grid.title for grid in reading.grids)]
    if missing := missing_tables([one.text for one in reading.prose], titles, reading.words):
        told = {"tables": "、".join(missing)}
        yield Notice("named in the contents and not found: {tables}", told)
    unknown = [table for draft, table in zip(reading.drafts, tables, strict=True) if draft.unit is None and table.rows]
    if unknown:
        told = {"tables": "、".join(table.title or table.id for table in unknown), "unit": reading.usual_unit.value}
        yield Notice("no unit is printed for {tables}: {unit} is assumed", told)
    if tables and year is None:
        yield Notice("no year is printed: rules of certain years are not checked", {})


def _table(number: str, draft: TextDraft | TableDraft, usual: Unit, words: Vocabulary) -> Made:
    if isinstance(draft, TextDraft):
        named, kind = draft.columns(words), draft.form.kind
    else:
        named, kind = draft.side_columns(), draft.kind
    columns = list(dict.fromkeys(name for side in named.sides for name in side))
    sides = tuple(tuple(columns.index(name) for name in side) for side in named.sides)
    printed = draft.rows()
    rows = [one.row for one in printed]
    if not words.fits(kind, [row.code for row in rows if row.code]):
        kind = OTHER.kind
    unit = draft.unit or usual
    parents = parents_of(printed)
    if isinstance(draft, TextDraft):
        unsum(parents, printed, draft.beside_strays())
    table = Table(number, kind, draft.title, unit, tuple(columns), rows, parents, sides)
    lone, strange = fill_rows(table, printed, named.doubt)
    return Made(table, lone, [*named.strange, *strange])
