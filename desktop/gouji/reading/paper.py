"""A PDF page → its lines and blocks. Text that lies in no cell is a line, so that nothing printed is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise
from typing import TYPE_CHECKING, Any

from gouji.model.codes import level_of
from gouji.model.source import Box, OnPage
from gouji.reading.beside import strips_below_titles, strips_of
from gouji.reading.grid import Block, Line
from gouji.reading.layout import PaperBlock, Word, around, is_level, line_text, rounded, word_lines
from gouji.reading.overprint import mend_overprints
from gouji.reading.stretches import stretches
from gouji.reading.tokens import figure_before_label, plain_glyphs, well_formed
from gouji.reading.unruled import is_money, unruled_block

if TYPE_CHECKING:
    from pdfplumber.page import Page as Sheet
    from pdfplumber.table import Table as Ruled

_TWICE = 0.02
"""Share of letters that lie on their like before the page is taken to be printed twice."""

_BORDER = 5.0
"""Points that a border must lack to be not drawn."""


_GAP = 1.0
"""Points between two letters of which one is a digit; closer ones are one word."""

_PRINTED = frozenset("0123456789.,()-−（），．")
"""What figures are printed with."""

_PADDING = 6.0
"""Points that the margins of a cell may take."""

_POINTED = re.compile(r"\d[.,．，]\s*\d")

_A_ROW = 0.93
"""Share of the distance of two rows from which on a line is none that goes on with its neighbour."""

Rule = tuple[float, float, float]
"""Where a rule runs, from where, to where."""

RULE_LIMIT = 20_000
"""Rules of one page; a page of drawings with more is read as text alone."""


def page_items(page: Sheet, number: int, goes_on: bool = False) -> list[Line | Block]:
    """The lines and blocks of a page from top to bottom; ``goes_on`` tells that the page before ended with a table."""
    page, aslant = _upright(page)
    ruled = len(page.edges) <= RULE_LIMIT
    blocks = [block for table in (_tables(page) if ruled else ()) if (block := _block(page, table, number)) is not None]
    if not blocks or not any(map(_holds_money, blocks)):
        items = _unruled_items(page, number, goes_on)
        if not blocks or any(not isinstance(item, Line) for item in items):
            return [*items, *_lines(aslant, number)]
    cells = [box for block in blocks for row in block.boxes for box in row if box]
    bands = [block.box for block in blocks]
    outside = page.filter(lambda one: one["object_type"] != "char" or not _within(one, bands, cells))
    strips = strips_of(blocks)

    def order(box: Box) -> tuple[float, int, float]:
        within = next((one for one in strips if one.holds(box[1])), None)
        return (within.top, within.strip((box[0] + box[2]) / 2), box[1]) if within else (box[1], 0, box[1])

    placed: list[tuple[tuple[float, int, float], Line | Block]] = [(order(block.box), block) for block in blocks]
    for line in word_lines(words_of(outside)):
        within = next((one for one in strips if one.holds(line[0].box[1])), None)
        for own in within.split(line) if within else [line]:
            placed.append((order(around(own)), Line(OnPage(number, around(own)), line_text(own))))
    return [*(item for _, item in sorted(placed, key=lambda one: one[0])), *_lines(aslant, number)]


def _holds_money(block: PaperBlock) -> bool:
    """Whether a block is more than the header of rows that stand below it without rules."""
    return any(text and (is_money(text) or _POINTED.search(text)) for row in block.texts for text in row)


def _upright(page: Sheet) -> tuple[Sheet, list[Word]]:
    """The page without letters set aslant, such as a watermark, and without letters printed twice to look bold."""
    places = Counter((one["text"], round(one["x0"]), round(one["top"])) for one in page.chars)
    if sum(places.values()) - len(places) > _TWICE * len(page.chars):
        page = page.dedupe_chars()
    if all(map(is_level, page.chars)):
        return page, []
    aslant = page.filter(lambda one: one["object_type"] == "char" and not is_level(one))
    return page.filter(lambda one: one["object_type"] != "char" or is_level(one)), words_of(aslant)


def _lines(words: list[Word], number: int) -> list[Line]:
    return [Line(OnPage(number, word.box), word.text) for word in words]


def _unruled_items(page: Sheet, number: int, goes_on: bool) -> list[Line | Block]:
    """A page without ruled tables: its lines, and the tables that the places of its words may show."""
    items: list[Line | Block] = []
    strips = strips_below_titles(word_lines(words_apart(page)))
    for lines in (stretch for strip in strips for stretch in stretches(strip)):
        found = unruled_block(lines, number, goes_on and not items)
        block, held = found if found else (None, frozenset())
        for line in lines:
            if held.isdisjoint(line):
                items.append(Line(OnPage(number, around(line)), line_text(line)))
            elif block is not None and block not in items:
                items.append(block)
    return items


def words_of(page: Sheet) -> list[Word]:
    """The words of a page or a part of it."""
    return [
        Word(plain_glyphs(one["text"]), rounded((one["x0"], one["top"], one["x1"], one["bottom"])))
        for one in page.extract_words()
    ]


def words_apart(page: Sheet) -> list[Word]:
    """The words of a page without upright rules: also a narrow gap beside a figure parts two columns."""
    found = []
    for one in page.extract_words(return_chars=True):
        for chars in _apart(one["chars"]):
            text = plain_glyphs("".join(char["text"] for char in chars))
            found.append(Word(text, rounded((chars[0]["x0"], one["top"], chars[-1]["x1"], one["bottom"]))))
    return found


def _apart(chars: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The letters of a word, cut at gaps beside a digit, if only there letters stand apart, and where a label begins."""
    if begun := figure_before_label("".join(char["text"] for char in chars)):
        yield chars[:begun]
        chars = chars[begun:]
    gaps = [right["x0"] - left["x1"] for left, right in pairwise(chars)]
    cuts = [
        i + 1
        for i, gap in enumerate(gaps)
        if gap > _GAP and (chars[i]["text"] in _PRINTED or chars[i + 1]["text"] in _PRINTED)
    ]
    if not cuts or sum(gap > _GAP for gap in gaps) > len(cuts):
        yield chars
        return
    for start, end in pairwise([0, *cuts, len(chars)]):
        yield chars[start:end]


