"""What a source or a phase knows to be doubtful reaches the table that is made of it, once a reason."""

from __future__ import annotations

from gouji.model.doubt import Doubt, Misgiving
from gouji.model.reason import Reason
from gouji.reading.following import Recognising
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
