"""Tables read by what was said of one of their shape before, kept as printed, so that they can be described again.

A table described as of no published kind (``described``) foots, to be explained only; its rows are not cast,
because no rule knows its columns. The unit of an answer holds for the next table of its shape unless that
prints its own above it. Held by ``test_the_totals_of_a_table_of_no_known_kind_are_checked``,
``test_an_answer_without_a_unit_still_holds``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from gouji.model.rawgrid import Answer, Described, RawGrid
from gouji.model.source import InSheet
from gouji.reading.described.printed import printed
from gouji.reading.making import Draft, Made
from gouji.reading.tables.cell_table import TableDraft
from gouji.reading.terms.captions import line_above
from gouji.reading.terms.vocabulary import vocabulary


def printed_title(grid: RawGrid) -> str:
    """What is printed over a table: its title, else the nearest line above its header, else the name of its sheet."""
    rows = ([text for text in row if text] for row in grid.cells)
    lone = [text for row in takewhile(lambda texts: len(texts) < 2, rows) for text in row]
    first = grid.sources[0][0]
    sheet = first.sheet if isinstance(first, InSheet) else ""
    return grid.title or line_above(lone, vocabulary()) or grid.above or sheet


@dataclass
class Answered:
    """A table read by what was said of one of its shape before: its draft, and its parts as they are printed."""

    draft: TableDraft
    answer: Answer
    parts: list[RawGrid]

    def described(self, id: str) -> Described | None:
        """The whole as one grid, to be described again; None where its parts have not the same columns."""
        grid = whole(self.parts, id)
        return None if grid is None else Described(grid, self.answer)


def whole(parts: Sequence[RawGrid], id: str) -> RawGrid | None:
    """The parts of a table as one grid; None where they have not the same columns."""
    first = parts[0]
    if any(len(part.cells[0]) != len(first.cells[0]) for part in parts):
        return None
    cells, sources = (tuple(row for part in parts for row in getattr(part, of)) for of in ("cells", "sources"))
    cut = all(part.words for part in parts)
    words = tuple(row for part in parts for row in part.words) if cut else ()
    edges = first.edges if cut else ()
    return replace(first, id=id, cells=cells, sources=sources, words=words, edges=edges)


def as_printed(draft: Draft, id: str) -> RawGrid | None:
    """A table that was recognised as it is printed, to be described; None where it has no cells, or too many."""
    if not isinstance(draft, TableDraft) or not draft.parts:
        return None
    return whole([printed(part, draft.caption, vocabulary()) for part in draft.parts], id)


def in_unit(raw: RawGrid, usual: str) -> RawGrid:
    """A grid in the unit that is printed over it, else in the usual one, which is then assumed."""
    return replace(raw, unit=raw.unit or usual, assumed=not raw.unit)


def described_tables(every: Iterable[Answered], made: Iterable[Made], usual: str) -> Iterator[tuple[int, Described]]:
    """The tables that were read by an answer, by their position in the document."""
    answered = {id(one.draft): one for one in every}
    for number, one in enumerate(made):
        known = answered.get(id(one.draft))
        if known is not None and (described := known.described(one.table.id)) is not None:
            yield number, replace(described, grid=in_unit(described.grid, usual))
