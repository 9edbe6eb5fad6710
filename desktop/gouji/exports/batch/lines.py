"""A batch as lines of JSON: what ``gouji check --json`` tells of each file, with its path, in the order of the files.

Behind them a line of another ``schema`` for each department whose units are known, by name or by a document. Held by
``tests/batch/test_on_the_command_line.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from gouji.batch.done import Done
from gouji.batch.record import Apart
from gouji.batch.running import Summed
from gouji.batch.state import State
from gouji.casework.exchange import check_json
from gouji.wording import say

UNITS = "gouji.units/1"
"""The schema of a line of a department and its units; amounts are texts in the unit that each names."""


def lines(done: Sequence[Done], sums: Sequence[Summed], state: State) -> Iterator[bytes]:
    """Each with its end. Raises UserError where the state is no longer as it was kept."""
    for one in done:
        told = state.told(one.kept.key) if one.kept.record is not None else _refused(one)
        yield b'{"path": ' + _text(one.path) + b", " + told[1:] + b"\n"
    for summed in sums:
        if not (summed.department.listed or summed.department.units):
            continue  # nothing is known of its units
        yield check_json.line(_of_units(summed, done)).encode("utf-8", "replace") + b"\n"


def _of_units(one: Summed, done: Sequence[Done]) -> dict[str, Any]:
    """A department with its units: how many figures are their sum, None where none was held, and which are not."""
    department, sums = one.department, one.kept.sums if one.kept else None
    told = [say(department.why)] if department.why else []
    if one.kept is not None and one.kept.refusal is not None:
        told.append(one.kept.refusal.message)
    own = department.place
    return {
        "schema": UNITS,
        "department": department.name,
        "path": done[own].path.as_posix() if own is not None else None,
        "units": [done[place].path.as_posix() for place in department.units],
        "listed": list(department.listed),
        "missing": list(department.missing),
        "twice": list(department.twice),
        "same": sums.same if sums else None,
        "apart": [_apart(figure) for figure in sums.apart] if sums else [],
        "told": [*told, *(sums.told if sums else ())],
        "left": list(sums.left) if sums else [],
    }


def _apart(one: Apart) -> dict[str, object]:
    return {
        **{"place": one.place, "department": one.department, "units": one.units},
        **{"difference": one.difference, "unit": one.unit, "others": one.others},
    }


def _refused(one: Done) -> bytes:
    refusal = one.kept.refusal
    assert refusal is not None
    error = {"kind": refusal.kind, "message": refusal.message}
    return check_json.line({"schema": check_json.SCHEMA, "file": {"name": one.path.name}, "error": error}).encode()


def _text(path: Path) -> bytes:
    return json.dumps(path.as_posix().encode(errors="replace").decode(), ensure_ascii=False).encode()
