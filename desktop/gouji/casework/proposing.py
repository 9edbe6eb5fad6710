"""What a printed table that was not recognised most likely is, for the user to mend."""

from __future__ import annotations

from gouji.model.money import Unit
from gouji.model.rawgrid import Answer, RawGrid
from gouji.reading.captions import unit_above
from gouji.reading.header import read_header
from gouji.reading.vocabulary import OTHER, vocabulary


def kinds() -> tuple[str, ...]:
    """Every kind that a table can be said to be, the unnamed last."""
    return (*(form.kind for form in vocabulary().tables if not form.is_form), OTHER.kind)


def propose(grid: RawGrid) -> Answer:
    """Kind by the title, unit and columns by the header, those of every side."""
    words = vocabulary()
    form = words.kind_of(grid.title)
    kind = form.kind if form and not form.is_form else OTHER.kind
    header = read_header(grid.cells, words)
    rows = header.rows if header else grid.headers
    printed = unit_above(grid.cells, words) if grid.unit == Unit.YUAN.value else None
    unit = printed.value if printed else grid.unit
    if header is None:
        return Answer(kind, rows, (), (), (), (), unit=unit)
    sides = header.sides
    codes, texts, amounts = (
        tuple(column for side in sides for column in getattr(side, role)) for role in ("codes", "texts", "amounts")
    )
    names = tuple(name for side in sides for name in side.names)
    return Answer(kind, rows, codes, texts, amounts, names, unit=unit)


def heading(grid: RawGrid, headers: int, column: int) -> str:
    """What stands above a column: its lowest header that is not blank."""
    texts = ["".join(row[column].split()) for row in grid.cells[:headers]]
    return next((text for text in reversed(texts) if text), "")
