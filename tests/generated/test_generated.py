"""Documents made up in many forms and kinds of file: what is read of them is what they say, and nobody is accused.

``tests/bench/generated.py`` does the same with as many as are wanted.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.reading.read import read_document
from tests.generated.documents import make, make_all
from tests.generated.judging import judge
from tests.generated.writers.office import OFFICE

SEEDS = {
    "ruled": (101, 102, 103),
    "shaded": (201, 203, 207, 218, 221),
    "filled": (301,),
    "xlsx": (401, 402, 403, 404, 405),
    "docx": (501, 502, 503, 504, 505),
    "html": (601, 602, 603, 604, 605),
    "csv": (7, 701, 702, 703, 704),
    "spaced": (801, 803, 804, 805),
}


@pytest.mark.parametrize(("writer", "seed"), [(writer, seed) for writer, seeds in SEEDS.items() for seed in seeds])
def test_a_true_document_is_read_as_it_is_and_accuses_nobody(writer: str, seed: int, tmp_path: Path) -> None:
    path, paper = make(seed, writer, tmp_path)
    document = read_document(path)
    verdict = judge(document, Check(document), paper)
    assert (verdict.musts, verdict.explains) == ([], []), paper.traits
    assert [fault for fault in verdict.faults if fault.amounts] == [], paper.traits


PRINTED_SEEDS = {"word-printed": (1048, 1062, 1086, 1117), "book-printed": (1002, 1099)}
"""Words that break codes, figures without separators and with them; names higher than their rows."""


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice, which prints them, is not installed")
@pytest.mark.parametrize("writer", PRINTED_SEEDS)
def test_what_an_office_prints_is_read_as_it_is_and_accuses_nobody(writer: str, tmp_path: Path) -> None:
    for path, paper in make_all(PRINTED_SEEDS[writer], writer, tmp_path):
        document = read_document(path)
        verdict = judge(document, Check(document), paper)
        assert (verdict.musts, verdict.wrong) == ([], 0), paper.traits


def test_a_seed_and_a_writer_always_make_the_same_document(tmp_path: Path) -> None:
    first, again = tmp_path / "first", tmp_path / "again"
    for folder in (first, again):
        folder.mkdir()
    (one, paper), (other, same) = (make(7, "html", folder) for folder in (first, again))
    assert one.read_bytes() == other.read_bytes()
    assert (paper.sheets, paper.traits) == (same.sheets, same.traits)


def test_a_slip_is_planted_whatever_a_document_prints_for_nothing(tmp_path: Path) -> None:
    """``0.000000`` has digits enough, and none that a slip could change."""
    for seed in range(9470070, 9470080):
        _, paper = make(seed, "csv", tmp_path, planted=True)
        assert paper.slip is None or paper.slip.printed != paper.slip.true
