"""What an answer of the sheet rests on, as a mark in no language: what was found, what was looked at, why it is open.

It is another one when a finding comes or goes, when a figure of a table or of a sentence that speaks for the line is
another one, when a row has another code, name or place, and when a table is read that was not; never because a finding
was ticked off, which changes nothing of what stands. Held by ``tests/casework/sheet/test_deciding.py``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from gouji.model.document import Document
from gouji.model.reason import Reason
from gouji.review.decisions import Given
from gouji.review.marks import Markable, evidence

if TYPE_CHECKING:
    from gouji.casework.sheet.problems import Problem

_DIGITS = 16
"""Of a mark."""


def mark_of(program: Given | None, why: Reason | None, found: Sequence[Problem], rests_on: Sequence[str]) -> str:
    """The mark of an answer of the program: its word or why it has none, what was found, what was looked at."""
    open_for = [why.message, *sorted(why.params.items())] if why else []
    return _digest([program, open_for, sorted(one.key for one in found), sorted(rests_on)])


def evidence_of(document: Document, one: Markable) -> str:
    """A mark of a finding, or of what the text says, with the figures as they stand."""
    return f"{one.id}|{_digest(evidence(document, one).of_tables)}"


def table_of(document: Document, number: int) -> str:
    """A mark of a table with all its figures, and what its rows are."""
    table = document.tables[number]
    figures = b"".join(one.tobytes() for one in (table.values, table.present, table.decimals))
    rows = _digest([[row.code, row.name, int(parent)] for row, parent in zip(table.rows, table.parents, strict=True)])
    return f"{table.kind}|{sha256(figures).hexdigest()[:_DIGITS]}|{rows}"


def _digest(told: object) -> str:
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:_DIGITS]
