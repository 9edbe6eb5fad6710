"""The check sheet in JSON: ``gouji sheet FILE -o OUT.json``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gouji.casework.sheet.answer import Answer
from gouji.casework.sheet.problems import Problem, TickedOff
from gouji.checking.check import Check


def sheet(check: Check, answers: Sequence[Answer]) -> dict[str, Any]:
    """The lines in their order; ``answer`` is null where a line is open, for its ``reason``, or somebody is still to
    look at it: the program only proposes it, or its ground changed. It is that of the person who decided, where anybody
    did, and ``program`` that of the program."""
    document = check.document
    return {
        "schema": "gouji.sheet/1",
        "entity": document.entity,
        "year": document.year,
        "stage": document.stage,
        "lines": [
            {
                "id": one.line.id,
                "group": one.line.group,
                "text": one.line.text,
                "kind": one.line.kind.value,
                "answer": one.counted,
                "program": one.program,
                "reason": one.reason,
                "decision": _decision(one),
                "problems": [*map(_problem, one.problems)],
                "hints": [*map(_problem, one.hints)],
            }
            for one in answers
        ],
    }


def _decision(one: Answer) -> dict[str, Any] | None:
    if one.decided is None:
        return None
    told = one.decided
    who = {"answer": told.answer, "remark": told.remark, "by": told.who, "at": told.at}
    return who | {"ground_changed": one.ground_changed}


def _ticked(one: TickedOff) -> dict[str, Any]:
    return {"by": one.who, "at": one.at, "remark": one.remark, "state": one.state.value}


def _problem(one: Problem) -> dict[str, Any]:
    return {
        "severity": one.severity.value,
        "where": one.where,
        "quoted": one.quoted,
        "statement": one.told,
        "proof": list(one.proof),
        "text": one.text,
        "ticked": _ticked(one.ticked) if one.ticked else None,
    }
