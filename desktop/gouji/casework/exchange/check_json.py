"""The JSON of ``gouji check --json``: a contract that scripts rely on. It is extended, never bent."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from gouji.casework.case_state import CaseState
from gouji.casework.causes.cause import Cause
from gouji.casework.exchange.causes_json import told_causes
from gouji.casework.exchange.forms_json import forms
from gouji.casework.exchange.review_json import review
from gouji.casework.exchange.text_json import claims, outcomes, wording
from gouji.casework.telling.parts import because, in_file
from gouji.casework.telling.reach import Reach, reaches, uncast
from gouji.casework.telling.sentences import reason, sentence
from gouji.casework.telling.unchecked import statement, why_chosen
from gouji.casework.telling.unread import unrecognised
from gouji.checking.check import Check
from gouji.checking.families.family import OUTCOME_NAMES, Outcome
from gouji.checking.findings import Finding
from gouji.checking.unchecked import Unchecked
from gouji.errors import UserError
from gouji.explaining.explanation import Correction, Explanation, LostRow
from gouji.model.document import Cell, Document
from gouji.model.money import Figure, Unit, plain_amount
from gouji.model.reason import Reason
from gouji.model.table import Origin, Table
from gouji.wording import say

SCHEMA = "gouji.check/1"

NOWHERE: Mapping[str, str] = {}
"""The paths of files that lie nowhere, or of which that need not be told."""

_ORIGINS = {Origin.READ: "read", Origin.PLACED: "placed", Origin.EDITED: "edited", Origin.UNDECIDED: "undecided"}

_ODD = re.compile(r"[\x7f-\x9f\u2028\u2029]")
"""Characters that end a line to some programs, or that a terminal obeys, and that JSON does not escape by itself."""


def line(told: dict[str, Any]) -> str:
    """One object as one line, whatever its texts hold and whoever reads it."""
    return _ODD.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(told, ensure_ascii=False))


def result(
    check: Check,
    explanation: Explanation,
    causes: Sequence[Cause] = (),
    case: CaseState | None = None,
    *,
    path: str = "",
    paths: Mapping[str, str] = NOWHERE,
) -> dict[str, Any]:
    """One checked document; ``nothing_checked`` tells why where none of its tables was recognised.

    ``codes`` of the summary counts the findings of names and order of codes, which hold no figures and are no checks.

    ``review`` stands there where it is of a ``case``. ``path`` tells where the file or the case lies that was asked
    for, as it was named, and ``paths`` that of each of several files by its SHA-256: so two of one name are told apart.

    That is no ``error``: the file was read, and ``grids`` has what it prints. The exit status is that of an error.
    """
    document = check.document
    unread = unrecognised(document)
    counts, open_rows = check.counts(), set(uncast(check))
    judged = sum(counts.values()) - counts[Outcome.NOT_APPLICABLE]
    return {
        "schema": SCHEMA,
        **_lies(path),
        **_files(document, paths),
        "entity": document.entity,
        "year": document.year,
        **({"year_said": asdict(document.year_said)} if document.year_said else {}),
        "stage": document.stage,
        "form": document.form,
        "no_department": [_reason(one) for one in document.no_department],
        "pack": {"id": check.choice.pack.id, "why": why_chosen(check)} | _own(check),
        "tables": [
            _table(table, reach, number in open_rows) | _doubt(check, number) | _in_file(document, table.file)
            for number, (table, reach) in enumerate(zip(document.tables, reaches(check), strict=True))
        ],
        "claims": claims(check),
        "wording": wording(check),
        "forms": forms(check),
        "summary": {"checks": judged}
        | {name: counts[outcome] for outcome, name in OUTCOME_NAMES.items()}
        | {"codes": check.rows_told, "claims": outcomes(check)},
        "causes": told_causes(check, causes),
        "findings": [_finding(document, finding) for finding in check.findings()],
        "unchecked": [_unchecked(check, one) for one in check.unchecked],
        "suspects": suspects(document, explanation),
        "unplaced": [
            {"text": one.text, "source": asdict(one.source)} | _in_file(document, one.file) for one in document.unplaced
        ],
        "grids": [
            {
                "id": grid.id,
                "title": grid.title,
                "cells": grid.cells,
                "source": asdict(grid.sources[0][0]),
                "why": [_reason(one) for one in grid.why],
            }
            | _in_file(document, grid.file)
            for grid in document.grids
        ],
        "notices": [in_file(document, one.file, say(one.message, **one.params)) for one in document.notices],
        **({"review": review(case)} if case is not None else {}),
    } | ({"nothing_checked": _refusal(unread)} if unread else {})


def _own(check: Check) -> dict[str, Any]:
    """The ids of the rules of the user's own that stand beside the pack; nothing where there are none.

    By which of them nothing was judged is told in ``unchecked`` as of any law.
    """
    own = [law.id for law in check.choice.pack.own]
    return {"own": own} if own else {}


def failure(name: str, error: UserError, path: str = "") -> dict[str, Any]:
    """The line of a file that could not be read; ``path`` is where it was looked for."""
    return {"schema": SCHEMA, **_lies(path), "file": {"name": name}, "error": _refusal(error)}


def _lies(path: str) -> dict[str, str]:
    return {"path": path} if path else {}


def _refusal(error: UserError) -> dict[str, Any]:
    return {"kind": error.kind, "message": say(error.message, **error.params)}


def _files(document: Document, paths: Mapping[str, str]) -> dict[str, Any]:
    """The file; of several the first as ``file``, and all of them as ``files``."""
    told = [
        {"name": one.name, **_lies(paths.get(one.sha256, "")), "sha256": one.sha256, "format": one.format}
        for one in document.files
    ]
    beside = [
        {"as": beside.value, "entity": other.entity, "year": other.year, "stage": other.stage, **_files(other, paths)}
        | {"in_doubt": [other.tables[number].id for number in sorted(other.doubted)]}
        for beside, other in document.beside.items()
    ]
    return {"file": told[0]} | ({"files": told} if document.joined else {}) | ({"beside": beside} if beside else {})


def _in_file(document: Document, file: int) -> dict[str, Any]:
    """In which of several files a source is, counted from 0."""
    return {"file": file} if document.joined else {}


def _reason(reason: Reason) -> dict[str, Any]:
    return {"statement": because((reason,)), "sources": [asdict(place) for place in reason.places]}


def _doubt(check: Check, number: int) -> dict[str, Any]:
    """Why a table was not judged: it may not have been read as it is printed; or who vouched for its reading."""
    doubts = [{"id": one.of.value} | _reason(one.why) for one in check.document.tables[number].doubts]
    by = check.confirmed.get(number)
    return {"doubt": [], "confirmed": asdict(by) | {"doubt": doubts}} if by else {"doubt": doubts}


def _table(table: Table, reach: Reach, uncast: bool) -> dict[str, Any]:
    return {
        "id": table.id,
        "kind": table.kind,
        "title": table.title,
        "unit": table.unit.value,
        "checked": (Reach.NOTHING if reach is Reach.DOUBT else reach).value,
        "uncast": uncast,
        "columns": list(table.columns),
        "rows": [_row(table, row) for row in range(len(table.rows))],
    }


def _row(table: Table, number: int) -> dict[str, Any]:
    row = table.rows[number]
    columns = table.row_columns(number)
    contents = {table.columns[c]: table.content(number, c) for c in columns}
    shown: dict[str, Any] = {
        "code": row.code,
        "name": row.name,
        "level": row.level,
        "amounts": {
            name: plain_amount(one.figure.fen, table.unit, one.figure.decimals) if one.figure else None
            for name, one in contents.items()
        },
        "origin": {name: _ORIGINS[one.origin] for name, one in contents.items() if one.origin is not Origin.BLANK},
        "source": asdict(row.source),
    }
    apart = {table.columns[c]: asdict(found) for c in columns if (found := table.own_source(number, c))}
    who = row.added or row.coded
    by = {"by": asdict(who)} if who else {}
    return shown | ({"sources": apart} if apart else {}) | by


def _finding(document: Document, finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "reason": reason(finding),
        "severity": finding.severity.value,
        "outcome": OUTCOME_NAMES[finding.outcome],
        "statement": sentence(document, finding),
        "cells": finding.addresses(document),
        "expected": _plain(finding.expected, finding.unit),
        "stated": _plain(finding.stated, finding.unit),
        "difference": _plain(finding.difference, finding.unit),
        "unit": finding.unit.value,
    } | ({"must_explain": True} if finding.must_explain else {})


def _unchecked(check: Check, one: Unchecked) -> dict[str, Any]:
    return {
        "rule": one.law.id,
        "name": say(one.law.name) if one.law.name else "",
        "reason": one.reason,
        "statement": statement(check, one),
        "relations": one.relations,
        "outcome": OUTCOME_NAMES[one.outcome],
    }


def suspects(document: Document, explanation: Explanation) -> list[dict[str, Any]]:
    """Every corrected cell of every solution, the likeliest first."""
    return [
        {"group": number, "solution": place, "rank": solution.rank}
        | entry
        | {"settles": list(solution.settles), "remaining": solution.remaining, "unique": solution.unique}
        | ({"why": say(group.why_open)} if group.why_open else {})
        for number, group in enumerate(explanation.groups, 1)
        for place, solution in enumerate(group.solutions, 1)
        for correction in solution.corrections
        for entry in _correction(document, correction)
    ]


def _correction(document: Document, correction: Correction) -> list[dict[str, Any]]:
    if correction.lost_row is not None:
        return [_lost_row(document, correction.pattern, correction.lost_row)]
    return [
        {
            "cell": document.address(one.cell),
            "stated": _figure(document, one.cell, one.stated),
            "suggested": _figure(document, one.cell, one.suggested),
            "pattern": correction.pattern,
        }
        for one in correction.figures
    ]


def _lost_row(document: Document, pattern: str, lost: LostRow) -> dict[str, Any]:
    table = document.tables[lost.table]
    return {
        "cell": document.address(Cell(lost.table, lost.parent, lost.amounts[0][0])),
        "stated": None,
        "suggested": None,
        "pattern": pattern,
        "code": lost.code,
        "name": lost.name,
        "amounts": {table.columns[column]: plain_amount(fen, table.unit) for column, fen in lost.amounts},
    }


def _figure(document: Document, cell: Cell, figure: Figure | None) -> str | None:
    return plain_amount(figure.fen, document.tables[cell.table].unit, figure.decimals) if figure else None


def _plain(fen: int | None, unit: Unit) -> str | None:
    return None if fen is None else plain_amount(fen, unit)
