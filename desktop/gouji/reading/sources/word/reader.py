"""Word documents (docx, docm) → one page. Macros are never run.

The document is laid out as lines: a paragraph is a line, a row of a table is a line with tabs between its cells.

Read by our own handlers over expat, piece by piece out of the archive: python-docx needs lxml, holds the whole
tree and knows no bounds; a tree alone takes longer than our whole reading. Held by
``test_word_documents_that_are_none_or_do_not_end``.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from gouji.model.document import Notice, SourceFile
from gouji.model.source import AtLine
from gouji.reading.page.flowing import LaidBlock
from gouji.reading.page.page import Line, Page
from gouji.reading.sources.limits import Room
from gouji.reading.sources.source import FileSource
from gouji.reading.sources.word.body import WordBody
from gouji.reading.sources.word.flow import Flow, WordCell, WordRow, WordTable, text_of
from gouji.reading.sources.zipped import pieces

WORD = "docx"

NARROW = 140
"""Twentieths of a point in which no sign finds room: what is narrower comes of borders that do not quite meet."""


class WordSource(FileSource):
    """The one page of a document; changes and embedded workbooks are named in notices."""

    def __init__(self, data: bytes, file: SourceFile) -> None:
        super().__init__(data, file)
        self._body = WordBody(file.name)

    @property
    def notices(self) -> list[Notice]:
        """What was read as if it were settled, and what was not read."""
        told = []
        if self._body.tracked:
            told.append(Notice("changes that nobody accepted yet were read as if they were accepted", {}))
        if count := self._body.embedded:
            told.append(Notice("embedded workbooks and documents were not read: {count}", {"count": str(count)}))
        return told

    def pages(self) -> Generator[Page | None, None, None]:
        """The page, once the file was read piece by piece."""
        for piece, share in pieces(self._data, self.file.name, "word/document"):
            self.done = share
            yield None
            self._body.feed(piece)
        self._body.close()
        yield Page(tuple(_Layout(self._body.room).items(self._body.flow)))


@dataclass(slots=True)
class _Layout:
    """Where the next line stands, and what there is room for."""

    room: Room
    line: int = 1

    def items(self, flow: Flow) -> Iterator[Line | LaidBlock]:
        """Lines that are not blank, and blocks with a blank line above and below; a frame gives what it holds."""
        for item in flow:
            if isinstance(item, str):
                for text in item.split("\n"):
                    if text.strip():
                        yield Line(AtLine(self.line), text)
                        self.line += 1
                continue
            yield from self.items(item.boxes)
            if _is_frame(item):
                for row in item.rows:
                    for cell in row.cells:
                        yield from self.items(cell.flow)
            elif block := self._block(item):
                yield block

    def _block(self, table: WordTable) -> LaidBlock | None:
        count = max((row.before + sum(cell.span for cell in row.cells) for row in table.rows), default=0)
        self.room.take(len(table.rows) * count - sum(len(row.cells) for row in table.rows))
        if not count:
            return None
        place = _columns(table, count)
        width = place[-1]
        rows: list[list[str | None]] = []
        reaches: dict[tuple[int, int], int] = {}
        above: set[tuple[int, int]] = set()
        """Columns of the row above from which a cell may go on downwards."""
        for number, row in enumerate(table.rows):
            texts: list[str | None] = [""] * width
            merged = set()
            for start, end, cell in _cells(row, place):
                if start == end:
                    continue
                covered = cell.merged == "continue" and (start, end) in above
                texts[start:end] = [None] * (end - start)
                if not covered:
                    texts[start] = text_of(cell.flow)
                if end - start > 1:
                    reaches[number, start] = end - start
                if cell.merged:
                    merged.add((start, end))
            rows.append(texts)
            above = merged
        first = self.line + 1
        self.line += len(rows) + 2
        return LaidBlock(rows, first, width, reaches)


def _is_frame(table: WordTable) -> bool:
    """Tables within one row or one column of a table are set in a frame; elsewhere they are part of a cell."""
    inner = any(isinstance(item, WordTable) for row in table.rows for cell in row.cells for item in cell.flow)
    return inner and (len(table.rows) == 1 or all(len(row.cells) == 1 for row in table.rows))


def _cells(row: WordRow, place: Sequence[int]) -> Iterator[tuple[int, int, WordCell]]:
    """The cells of a row, each with its first column and the one behind its last."""
    at = row.before
    for cell in row.cells:
        yield place[at], place[at + cell.span], cell
        at += cell.span


def _columns(table: WordTable, count: int) -> list[int]:
    """The column that begins at each border of the table's grid, which has ``count`` columns.

    Word divides a table at every border of any row. Where borders of two rows do not quite meet, what lies between is
    no column, unless something is printed in it.
    """
    plain = list(range(count + 1))
    if len(table.widths) < count or not all(table.widths[:count]):
        return plain
    place, begun = [0], 0
    for border in accumulate(table.widths[:count]):
        wide = border - begun >= NARROW
        place.append(place[-1] + wide)
        begun = border if wide else begun
    lost = any(start == end and text_of(cell.flow) for row in table.rows for start, end, cell in _cells(row, place))
    return plain if lost or not place[-1] else place
