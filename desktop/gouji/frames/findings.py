"""What does not agree, one finding a row: those of tables, the worst first, then those of the text in its order.

``state`` is the word that the window shows (不符, 待核实, 提示, 尾差, 未能核对): only the first counts as an error.
``kind`` tells a finding of tables from one of the text, ``where`` is its page, line or cell. Held by
``test_the_text_has_its_findings_too`` in ``tests/frames/test_read.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gouji.casework.prose.proof import sentence as told_of_text
from gouji.casework.prose.said import Said, told_singly
from gouji.casework.telling.parts import file_of, where
from gouji.casework.telling.sentences import reason, sentence
from gouji.checking.check import Check
from gouji.checking.families.family import OUTCOME_NAMES, state_of
from gouji.checking.findings import Finding
from gouji.frames.amounts import In, amounts, texts
from gouji.model.document import Cell, Document
from gouji.prose.text import text_of
from gouji.wording import say

if TYPE_CHECKING:
    from pandas import DataFrame

Lead = Cell | None


def findings(check: Check, found: Sequence[Finding], unit: In = "yuan") -> DataFrame:
    """``address`` is that of the stated figure, ``cells`` are those of all; ``difference`` is stated − expected.

    The text has amounts of no column: what it states and what a table prints is in ``statement``.
    """
    import pandas as pd

    document, said = check.document, told_singly(check)
    every: list[Finding | Said] = [*found, *said]
    leads: list[Lead] = [one.cells[0] if one.cells else None for one in every]
    cells = [tuple(one.addresses(document)) for one in found]
    cells += [tuple(document.address(cell) for cell in one.cells) for one in said]
    blank: list[int | None] = [None] * len(said)
    return pd.DataFrame(
        {
            "id": texts([one.id for one in every]),
            "kind": texts(["table"] * len(found) + ["text"] * len(said)),
            "rule": texts([one.rule for one in found] + [None] * len(said)),
            "severity": texts([one.severity.value for one in every]),
            "outcome": texts([OUTCOME_NAMES[one.outcome] for one in every]),
            "state": texts([say(state_of(one.outcome, one.severity)) for one in every]),
            "table": texts([document.tables[lead.table].id if lead else None for lead in leads]),
            "address": texts([document.address(lead) if lead else None for lead in leads]),
            "where": texts([_where(document, lead) for lead in leads[: len(found)]] + [_said(check, s) for s in said]),
            "cells": pd.Series(cells, dtype="object"),
            "expected": amounts([*(one.expected for one in found), *blank], unit),
            "stated": amounts([*(one.stated for one in found), *blank], unit),
            "difference": amounts([*(one.difference for one in found), *blank], unit),
            "statement": texts([sentence(document, one) for one in found] + [told_of_text(document, s) for s in said]),
            "reason": texts([reason(one) for one in found] + [None] * len(said)),
        }
    )


def _where(document: Document, lead: Lead) -> str | None:
    if lead is None:
        return None
    table = document.tables[lead.table]
    return where(table.source(lead.row, lead.column), file_of(document, table.file))


def _said(check: Check, one: Said) -> str:
    """Where the text says it."""
    line = text_of(check.document).paragraphs[one.paragraph].passage(one.start)
    told = (one.held.claim if one.held else one.wording) or line
    return where(told.source, file_of(check.document, told.file))
