"""A part of a page as it is printed: what stays where it is not recognised, and what is described again.

Columns of a damaged page whose edges do not stand in order cannot be cut anew: their words are left out. Held by
``test_columns_out_of_order_are_not_to_be_cut_anew``.
"""

from __future__ import annotations

from itertools import pairwise

from gouji.model.rawgrid import RawGrid
from gouji.reading.described.answers import shape_of
from gouji.reading.page.words import PaperBlock
from gouji.reading.tables.header import header_rows
from gouji.reading.tables.parts import Part
from gouji.reading.terms.captions import Caption, unit_above
from gouji.reading.terms.vocabulary import Vocabulary


def printed(part: Part, caption: Caption, words: Vocabulary, above: str = "") -> RawGrid:
    """A part under its caption, or under a line ``above`` that may be one; it has no number yet."""
    rows = header_rows(part.cells, words)
    columns, block = range(part.block.width), part.block
    numbers = range(part.first, part.first + len(part.cells))
    lines = [block.words_of(number) for number in numbers] if isinstance(block, PaperBlock) else []
    if any(left > right for left, right in pairwise(block.edges)):
        lines = []
    pieces = tuple(tuple((word.text, word.box) for word in line) for line in lines) if any(lines) else ()
    return RawGrid(
        "",
        caption.title,
        unit.value if (unit := caption.unit or unit_above(part.cells, words)) else "",
        rows,
        shape_of(part.cells[:rows], block.width),
        tuple(tuple(" ".join((text or "").split()) for text in row) for row in part.cells),
        tuple(tuple(block.source(number, column) for column in columns) for number in numbers),
        block.edges if pieces else (),
        pieces,
        above,
    )
