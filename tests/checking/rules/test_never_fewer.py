"""No pack that is chosen for a document judges less of it than the general one would."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import Outcome
from gouji.checking.rules.choosing import named
from gouji.model.document import Document
from gouji.reading.read import read_document
from tests.generated.documents import make
from tests.reading.test_published import DOCUMENTS, Published

SEEDS = {
    "shanghai": (2, 14, 19),
    "jiangsu": (1, 4, 15),
    "ministry": (9, 12, 24),
    "accounts": (5, 10, 17),
}
"""Of each form those that come out as it."""

PUBLISHED = sorted([*DOCUMENTS.glob("*.pdf"), *(DOCUMENTS / "more").glob("*.pdf")])


def judged(check: Check) -> int:
    """How many relations were held against each other."""
    counts = check.counts()
    return sum(counts[one] for one in (Outcome.AGREES, Outcome.ROUNDING, Outcome.DIFFERS))


def bound(document: Document) -> None:
    check = Check(document)
    if check.choice.pack.id == "general" or document.no_department:
        return  # which it says, and why
    assert judged(check) >= judged(Check(document, named("general"))), check.choice.pack.id


@pytest.mark.parametrize(("form", "seed"), [(form, seed) for form, seeds in SEEDS.items() for seed in seeds])
def test_of_every_form(form: str, seed: int, tmp_path: Path) -> None:
    path, paper = make(seed, "csv", tmp_path, whole=True)
    assert paper.form == form
    document = read_document(path)
    assert Check(document).choice.pack.id != "general"
    bound(document)


@pytest.mark.skipif(not PUBLISHED, reason="the published documents do not stand beside this checkout")
@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_of_what_was_published(path: Path, published: Published) -> None:
    bound(published(path))
