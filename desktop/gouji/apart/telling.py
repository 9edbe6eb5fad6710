"""What a reader tells, as data and back: refusals, what parts of a source were taken for, answers of the user's.

Sentences stay message ids with what fills their places. Raises KeyError, TypeError, ValueError, AttributeError or
RecursionError for data that is none.
Held by ``tests/apart/test_telling.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from gouji.errors import Told, UserError
from gouji.keeping.border.fitting import refuse_strange_message
from gouji.keeping.snapshot import dump_reason, dump_source, load_reason, load_source
from gouji.model.rawgrid import Answer
from gouji.model.reason import Judged, Reason

_LEVELS = 8
"""Of sentences, each of which fills a place of another."""


def dump_refusal(error: UserError) -> dict[str, Any]:
    """A refusal, as JSON."""
    return {"kind": error.kind, **_dump_told(Told(error.message, error.params))}


def load_refusal(data: Mapping[str, Any]) -> UserError:
    """The refusal of such JSON."""
    told = _load_told(data)
    return UserError(told_text(data["kind"]), told.message, **told.params)


def _dump_told(told: Told) -> dict[str, Any]:
    params = {name: _dump_told(one) if isinstance(one, Told) else one for name, one in told.params.items()}
    return {"message": told.message, "params": params}


def _load_told(data: Mapping[str, Any], levels: int = _LEVELS) -> Told:
    if not levels:
        raise ValueError("a sentence in too many others")
    within = levels - 1
    given = data["params"].items()
    params = {name: _load_told(one, within) if isinstance(one, dict) else _plain(one) for name, one in given}
    refuse_strange_message(told_text(data["message"]), params)
    return Told(data["message"], params)


def _plain(param: object) -> str | int | float:
    """What fills a place of a sentence."""
    if not isinstance(param, str | int | float):
        raise TypeError("nothing that is said")
    return param


def told_text(told: object) -> str:
    """A text that was told. Raises TypeError for what is none."""
    if not isinstance(told, str):
        raise TypeError("no text")
    return told


def _load_reason(message: object, params: Mapping[str, object], places: Iterable[Iterable[Any]]) -> Reason:
    held = {name: told_text(one) for name, one in params.items()}
    refuse_strange_message(told_text(message), held)
    return load_reason(told_text(message), held, map(tuple, places))


def dump_judged(part: Judged) -> dict[str, Any]:
    """What a part of a source was taken for, as JSON."""
    why = [dump_reason(one) for one in part.why]
    return {"place": dump_source(part.place), "text": part.text, "verdict": part.verdict, "why": why}


def load_judged(data: Mapping[str, Any]) -> Judged:
    """The same of such JSON."""
    why = tuple(_load_reason(message, params, places) for message, params, places in data["why"])
    return Judged(load_source(tuple(data["place"])), told_text(data["text"]), told_text(data["verdict"]), why)


def dump_answers(answers: Mapping[str, Answer]) -> dict[str, Any]:
    """What a user said of tables, by their shapes, as JSON."""
    return {shape: asdict(answer) for shape, answer in answers.items()}


def load_answers(data: Mapping[str, Any]) -> dict[str, Answer]:
    """The answers of such JSON."""
    return {shape: Answer.of(one) for shape, one in data.items()}
