"""The golden documents as we set them ourselves, in every kind of file: each table comes back as it was seen.

What was published stands in ``test_golden.py``; this needs nothing beside the checkout.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from gouji.checking.check import Check
from gouji.reading.read import read_document
from tests.generated.documents import WRITERS
from tests.generated.judging import judge
from tests.reading.typeset import GOLDEN, typeset

WHOLE = ("ruled", "shaded", "xlsx", "docx", "html", "csv")
"""The kinds of file that keep cells."""

DOCUMENTS = [path for path in GOLDEN if "植入" not in path.stem]
"""One of the golden documents is another less a table."""


@pytest.mark.parametrize("writer", WHOLE)
@pytest.mark.parametrize("golden", DOCUMENTS, ids=lambda path: path.stem)
def test_every_table_comes_back_as_it_was_seen(golden: Path, writer: str, tmp_path: Path) -> None:
    paper = typeset(golden)
    path = tmp_path / f"typeset.{WRITERS[writer].ending}"
    WRITERS[writer].write(paper, path, Random(writer))
    document = read_document(path)
    verdict = judge(document, Check(document), paper)
    assert verdict.faults == []
    assert (verdict.musts, verdict.explains) == ([], [])
    assert verdict.bound == verdict.rows
    assert verdict.raw == verdict.doubted == 0
