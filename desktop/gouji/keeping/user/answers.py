"""What users said of printed tables that were not recognised, remembered by shape for the next document."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from gouji import whole_files
from gouji.keeping.places import data_folder
from gouji.model.rawgrid import Answer


def remembered() -> dict[str, Answer]:
    """Every answer by the shape of its table; none when the list is not there or damaged."""
    try:
        kept = json.loads(_list().read_text(encoding="utf-8"))
        return {shape: Answer.of(data) for shape, data in kept.items()}
    except (OSError, ValueError, AttributeError, TypeError, KeyError):
        return {}


def remember(shape: str, answer: Answer) -> None:
    """Keep an answer; a newer one for the same shape takes its place. Raises OSError."""
    _keep(remembered() | {shape: answer})


def forget(shape: str) -> None:
    """Keep no answer for a shape. Raises OSError."""
    kept = remembered()
    if kept.pop(shape, None) is not None:
        _keep(kept)


def _keep(every: dict[str, Answer]) -> None:
    kept = {shape: asdict(answer) for shape, answer in every.items()}
    data_folder().mkdir(parents=True, exist_ok=True)
    whole_files.write(_list(), json.dumps(kept, ensure_ascii=False).encode())


def _list() -> Path:
    return data_folder() / "tables.json"
