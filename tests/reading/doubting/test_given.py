"""What a source or a phase knows to be doubtful reaches the table that is made of it, once a reason."""

from __future__ import annotations

import ast
from pathlib import Path

from gouji.casework.proposing import propose
from gouji.model.document import Document
from gouji.model.doubt import Doubt, Misgiving
from gouji.model.reason import Reason
from gouji.reading.described.answers import with_table
from gouji.reading.doubting import doubting
from gouji.reading.following import Recognising
from gouji.reading.joining import joined
from gouji.reading.read import read_document
from tests.reading.doubting.misread import misread_workbook
from tests.reading.test_decisions import HEADER, REST, ROWS, TITLE, Cells, page

DOUBT = Doubt(Misgiving.READINGS, Reason("no title of a budget table stands above it"))
OTHER = Doubt(Misgiving.BREAK, Reason("pages before it were not read: a table may begin there"))


def test_doubts_of_the_parts_of_a_table_are_those_of_the_table() -> None:
    reading = Recognising()
    reading.page(page(TITLE, Cells([HEADER, *ROWS], doubts=(DOUBT,))))
    reading.page(page(Cells(REST, doubts=(DOUBT, OTHER))))
    (made,) = reading.making.finish(reading.drafts)
    assert made.table.doubts == (DOUBT, OTHER)


def test_a_phase_that_follows_may_doubt_a_draft() -> None:
    reading = Recognising()
    reading.page(page(TITLE, Cells([HEADER, *ROWS])))
    (draft,) = reading.drafts
    draft.doubts.append(OTHER)
    (made,) = reading.making.finish(reading.drafts)
    assert made.table.doubts == (OTHER,)


def test_every_doubt_is_told_by_a_reason_of_its_own() -> None:
    """Those that the last phase casts; the others are given by the phase that knows them."""
    told: dict[str, set[str]] = {}
    for path in Path(doubting.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason":
                (message,) = (one.value for one in node.args[:1] if isinstance(one, ast.Constant))
                told.setdefault(path.stem, set()).add(str(message))
    counts = {name: len(messages) for name, messages in told.items()}
    assert counts == {"beside": 2, "columns": 2, "places": 1, "sums": 6, "titles": 1}


def test_a_table_in_doubt_of_a_file_that_joins_is_found_and_described_in_its_new_place(
    sample: Document, tmp_path: Path
) -> None:
    part = read_document(misread_workbook(tmp_path / "预算.xlsx"))
    assert list(part.in_doubt) == [0]
    made = joined(sample, part)
    (number,) = made.in_doubt
    table, grid = made.tables[number], made.in_doubt[number]
    assert (number, table.id, grid.id) == (8, "T9", "T9")
    assert table.doubts == part.tables[0].doubts != ()
    again = with_table(made, grid.id, propose(grid))
    assert (again.in_doubt, again.tables[number].doubts, list(again.described)) == ({}, (), [number])
