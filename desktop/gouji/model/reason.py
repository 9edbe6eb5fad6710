"""Why a part of a source was taken for what it was taken for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gouji.model.source import Source

_LONGEST = 40
"""Letters of a printed text that a reason quotes."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A message id, printed texts that fill its places, and where in the source it shows.

    It is a sentence without an end, so that several can stand one after the other.
    """

    message: str
    params: Mapping[str, str] = field(default_factory=dict)
    places: tuple[Source, ...] = ()


Why = tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A part of a source as a trace tells it: where it begins, its first words, what it was taken for, and why.

    ``verdict`` is a message id.
    """

    place: Source
    text: str
    verdict: str
    why: Why


def quoted(text: str) -> str:
    """A printed text on one line, as far as a reason quotes it; nothing in it steers a terminal or turns a line."""
    text = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
