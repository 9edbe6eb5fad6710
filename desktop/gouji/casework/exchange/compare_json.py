"""The JSON of ``gouji compare --json``: one object, by addresses and amounts as ``gouji check --json`` writes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gouji.casework.comparing.told import home, unit_of
from gouji.comparing.comparing import Change, Changed, Comparison
from gouji.comparing.culprits import Culprit
from gouji.comparing.laid import Amount, Single
from gouji.comparing.sentences import saying, sentences
from gouji.model.document import Document
from gouji.model.money import plain_amount

SCHEMA = "gouji.compare/1"


def compared(comparison: Comparison, paths: Sequence[str] = ()) -> dict[str, Any]:
    """A comparison; ``document`` 0 is the new one, 1… the old ones or the units. ``paths`` tell where each lies, as it
    was named: two of one name are told apart by that."""
    checks = comparison.laid.checks
    where = [{"path": path} for path in paths] or [{}] * len(checks)
    return {
        "schema": SCHEMA,
        "documents": [where | _document(one.document) for where, one in zip(where, checks, strict=True)],
        "summary": {
            "changes": len(comparison.changes),
            "figures": len(comparison.figures),
            "same": comparison.same,
            "rounded": comparison.rounded,
            "meant-the-same": comparison.means_the_same,
        },
        "changes": [_change(comparison, one) for one in comparison.changes],
        "unpaired": [_single(comparison, one) for one in comparison.singles],
    }


def culprit(comparison: Comparison, one: Culprit) -> dict[str, Any]:
    """A unit by whose change all would be settled."""
    document = comparison.laid.checks[one.document].document
    told: dict[str, Any] = {"document": one.document, "entity": document.entity, "slip": one.slip.name.lower()}
    if one.cell is not None and one.new is not None:
        unit = document.tables[one.cell.table].unit
        told |= {"address": document.address(one.cell), "suggested": plain_amount(one.new, unit), "unit": unit.value}
    return told


def _document(document: Document) -> dict[str, Any]:
    files = [{"name": one.name, "sha256": one.sha256} for one in document.files]
    return {"files": files, "entity": document.entity, "year": document.year, "stage": document.stage}


def _change(comparison: Comparison, change: Change) -> dict[str, Any]:
    unit, _ = unit_of(comparison, change.begins)

    def told(amount: Amount) -> str | None:
        return plain_amount(amount.fen, unit) if amount.printed else None

    claims = saying(comparison.right.once(sentences), change.all)
    return {
        "sort": change.sort.value,
        **address(comparison, change.begins),
        "old": told(change.old),
        "new": told(change.begins.new),
        "difference": plain_amount(change.difference, unit),
        "unit": unit.value,
        "was": address(comparison, change.was) if change.was else None,
        "sisters": [address(comparison, one) for one in change.sisters],
        "through": [address(comparison, one) for one in change.through],
        "sentences": [{"text": one.claim.text, "says": one.says.value} for one in claims],
    }


def address(comparison: Comparison, changed: Changed) -> dict[str, Any]:
    """Where a figure stands: in the new document, or in the old one that alone prints it."""
    number, cell = home(changed)
    return {"document": number, "address": comparison.laid.checks[number].document.address(cell)}


def _single(comparison: Comparison, one: Single) -> dict[str, Any]:
    table = comparison.laid.checks[one.document].document.tables[one.table]
    return {
        "document": one.document,
        "table": table.id,
        "row": None if one.row is None else table.keys[one.row],
        "column": None if one.column is None else table.columns[one.column],
        "why": one.why.name.lower().replace("_", "-"),
    }
