"""What does not agree, one finding a row, the worst first: as ``gouji check --json`` tells it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gouji.casework.telling.sentences import reason, sentence
from gouji.checking.families.family import OUTCOME_NAMES
from gouji.checking.findings import Finding
from gouji.frames.amounts import In, amounts, texts
from gouji.model.document import Document

if TYPE_CHECKING:
    from pandas import DataFrame


def findings(document: Document, found: Sequence[Finding], unit: In = "yuan") -> DataFrame:
    """``address`` is that of the stated figure, ``cells`` are those of all; ``difference`` is stated − expected."""
    import pandas as pd

    leads = [one.cells[0] if one.cells else None for one in found]
    return pd.DataFrame(
        {
            "id": texts([one.id for one in found]),
            "rule": texts([one.rule for one in found]),
            "severity": texts([one.severity.value for one in found]),
            "outcome": texts([OUTCOME_NAMES[one.outcome] for one in found]),
            "table": texts([document.tables[lead.table].id if lead else None for lead in leads]),
            "address": texts([document.address(lead) if lead else None for lead in leads]),
            "cells": pd.Series([tuple(one.addresses(document)) for one in found], dtype="object"),
            "expected": amounts([one.expected for one in found], unit),
            "stated": amounts([one.stated for one in found], unit),
            "difference": amounts([one.difference for one in found], unit),
            "statement": texts([sentence(document, one) for one in found]),
            "reason": texts([reason(one) for one in found]),
        }
    )
