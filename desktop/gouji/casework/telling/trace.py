"""How a source was read, as people are told it: every part of its pages, what it was taken for, and why."""

from __future__ import annotations

from gouji.model.reason import Judged
from gouji.wording import because, say, where


def judged(part: Judged) -> str:
    """One line for a part of a page."""
    told = {"where": where(part.place), "verdict": say(part.verdict), "text": part.text, "why": because(part.why)}
    return say("{where}: {verdict}: {text}: {why}", **told)
