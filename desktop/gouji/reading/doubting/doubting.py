"""The last phase: a document as it was read, with its doubts. They are decided once, before anything is typed.

A doubt that a source or an earlier phase gave comes first. Of a table under the headers of names or codes nothing more
is asked: its sums tell nothing. What is held by sums is held by the laws that would judge the document, as though
nothing were in doubt yet. A table that a user described is not doubted.
"""

from __future__ import annotations

from collections.abc import Sequence

from gouji.checking.check import Check
from gouji.model.document import Document
from gouji.reading.described.tables import as_printed, in_unit
from gouji.reading.doubting.columns import doubtful_columns
from gouji.reading.doubting.places import without_a_place
from gouji.reading.doubting.sums import Contradictions
from gouji.reading.doubting.titles import doubtful_title
from gouji.reading.making import Draft


def doubt(document: Document, drafts: Sequence[Draft] = ()) -> Document:
    """Add to each table why its reading is in doubt, and how it is printed, of its draft; returns the document."""
    asked = [number for number in range(len(document.tables)) if number not in document.described]
    for number in document.described:
        document.tables[number].doubts = ()
    contradictions = Contradictions(Check.of_all(document))
    unplaced = without_a_place(document)
    for number in asked:
        table = document.tables[number]
        found = [*doubtful_title(table), *([*doubtful_columns(table)] or contradictions.within(number))]
        table.doubts = (*table.doubts, *found, *unplaced.get(number, ()))
    for number, found_across in contradictions.across({n for n, table in enumerate(document.tables) if table.doubts}):
        table = document.tables[number]
        if number in asked:
            table.doubts = (*table.doubts, found_across)
    for number, draft in enumerate(drafts):
        table = document.tables[number]
        if table.doubts and (grid := as_printed(draft, table.id)) is not None:
            document.in_doubt[number] = in_unit(grid, table.unit.value)
    return document
