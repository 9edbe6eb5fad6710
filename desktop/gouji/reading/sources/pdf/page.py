"""A PDF page → its lines and blocks. Text that lies in no cell is a line, so that nothing printed is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from gouji.model.source import Box, OnPage
from gouji.reading.columns.finder import find_table
from gouji.reading.columns.measures import POINTS
from gouji.reading.columns.sections import sections
from gouji.reading.columns.side_by_side import strips_below_titles, strips_of
from gouji.reading.page.page import Block, Line, Page
from gouji.reading.page.words import PaperBlock, Word, around, around_boxes, line_text, rounded, word_lines, woven
from gouji.reading.sources.pdf.broken_cells import whole_cells
from gouji.reading.sources.pdf.cells import ByHeight, cell_texts
from gouji.reading.sources.pdf.letters import words_apart, words_of, words_within
from gouji.reading.sources.pdf.overprint import mend_overprints
from gouji.reading.sources.pdf.rules import ruled_tables
from gouji.reading.sources.pdf.split_rows import cut_rows
from gouji.reading.sources.pdf.ways import FIRST, Way
from gouji.reading.terms.figures import is_money, plain_glyphs, pointed

if TYPE_CHECKING:
    from pdfplumber.page import Page as Sheet
    from pdfplumber.table import Table as Ruled

_TWICE = 0.02
"""Share of letters that lie on their like before the page is taken to be printed twice."""

RULE_LIMIT = 20_000
"""Rules of one page; a page of drawings with more is read as text alone."""


def read_page(page: Sheet, number: int, goes_on: bool = False, way: Way = FIRST) -> Page:
    """What a page prints, read in a way; ``goes_on`` tells that the page before ended with a table."""
    page, aslant = _upright(page)
    return Page(_items(way.leave(page), number, goes_on, way.tolerance), aslant=_lines(aslant, number))


def _items(page: Sheet, number: int, goes_on: bool, tolerance: float) -> list[Line | Block]:
    """The lines and blocks of a page from top to bottom."""
    ruled = len(page.edges) <= RULE_LIMIT
    tables = ruled_tables(page, tolerance) if ruled else ()
    letters = ByHeight(page.chars if tables else ())
    blocks = [block for table in tables if (block := _block(page, letters, table, number)) is not None]
    if not blocks or not any(map(_holds_money, blocks)):
        items = _unruled_items(page, number, goes_on)
        end = max((block.box[3] for block in blocks), default=0.0)
        if not blocks or any(isinstance(item, PaperBlock) and item.box[3] > end for item in items):
            return items
    rows = [[box for box in row if box] for block in blocks for row in block.boxes]
    bands = [(around_boxes(cells), cells) for cells in rows if cells]
    outside = [one for one in page.chars if not _within(one, bands)]
    return _placed(blocks, woven(word_lines(words_of(outside))), number)


def _placed(blocks: list[PaperBlock], lines: list[list[Word]], number: int) -> list[Line | Block]:
    """Blocks and lines from top to bottom; where blocks stand side by side, each with the lines above it."""
    strips = strips_of(blocks)

    def order(box: Box) -> tuple[float, int, float]:
        within = next((one for one in strips if one.holds(box[1])), None)
        return (within.top, within.strip((box[0] + box[2]) / 2), box[1]) if within else (box[1], 0, box[1])

    placed: list[tuple[tuple[float, int, float], Line | Block]] = [(order(block.box), block) for block in blocks]
    for line in lines:
        within = next((one for one in strips if one.holds(line[0].box[1])), None)
        for own in within.split(line) if within else [line]:
            placed.append((order(around(own)), Line(OnPage(number, around(own)), line_text(own))))
    return [item for _, item in sorted(placed, key=lambda one: one[0])]


def _holds_money(block: PaperBlock) -> bool:
    """Whether a block is for certain more than the header of rows that may stand below it without rules."""
    return any(text and (is_money(text) or pointed(text)) for row in block.texts for text in row)


def _upright(page: Sheet) -> tuple[Sheet, list[Word]]:
    """The page without letters set aslant, such as a watermark, and without letters printed twice to look bold."""
    places = Counter((one["text"], round(one["x0"]), round(one["top"])) for one in page.chars)
    if sum(places.values()) - len(places) > _TWICE * len(page.chars):
        page = page.dedupe_chars()
    if all(map(_is_level, page.chars)):
        return page, []
    aslant = [one for one in page.chars if not _is_level(one)]
    return page.filter(lambda one: one["object_type"] != "char" or _is_level(one)), words_of(aslant)


def _lines(words: list[Word], number: int) -> list[Line]:
    return [Line(OnPage(number, word.box), word.text) for word in words]


def _unruled_items(page: Sheet, number: int, goes_on: bool) -> list[Line | Block]:
    """A page without ruled tables: its lines, and the tables that the places of its words may show."""
    items: list[Line | Block] = []
    free: list[list[Word]] = []
    """Lines since the last table."""
    strips = strips_below_titles(word_lines(words_apart(page)))
    for lines in (section for strip in strips for section in sections(strip)):
        found = find_table(lines, number, POINTS, goes_on and not items and not free)
        block, held = (found.block, found.held) if found else (None, frozenset())
        for line in lines:
            if held.isdisjoint(line):
                free.append(line)
            elif block is not None and block not in items:
                items += [*_text_lines(free, number), block]
                free = []
    return [*items, *_text_lines(free, number)]


def _text_lines(lines: list[list[Word]], number: int) -> list[Line]:
    return [Line(OnPage(number, around(line)), line_text(line)) for line in woven(lines)]


def _within(char: dict[str, Any], bands: list[tuple[Box, list[Box]]]) -> bool:
    """Whether a letter lies in a cell; those of a row are looked at only where the row as a whole holds it."""
    x = float(char["x0"] + char["x1"]) / 2
    y = float(char["top"] + char["bottom"]) / 2
    for band, cells in bands:
        if band[1] <= y < band[3] and any(one[0] <= x < one[2] and one[1] <= y < one[3] for one in cells):
            return True
    return False


def _block(page: Sheet, letters: ByHeight, table: Ruled, number: int) -> PaperBlock | None:
    """The cells of a ruled table; None for what is no table: one column, or cells beyond the paper."""
    left, top, right, bottom = table.bbox
    if left > page.width or top > page.height or right < 0 or bottom < 0:
        return None
    rows = table.rows
    texts = [[None if text is None else plain_glyphs(text) for text in row] for row in cell_texts(table, letters)]
    if not texts or len(texts[0]) < 2:
        return None
    edges = sorted({round(cell[0], 2) for row in rows for cell in row.cells if cell})
    boxes = [[rounded(cell) if cell else None for cell in row.cells] for row in rows]
    before = [*map(list, texts)]
    mend_overprints(page, boxes, texts, edges)
    words = words_within(page, table.bbox) if texts == before else []
    boxes, texts = cut_rows(page, boxes, whole_cells(letters, boxes, texts), edges)
    return PaperBlock.of(number, boxes, texts, (*edges, round(right, 2)), words=words)


def _is_level(char: Mapping[str, Any]) -> bool:
    """Whether a letter stands on a level line that runs from left to right."""
    along, rising = char["matrix"][:2]
    return bool(along > 0 and abs(rising) < 0.1 * along)
