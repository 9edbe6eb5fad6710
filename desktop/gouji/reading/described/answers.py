"""What a user says of a printed table that was not recognised makes it a table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from gouji.model.document import Document, Letter, Passage
from gouji.model.doubt import Doubts
from gouji.model.letters import carried
from gouji.model.money import Unit
from gouji.model.rawgrid import Answer, Described, RawGrid
from gouji.model.reason import Reason
from gouji.model.source import InSheet, OnPage, Source, span
from gouji.model.table import Table
from gouji.reading.columns.column_roles import Role
from gouji.reading.hierarchy.broken_rows import settle_breaks
from gouji.reading.hierarchy.parents import parents_of
from gouji.reading.placing.filling import fill_rows
from gouji.reading.tables.cell_table import TableDraft
from gouji.reading.tables.header import Cells, Header, header_words, sides_of
from gouji.reading.tables.parts import Part
from gouji.reading.terms.captions import Caption
from gouji.reading.terms.vocabulary import squeeze, vocabulary


@dataclass(frozen=True, slots=True)
class RawBlock:
    """The cells of a raw grid as a block."""

    grid: RawGrid
    edges: tuple[float, ...] = ()
    loose: bool = False
    unsure: Reason | None = None
    doubts: Doubts = ()

    @property
    def height(self) -> int:
        return len(self.grid.cells)

    @property
    def width(self) -> int:
        return len(self.grid.cells[0])

    def text(self, row: int, column: int) -> str:
        return self.grid.cells[row][column]

    def reach(self, row: int, column: int) -> int:
        return 1

    def source(self, row: int, column: int) -> Source:
        return self.grid.sources[row][column]


def shape_of(header: Cells, width: int) -> str:
    """The same for tables of the same header and number of columns, whatever they print below."""
    words = "\t".join(squeeze(text or "") for row in header for text in row)
    return hashlib.sha256(f"{width}\t{words}".encode()).hexdigest()[:16]


def answered_header(cells: Cells, answer: Answer) -> Header | Reason:
    """The header of a table as a user described it; else why that does not fit: the table has fewer columns."""
    if any(column >= len(cells[0]) for column in (*answer.codes, *answer.texts, *answer.amounts)):
        return Reason("what was said of a table of this header names columns that it does not have")
    named = dict(zip(answer.amounts, answer.names, strict=True))
    width = len(cells[0])
    roles = [_role(answer, column) for column in range(width)]
    sides = sides_of(roles, [[named[column]] if column in named else [] for column in range(width)])
    if not sides:
        return Reason("what was said of a table of this header names no column of amounts")
    return Header(answer.headers, sides, header_words(cells[: answer.headers]))


def _role(answer: Answer, column: int) -> Role:
    if column in answer.amounts:
        return Role.AMOUNT
    if column in answer.codes:
        return Role.CODE
    return Role.TEXT if column in answer.texts else Role.IGNORED


def recut_part(raw: RawGrid, edges: Sequence[float]) -> Part:
    """A part in the columns between ``edges``."""
    block = RawBlock(recut(raw, edges))
    return Part(block, 0, block.grid.cells)


def with_table(document: Document, grid_id: str, answer: Answer) -> Document:
    """The document with one of its raw grids as its last table, as ``answer`` describes it.

    A table described before, or whose reading is in doubt, is described in its place; every other one keeps its own.
    Raises KeyError when there is no such grid, ValueError when the answer does not fit it.
    """
    before = next((number for number, one in document.described.items() if one.grid.id == grid_id), None)
    if before is not None:
        return _with_table_again(document, before, answer)
    doubtful = next((number for number, one in document.in_doubt.items() if one.id == grid_id), None)
    if doubtful is not None:
        return _with_table_instead(document, doubtful, answer)
    grid = next((grid for grid in document.grids if grid.id == grid_id), None)
    if grid is None:
        raise KeyError(grid_id)
    number = len(document.tables)
    made = _table_of(f"T{number + 1}", grid, answer)
    return replace(
        document,
        tables=[*document.tables, made.table],
        prose=[*document.prose, *made.notes],
        unplaced=[*document.unplaced, *made.unplaced],
        grids=[other for other in document.grids if other.id != grid_id],
        described=document.described | {number: Described(grid, answer)},
    )


def _with_table_again(document: Document, number: int, answer: Answer) -> Document:
    """The document with a described table as another answer describes it; what the first one left over goes."""
    table, said = document.tables[number], document.described[number]
    old, made = _table_of(table.id, said.grid, said.answer), _table_of(table.id, said.grid, answer)
    others = {place: one for place, one in document.described.items() if place != number}
    prose = [*(one for one in document.prose if one not in old.notes), *made.notes]
    return replace(
        document,
        tables=[*document.tables[:number], made.table, *document.tables[number + 1 :]],
        prose=prose,
        retold=_retold(document, prose),
        unplaced=[*(one for one in document.unplaced if one not in old.unplaced), *made.unplaced],
        described=others | {number: Described(said.grid, answer)},
    )


def _with_table_instead(document: Document, number: int, answer: Answer) -> Document:
    """The document with a table whose reading was in doubt as it is described; what had no place of it goes."""
    table, grid = document.tables[number], document.in_doubt[number]
    made = _table_of(table.id, grid, answer)
    own = {place for places in grid.sources for place in places}
    prose = [*(one for one in document.prose if one not in made.notes), *made.notes]
    return replace(
        document,
        tables=[*document.tables[:number], made.table, *document.tables[number + 1 :]],
        prose=prose,
        retold=_retold(document, prose),
        unplaced=[*(one for one in document.unplaced if one.source not in own), *made.unplaced],
        described=document.described | {number: Described(grid, answer)},
        in_doubt={place: one for place, one in document.in_doubt.items() if place != number},
    )


def _retold(document: Document, prose: Sequence[Passage]) -> Mapping[Letter, str]:
    """The figures that were typed into the text, each where its passage stands in the prose now."""
    places = carried(document.retold, document.prose, prose)
    return {places[at]: new for at, new in document.retold.items() if at in places}


@dataclass(frozen=True)
class _Made:
    """A table of a raw grid, the notes among its rows, and text of it that found no place."""

    table: Table
    notes: list[Passage]
    unplaced: list[Passage]


def _table_of(number: str, grid: RawGrid, answer: Answer) -> _Made:
    block = RawBlock(recut(grid, answer.edges) if answer.edges else grid)
    header = answered_header(block.grid.cells, answer)
    if isinstance(header, Reason):
        raise ValueError(header.message)
    draft = TableDraft(answer.kind, Caption(), header, block)
    words = vocabulary()
    notes = [note for part in _leaves(block, answer.headers) for note in draft.gather(part, words)]
    settle_breaks(draft)
    printed = draft.rows()
    rows = [one.row for one in printed]
    columns = tuple(dict.fromkeys(name for side in header.sides for name in side.names))
    sides = tuple(tuple(map(columns.index, side.names)) for side in header.sides)
    title, unit = answer.title or grid.title, Unit(answer.unit or grid.unit)
    table = Table(number, answer.kind, title, unit, columns, rows, parents_of(printed), sides, file=grid.file)
    _, unplaced = fill_rows(table, printed)
    return _Made(table, *([replace(one, file=grid.file) for one in texts] for texts in (notes, unplaced)))


def _leaves(block: RawBlock, headers: int) -> Iterator[Part]:
    """The rows below the header page by page: a row may be split between two of them."""
    rows = range(headers, block.height)
    for _, numbers in groupby(rows, lambda row: _leaf(block.source(row, 0))):
        first, *others = numbers
        yield Part(block, first, block.grid.cells[first : first + 1 + len(others)])


def _leaf(source: Source) -> int | str:
    """The page or the sheet of a place; a text is one."""
    match source:
        case OnPage(page):
            return page
        case InSheet(sheet):
            return sheet
    return ""


def recut(grid: RawGrid, edges: Sequence[float]) -> RawGrid:
    """A grid from a page in other columns: each word, or else each cell, goes where its middle stands between edges."""
    cells: list[tuple[str, ...]] = []
    sources: list[tuple[Source, ...]] = []
    for pieces, places in zip(_pieces(grid), grid.sources, strict=True):
        row: list[list[tuple[str, Source]]] = [[] for _ in edges[1:]]
        for text, place in pieces:
            middle = (place.bbox[0] + place.bbox[2]) / 2
            column = sum(edge <= middle for edge in edges[1:-1])
            row[column].append((text, place))
        cells.append(tuple(" ".join(text for text, _ in held) for held in row))
        sources.append(tuple(span(place for _, place in held) or places[0] for held in row))
    return replace(grid, cells=tuple(cells), sources=tuple(sources), edges=tuple(edges))


def _pieces(grid: RawGrid) -> Iterator[list[tuple[str, OnPage]]]:
    """For each row what can go into another column."""
    for row, places in enumerate(grid.sources):
        both = zip(grid.cells[row], places, strict=True)
        cells = [(text, place) for text, place in both if isinstance(place, OnPage)]
        words = grid.words[row] if grid.words and cells else ()
        yield [(text, OnPage(cells[0][1].page, box)) for text, box in words] or [one for one in cells if one[0]]