def _within(char: dict[str, Any], bands: list[Box], cells: list[Box]) -> bool:
    x = float(char["x0"] + char["x1"]) / 2
    y = float(char["top"] + char["bottom"]) / 2

    def holds(box: Box) -> bool:
        return box[0] <= x < box[2] and box[1] <= y < box[3]

    return any(map(holds, bands)) and any(map(holds, cells))


def _tables(page: Sheet) -> Iterator[Ruled]:
    """Ruled tables; a border that was not drawn, wholly or for some rows, is put in where the rules across it end."""
    for table in page.find_tables():
        left, top, right, bottom = table.bbox
        level = _touching([e for e in page.horizontal_edges if top - 3 <= e["top"] <= bottom + 3], left, right)
        upright = [
            e
            for e in page.vertical_edges
            if left - 3 <= e["x0"] <= right + 3 and e["bottom"] > top and e["top"] < bottom
        ]
        x0, x1 = min((e["x0"] for e in level), default=left), max((e["x1"] for e in level), default=right)
        y0, y1 = min((e["top"] for e in upright), default=top), max((e["bottom"] for e in upright), default=bottom)
        columns = [(e["x0"], e["top"], e["bottom"]) for e in upright]
        lines = [(e["top"], e["x0"], e["x1"]) for e in level]
        xs = [x for x in (x0, x1) if _open(columns, x, y0, y1)]
        ys = [y for y in (y0, y1) if _open(lines, y, x0, x1)] + list(_ends(columns, lines, y0, y1))
        if not xs and not ys:
            yield table
            continue
        part = page.crop(
            (
                max(0, min(x0, left) - 1),
                max(0, min(y0, top) - 1),
                min(page.width, max(x1, right) + 1),
                min(page.height, max(y1, bottom) + 1),
            ),
            strict=False,
        )
        yield from part.find_tables({"explicit_vertical_lines": xs, "explicit_horizontal_lines": ys})


def _touching(level: Sequence[dict[str, Any]], left: float, right: float) -> list[dict[str, Any]]:
    """Level rules that reach into a table or go on from one that does; those of a table beside it do not."""
    inside: list[dict[str, Any]] = []
    rest = list(level)
    while found := [e for e in rest if e["x0"] <= right + 3 and e["x1"] >= left - 3]:
        inside += found
        rest = [e for e in rest if e["x0"] > right + 3 or e["x1"] < left - 3]
        left, right = min(left, *(e["x0"] for e in found)), max(right, *(e["x1"] for e in found))
    return inside


def _ends(columns: Sequence[Rule], lines: Sequence[Rule], top: float, bottom: float) -> Iterator[float]:
    """Heights where upright rules begin or end, as beside a merged cell, though no level rule is drawn there."""
    met: list[float] = []
    for begins, ends in _joined_rules(columns):
        for y in (begins, ends):
            inside = top + _BORDER < y < bottom - _BORDER
            if inside and all(abs(y - other) > _BORDER for other in (*met, *(at for at, _, _ in lines))):
                met.append(y)
    yield from met


def _joined_rules(rules: Sequence[Rule]) -> Iterator[tuple[float, float]]:
    """From where to where parallel rules reach, pieces that follow each other put together."""
    at = begins = ends = float("-inf")
    for x, start, end in sorted(rules):
        if abs(x - at) < _BORDER and start - ends < _BORDER:
            ends = max(ends, end)
            continue
        if ends > begins:
            yield begins, ends
        at, begins, ends = x, start, end
    if ends > begins:
        yield begins, ends


