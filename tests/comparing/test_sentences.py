"""The sentences that say a figure that changed: which still say the old one."""

from __future__ import annotations

import pickle
from pathlib import Path

from gouji.comparing.sentences import Says, saying, sentences
from gouji.model.document import Document
from gouji.reading.read import read_document
from tests.comparing.conftest import compared, judged_once, more
from tests.generated.years import make_years


def test_a_sentence_that_still_says_the_old_figure_is_named(tmp_path: Path) -> None:
    accounts, *_ = make_years(3).write(tmp_path, "xlsx", 3)
    old = read_document(accounts)
    new: Document = pickle.loads(pickle.dumps(old))
    known = sentences(judged_once(old))
    cell = next(cell for cell, claims in known.items() if len(claims) == 1)
    more(new, 10_000_000, new.address(cell))
    found = compared(old, new)
    told = saying(sentences(found.right), [one for one in found.figures.values() if one.cells[0] == cell])
    assert [one.says for one in told] == [Says.OLD]
    assert told[0].claim.text == known[cell][0].text
