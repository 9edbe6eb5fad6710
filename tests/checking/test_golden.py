"""Exactly what is found in published documents, written down from their pages: rule, figures and page.

A finding is ``[rule, severity, outcome, stated figure, expected, stated, page]``; of what was not checked the kind of
table that it lacks stands in place of the figure. ``agrees`` counts the relations that come out. ``text`` is what the
sentences and forms say that is not so: ``[severity, page or line, words]``. A file that is neither a PDF nor a text is
told with its ending.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gouji.checking.check import Check
from gouji.checking.families.family import OUTCOME_NAMES, Outcome
from gouji.checking.findings import Finding
from gouji.checking.prose.text import held
from gouji.checking.prose.verdict import Held
from gouji.checking.rules.laws import Severity
from gouji.model.document import Document
from gouji.model.money import plain_amount
from gouji.model.source import AtLine, OnPage
from tests.reading.test_published import DOCUMENTS, Published

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.json"))


@pytest.fixture
def check(path: Path, published: Published) -> Check:
    """The check of the document that a golden file is about."""
    names = {path.stem, f"{path.stem}.pdf", f"{path.stem}.txt"}
    found = [one for one in DOCUMENTS.rglob(f"{path.stem}*") if one.name in names]
    if not found:
        pytest.skip("the published document does not stand beside this checkout")
    return Check(published(found[0]))


def seen(one: Finding, document: Document) -> list[Any]:
    """A finding as a golden file writes it."""
    told: list[Any] = [one.rule, one.severity.value, OUTCOME_NAMES[one.outcome]]
    if not one.cells:
        return [*told, one.id.partition(":")[2][1:], None, None, None]
    lead = one.cells[0]
    table = document.tables[lead.table]
    source = table.source(lead.row, lead.column)
    amounts = [None if fen is None else plain_amount(fen, one.unit, 2) for fen in (one.expected, one.stated)]
    return [*told, document.address(lead), *amounts, source.page if isinstance(source, OnPage) else None]


def told(one: Held) -> bool:
    return one.severity is not Severity.HINT


def said(one: Held) -> list[Any]:
    """What the text says that is not so, as a golden file writes it."""
    source = one.claim.source
    place = source.page if isinstance(source, OnPage) else source.line if isinstance(source, AtLine) else None
    return [one.severity.value, place, one.claim.text]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_what_is_found_is_what_stands_on_the_pages(path: Path, check: Check) -> None:
    wanted = json.loads(path.read_text(encoding="utf-8"))
    assert check.choice.pack.id == wanted["pack"]
    assert [seen(one, check.document) for one in check.findings()] == wanted["findings"]
    assert check.counts()[Outcome.AGREES] == wanted["agrees"]
    assert [said(one) for one in held(check) if one.outcome is Outcome.DIFFERS and told(one)] == wanted["text"]
