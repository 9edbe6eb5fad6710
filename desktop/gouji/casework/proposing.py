"""What a printed table that was not recognised most likely is, for the user to mend."""

from __future__ import annotations

from gouji.model.rawgrid import Answer, RawGrid
from gouji.reading.header import read_header
from gouji.reading.vocabulary import OTHER, vocabulary


def kinds() -> tuple[str, ...]:
    """Every kind that a table can be said to be, the unnamed last."""
    return (*(form.kind for form in vocabulary().tables if not form.is_form), OTHER.kind)


def propose(grid: RawGrid) -> Answer:
    """Kind by the title, columns by the header; of a table with two sides the left one."""
    words = vocabulary()
    form = words.kind_of(grid.title)
    kind = form.kind if form and not form.is_form else OTHER.kind
    header = read_header(grid.cells, words)
    if header is None:
        return Answer(kind, grid.headers, (), (), (), ())
    side = header.sides[0]
    return Answer(kind, header.rows, side.codes, side.texts, side.amounts, side.names)


def heading(grid: RawGrid, headers: int, column: int) -> str:
    """What stands above a column: its lowest header that is not blank."""
    texts = ["".join(row[column].split()) for row in grid.cells[:headers]]
    return next((text for text in reversed(texts) if text), "")
