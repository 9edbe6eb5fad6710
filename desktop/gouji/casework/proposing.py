"""What a printed table that was not recognised most likely is, for the user to mend.

Describing a table lies on the pile of what can be undone: the deed holds the document before and after, since
all that is done later is undone first. In cases of version 4 and older (``describe``) it was final. What is
remembered of a shape follows the document: the answer said of it last, none where nothing of that shape is
described. Held by ``test_describing_is_undone_and_redone_and_stays_so``,
``test_a_case_of_version_4_is_played_as_it_was_written``,
``test_of_two_tables_of_one_shape_the_other_is_remembered_when_one_is_undone``.
"""

from __future__ import annotations

from dataclasses import replace

from gouji.model.document import Document
from gouji.model.money import Unit
from gouji.model.rawgrid import Answer, RawGrid
from gouji.model.reason import Reason
from gouji.model.totals import is_grand_total
from gouji.reading.described.tables import printed_title
from gouji.reading.tables.header import header_rows, read_header
from gouji.reading.terms.captions import unit_above
from gouji.reading.terms.vocabulary import DESCRIBED, Vocabulary, squeeze, vocabulary


def kinds() -> tuple[str, ...]:
    """Every kind that a table can be said to be, the unnamed last."""
    return (*(form.kind for form in vocabulary().tables if not form.is_form), DESCRIBED)


def standing_answer(document: Document, grid: RawGrid) -> Answer:
    """What was said of a printed table, called as it is now, or else what is proposed."""
    said = next(((number, one) for number, one in document.described.items() if one.grid.id == grid.id), None)
    if said is None:
        return propose(grid)
    number, described = said
    unit = described.answer.unit or _known_unit(grid)
    return replace(described.answer, unit=unit, title=document.tables[number].title)


def propose(grid: RawGrid, headers: int | None = None) -> Answer:
    """Kind by the title, unit and columns by the header of so many rows, those of every side.

    No unit is proposed where none is printed.
    """
    words = vocabulary()
    form = words.kind_of(grid.title)
    kind = form.kind if form and not form.is_form else DESCRIBED
    rows = _header_rows(grid, words) if headers is None else headers
    header = read_header(grid.cells, words, rows)
    printed = unit_above(grid.cells, words) if grid.unit == Unit.YUAN.value else None
    unit, title = printed.value if printed else _known_unit(grid), printed_title(grid)
    if isinstance(header, Reason):
        return Answer(kind, rows, (), (), (), (), unit=unit, title=title)
    sides = header.sides
    codes, texts, amounts = (
        tuple(column for side in sides for column in getattr(side, role)) for role in ("codes", "texts", "amounts")
    )
    called = dict(zip(amounts, (name for side in sides for name in side.names), strict=True))
    amounts = tuple(column for column in amounts if not _numbers_rows(grid, rows, column))
    names = tuple("" if called[column].startswith("#") else called[column] for column in amounts)
    return Answer(kind, rows, codes, texts, amounts, names, unit=unit, title=title)


def _known_unit(grid: RawGrid) -> str:
    return "" if grid.assumed else grid.unit


def _header_rows(grid: RawGrid, words: Vocabulary) -> int:
    """How many rows stand above the body; blank rows below a title are none of it."""
    rows = header_rows(grid.cells, words)
    while rows < len(grid.cells) - 1 and not any(grid.cells[rows]):
        rows += 1 + header_rows(grid.cells[rows + 1 :], words)
    return rows


def _numbers_rows(grid: RawGrid, rows: int, column: int) -> bool:
    """Whether a column prints 1 2 3 … and perhaps the label of a total."""
    texts = [text for row in grid.cells[rows:] if (text := squeeze(row[column])) and not is_grand_total(text)]
    return len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)]


def heading(grid: RawGrid, headers: int, column: int) -> str:
    """What stands above a column: its lowest header that is not blank."""
    texts = ["".join(row[column].split()) for row in grid.cells[:headers]]
    return next((text for text in reversed(texts) if text), "")
