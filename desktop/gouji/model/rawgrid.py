"""A printed table that was not recognised, and what a user says it is.

A raw grid from a page keeps its words by row, so that the columns a user draws cut between words, not cells.
Where words do not tell what the cells do (overprints, turned pages) it keeps none, and its columns cannot be
drawn. Held by ``test_two_columns_printed_as_one_are_cut_apart_and_the_answer_is_remembered``,
``test_no_edges_where_columns_have_no_place_on_paper``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from gouji.model.money import Unit
from gouji.model.reason import Why
from gouji.model.source import Box, Source

Piece = tuple[str, Box]
"""A word and where it stands on its page."""


class RawCell(NamedTuple):
    """The place of one printed text: position among what the document shows as printed, row, column."""

    grid: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class RawGrid:
    """A printed table that was not recognised, as it stands: texts ("" for blank) and sources of its cells, row by row.

    ``headers`` rows at the top print no figures. ``shape`` is the same for tables of the same header. On
    paper, ``edges`` are the left edges of the columns and the right edge of the last, and ``words`` are those of each
    row, so that the columns can be cut anew; both are empty where columns have no place on paper or run aslant of it.
    ``above`` is the line over a table without a title that may be one; a unit that is ``assumed`` is printed nowhere.
    ``why`` it was not recognised is not known in cases that were begun before it was told.
    """

    id: str
    title: str
    unit: str
    headers: int
    shape: str
    cells: tuple[tuple[str, ...], ...]
    sources: tuple[tuple[Source, ...], ...]
    edges: tuple[float, ...] = ()
    words: tuple[tuple[Piece, ...], ...] = ()
    above: str = ""
    assumed: bool = False
    why: Why = ()
    file: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """The kind of a table and what its columns hold, counted from 0; ``headers`` rows stand above its body.

    ``names`` are what the amount columns are called. ``edges`` (PDF points) cut the page into other columns than were
    found: the left edge of each and the right edge of the last; empty where the columns are right. Without a ``unit``
    or a ``title``, as older answers are, those of the grid hold.
    """

    kind: str
    headers: int
    codes: tuple[int, ...]
    texts: tuple[int, ...]
    amounts: tuple[int, ...]
    names: tuple[str, ...]
    edges: tuple[float, ...] = ()
    unit: str = ""
    title: str = ""

    @classmethod
    def of(cls, data: dict[str, Any]) -> Answer:
        """An answer from its JSON; raises KeyError, TypeError or ValueError when it is none."""
        lists = {name: tuple(data[name]) for name in ("codes", "texts", "amounts", "names", "edges")}
        unit, title = data.get("unit") or "", data.get("title") or ""
        return cls(
            kind=data["kind"], headers=data["headers"], unit=unit and Unit(unit).value, title=str(title), **lists
        )


@dataclass(frozen=True, slots=True)
class Described:
    """A table as it was printed, and what was said of it."""

    grid: RawGrid
    answer: Answer
