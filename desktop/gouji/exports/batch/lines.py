"""A batch as lines of JSON: what ``gouji check --json`` tells of each file, with its path, in the order of the files.

Held by ``tests/batch/test_on_the_command_line.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from gouji.batch.done import Done
from gouji.batch.state import State
from gouji.casework.exchange import check_json


def lines(done: Sequence[Done], state: State) -> Iterator[bytes]:
    """Each with its end. Raises UserError where the state is no longer as it was kept."""
    for one in done:
        told = state.told(one.kept.key) if one.kept.record is not None else _refused(one)
        yield b'{"path": ' + _text(one.path) + b", " + told[1:] + b"\n"


def _refused(one: Done) -> bytes:
    refusal = one.kept.refusal
    assert refusal is not None
    error = {"kind": refusal.kind, "message": refusal.message}
    return check_json.line({"schema": check_json.SCHEMA, "file": {"name": one.path.name}, "error": error}).encode()


def _text(path: Path) -> bytes:
    return json.dumps(path.as_posix().encode(errors="replace").decode(), ensure_ascii=False).encode()