def _open(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    """Whether a border is not drawn along its whole length; ``rules`` are parallel to it: where, from, to."""
    reached = start
    for _, begins, ends in sorted((rule for rule in rules if abs(rule[0] - at) < _BORDER), key=lambda one: one[1]):
        if begins > reached + _BORDER:
            return True
        reached = max(reached, ends)
    return end - reached > _BORDER


def _block(page: Sheet, table: Ruled, number: int) -> PaperBlock | None:
    """The cells of a ruled table; None for what is no table: one column, or no text at all and one row."""
    rows = table.rows
    texts = [[None if text is None else plain_glyphs(text) for text in row] for row in table.extract()]
    if not texts or len(texts[0]) < 2:
        return None
    edges = sorted({round(cell[0], 2) for row in rows for cell in row.cells if cell})
    right = max(cell[2] for row in rows for cell in row.cells if cell)
    boxes = [[rounded(cell) if cell else None for cell in row.cells] for row in rows]
    before = [*map(list, texts)]
    mend_overprints(page, boxes, texts, edges)
    words = words_of(page.crop(table.bbox, strict=False)) if texts == before else []
    for one, text in zip(boxes, texts, strict=True):
        text[:] = [_unbroken(page, box, own) for box, own in zip(one, text, strict=True)]
    kept_boxes: list[list[Box | None]] = []
    kept_texts: list[list[str | None]] = []
    for one, text in zip(boxes, texts, strict=True):
        split = list(_stacked(page, one, text))
        kept_boxes += [box for box, _ in split]
        kept_texts += [line for _, line in split]
    return PaperBlock.of(number, kept_boxes, kept_texts, (*edges, round(right, 2)), words=words)


def _unbroken(page: Sheet, box: Box | None, text: str | None) -> str | None:
    """The text of a cell; a figure that breaks where its cell has no room for one more digit is put together."""
    lines = _figure_lines(text)
    if box is None or text is None or len(lines) != 2 or not _goes_on(*lines) or "\n".join(lines) != text:
        return text
    words = word_lines(words_of(page.crop(box)))
    if len(words) != 2:
        return text
    left, _, right, _ = around(words[0])
    digit = (right - left) / len(lines[0])
    return "".join(lines) if box[2] - box[0] - (right - left) < digit + _PADDING else text


def _goes_on(upper: str, lower: str) -> bool:
    """Whether two lines may be one figure with separators."""
    return _POINTED.search(upper) is not None and well_formed(upper + lower)


def _stacked(
    page: Sheet, boxes: list[Box | None], texts: list[str | None]
) -> Iterator[tuple[list[Box | None], list[str | None]]]:
    """A row without rules below its lines holds several printed rows: each line of figures is one of them."""
    most = max((len(_figure_lines(text)) for text in texts), default=0)
    if most < 2:
        yield boxes, texts
        return
    cells = [
        word_lines(words_of(page.crop(box))) if box and text else [] for box, text in zip(boxes, texts, strict=True)
    ]
    broken = any(_goes_on(*pair) for text in texts for pair in pairwise(_figure_lines(text)))
    anchors = next(
        [line[0].middle for line in cell if well_formed(line_text(line))]
        for cell, text in zip(cells, texts, strict=True)
        if len(_figure_lines(text)) == most
    )
    if broken and not _beside_codes(anchors, cells):
        yield boxes, texts
        return
    top, bottom = next((box[1], box[3]) for box in boxes if box)
    pitch = min((b - a for a, b in pairwise(anchors)), default=bottom - top)
    for line in sorted((line for cell in cells for line in cell), key=lambda one: one[0].middle):
        if all(abs(line[0].middle - anchor) > pitch * _A_ROW for anchor in anchors):
            anchors.append(line[0].middle)
    anchors.sort()
    cuts = [top, *((a + b) / 2 for a, b in pairwise(anchors)), bottom]
    for upper, lower in pairwise(cuts):
        row_texts: list[str | None] = []
        for cell, text in zip(cells, texts, strict=True):
            within = [line_text(line) for line in cell if upper <= line[0].middle < lower]
            row_texts.append(None if text is None else "\n".join(within))
        yield [(box[0], round(upper, 2), box[2], round(lower, 2)) if box else None for box in boxes], row_texts


def _beside_codes(anchors: Sequence[float], cells: Sequence[list[list[Word]]]) -> bool:
    """Whether one cell prints a code at the height of each line: then the lines are rows, not pieces of figures."""
    heights = [[line[0].middle for line in cell if level_of(line[0].text)] for cell in cells]
    return any(all(any(abs(y - at) < 1 for at in own) for y in anchors) for own in heights)


def _figure_lines(text: str | None) -> list[str]:
    """The figures of a cell that prints one a line, perhaps below its header; empty for any other cell."""
    lines = list(dropwhile(lambda line: not well_formed(line), map(str.strip, (text or "").split("\n"))))
    return lines if len(lines) > 1 and all(map(well_formed, lines)) else []
