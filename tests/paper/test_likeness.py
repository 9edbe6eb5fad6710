"""Two papers show the same, or do not: whatever way their objects are numbered and packed."""

from __future__ import annotations

from functools import partial

import pytest

from gouji.casework.case import Case
from gouji.casework.papers.working_paper import print_report
from gouji.paper.likeness import shows_the_same
from tests.conftest import SAMPLE
from tests.paper.attacks.alterations import annotated, seen
from tests.paper.attacks.prepared import forged
from tests.paper.attacks.stages import Meddle

SEEN = [(name, change) for name, change in seen() if name != "content overwritten"]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("底稿") / "底稿.pdf"
    print_report(Case.look_at(SAMPLE), path)
    return path.read_bytes()


def test_a_paper_written_anew_shows_the_same(paper: bytes) -> None:
    anew = forged(paper, lambda writer: None)
    assert anew != paper
    assert shows_the_same(paper, anew)


@pytest.mark.parametrize(("name", "change"), SEEN, ids=[name for name, _ in SEEN])
def test_what_changes_what_is_seen_is_told(paper: bytes, name: str, change: Meddle) -> None:
    assert not shows_the_same(paper, forged(paper, change))


def test_a_paper_that_cannot_be_read_shows_nothing(paper: bytes) -> None:
    assert not shows_the_same(paper, b"")
    assert not shows_the_same(paper, paper[: len(paper) // 2])
    assert not shows_the_same(paper, forged(paper, partial(annotated, "Stamp")))
