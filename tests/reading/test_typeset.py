"""The golden documents as we set them ourselves, in every kind of file: each table comes back as it was seen.

What was published stands in ``test_golden.py``; this needs nothing beside the checkout. Each document is drawn with
rules, and one of each form with grounds too; an exploring run draws all with both.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path
from random import Random

import pytest

from gouji.checking.check import Check
from gouji.reading.read import read_document
from tests.generated.documents import WRITERS
from tests.generated.judging import Verdict, judge
from tests.reading.typeset import GOLDEN, seen, typeset
from tests.thorough import of_each

WHOLE = ("ruled", "xlsx", "docx", "html", "csv")
"""The kinds of file that keep cells."""

DOCUMENTS = [path for path in GOLDEN if "植入" not in path.stem]
"""One of the golden documents is another less a table."""

ONE_OF_EACH_FORM = [path for _, path in {seen(path)["form"]: path for path in DOCUMENTS}.items()]

LOST_CELLS = ("shanghai-hrss-2017", "商务委2025部门预算")
"""Documents in the form that texts without cells are known by."""


def published(golden: Path, writer: str, folder: Path) -> Verdict:
    """What becomes of a golden document that a writer publishes."""
    paper = typeset(golden)
    path = folder / f"typeset.{WRITERS[writer].ending}"
    WRITERS[writer].write(paper, path, Random(writer))
    document = read_document(path)
    return judge(document, Check(document), paper)


@pytest.mark.parametrize(
    ("golden", "writer"),
    [
        *product(DOCUMENTS, WHOLE),
        *product(of_each(ONE_OF_EACH_FORM, DOCUMENTS), ["shaded"]),
    ],
    ids=lambda one: one.stem if isinstance(one, Path) else one,
)
def test_every_table_comes_back_as_it_was_seen(golden: Path, writer: str, tmp_path: Path) -> None:
    verdict = published(golden, writer, tmp_path)
    assert verdict.faults == []
    assert (verdict.musts, verdict.explains) == ([], [])
    assert verdict.bound == verdict.rows
    assert verdict.unread == verdict.doubted == 0


@pytest.mark.parametrize("golden", DOCUMENTS, ids=lambda path: path.stem)
def test_text_in_columns_says_what_was_seen_or_stays_as_it_is(golden: Path, tmp_path: Path) -> None:
    """A table whose columns spaces do not tell is not read; whatever is read is right, and accuses nobody."""
    verdict = published(golden, "spaced", tmp_path)
    assert [fault for fault in verdict.faults if fault.kind in ("amount", "invented", "name")] == []
    assert (verdict.musts, verdict.explains) == ([], [])


@pytest.mark.parametrize("golden", [path for path in DOCUMENTS if path.stem in LOST_CELLS], ids=lambda path: path.stem)
def test_text_that_lost_its_cells_finds_its_columns_by_the_sums(golden: Path, tmp_path: Path) -> None:
    verdict = published(golden, "exported", tmp_path)
    assert [fault for fault in verdict.faults if fault.amounts] == []
    assert verdict.bound == verdict.rows
    assert (verdict.musts, verdict.explains) == ([], [])
