"""How a source is read, as people are told it: every part of its pages, what it was taken for, and why."""

from __future__ import annotations

from collections.abc import Callable

from gouji.casework.telling.parts import because, where
from gouji.model.reason import Judged
from gouji.reading.original import Trace
from gouji.wording import say


def telling(name: str, write: Callable[[str], None]) -> Trace:
    """What writes a line for every part of a source while it is read, also where no table is found in the end."""
    write(say("How {name} is read:", name=name))
    return lambda part: write(f"  {_judged(part)}")


def _judged(part: Judged) -> str:
    told = {"where": where(part.place), "verdict": say(part.verdict), "text": part.text, "why": because(part.why)}
    return say("{where}: {verdict}: {text}: {why}", **told)
