"""The last phase: a document as it was read, with its doubts. They are decided once, before anything is typed.

A doubt that a source or an earlier phase gave comes first. Of a table under the headers of names or codes nothing more
is asked: its sums tell nothing. What is held by sums is held by the laws that would judge the document, as though
nothing were in doubt yet. A table that a user described is not doubted.

Of files that were read each by itself the sums are asked again once they are one document: tables of one contradict
those of another. Held by ``tests/reading/doubting/test_files.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from gouji.checking.check import Check
from gouji.model.document import Document
from gouji.model.doubt import Doubt, Doubts
from gouji.reading.described.tables import as_printed, in_unit
from gouji.reading.doubting.beside import columns_beside, rows_beside
from gouji.reading.doubting.columns import doubtful_columns
from gouji.reading.doubting.places import without_a_place
from gouji.reading.doubting.sums import Contradictions
from gouji.reading.doubting.titles import doubtful_title
from gouji.reading.making import Draft
from gouji.reading.tables.cell_table import TableDraft


@dataclass(frozen=True, eq=False)
class Doubted:
    """A document with its doubts, and the check of all its tables by which they were decided.

    Whoever judges the document as it was read goes on from that check; once anything of it changes, it tells nothing.
    """

    document: Document
    check: Check


def doubt(document: Document, drafts: Sequence[Draft] = (), check: Check | None = None) -> Doubted:
    """Add to each table why its reading is in doubt, and how it is printed, of its draft.

    ``check`` is one of all its tables by their figures alone, where it was made before.
    """
    asked = [number for number in range(len(document.tables)) if number not in document.described]
    for number in document.described:
        document.tables[number].doubts = ()
    check = check or Check.of_all(document, figures_alone=True)
    contradictions = Contradictions(check)
    unplaced = without_a_place(document)
    loose = {number for number, draft in enumerate(drafts) if isinstance(draft, TableDraft) and draft.shape.loose}
    for number in asked:
        table = document.tables[number]
        found = [*doubtful_title(table), *([*doubtful_columns(table)] or _contradicted(contradictions, number))]
        if number in loose and not found:
            found += rows_beside(check, number, contradictions.broken_rows.get(number, ()))
        table.doubts = (*table.doubts, *found, *unplaced.get(number, ()))
    for number, found_across in contradictions.across({n for n, table in enumerate(document.tables) if table.doubts}):
        table = document.tables[number]
        if number in asked:
            table.doubts = (*table.doubts, found_across)
    for number, draft in enumerate(drafts):
        table = document.tables[number]
        if table.doubts and (grid := as_printed(draft, table.id)) is not None:
            document.in_doubt[number] = in_unit(grid, table.unit.value)
    return Doubted(document, check)


def _contradicted(contradictions: Contradictions, number: int) -> Iterator[Doubt]:
    """What its own sums tell of the reading of a table, and what other tables have beside its figures."""
    yield from contradictions.within(number)
    table = contradictions.check.document.tables[number]
    yield from columns_beside(table, contradictions.short_cells.get(number, ()))


def doubts_among_files(document: Document, vouched: Set[int] = frozenset()) -> Mapping[int, Doubts]:
    """Why the reading of tables is in doubt now that their files are one document, by their positions.

    Those in doubt already are not asked again, nor those that a user described or ``vouched`` for: these are trusted.
    """
    trusted = vouched | document.described.keys()
    asked = {number for number, table in enumerate(document.tables) if not table.doubts} - trusted
    contradictions = Contradictions(Check.of_all(document, figures_alone=True))
    found = {number: doubts for number in sorted(asked) if (doubts := tuple(_contradicted(contradictions, number)))}
    doubted = {number for number, table in enumerate(document.tables) if table.doubts} - trusted
    for number, across in contradictions.across(doubted | found.keys()):
        if number in asked:
            found[number] = (*found.get(number, ()), across)
    return found


def with_doubts(document: Document, doubts: Mapping[int, Doubts]) -> Document:
    """The document with further doubts of tables; these are copied, and the others stay its own."""
    tables = [*document.tables]
    for number, further in doubts.items():
        tables[number] = tables[number].copy()
        tables[number].doubts = (*tables[number].doubts, *further)
    return replace(document, tables=tables)
