"""The phrases that are offered for a remark: those of the user, else the ones that are written most."""

from __future__ import annotations

from gouji.keeping.user import phrases as kept
from gouji.wording import say

STANDARD = (
    "rounding only, nothing is to be done",
    "held against the original, it is so",
    "another scope; the notes say so",
    "the unit has been asked to correct it",
    "the published form is made so",
)
"""Message ids."""


def phrases() -> list[str]:
    """What is offered."""
    own = kept.kept()
    return [say(one) for one in STANDARD] if own is None else own


def keep(text: str) -> None:
    """Offer the lines of a text from now on; those that are offered already are no choice of the user's."""
    lines = text.splitlines()
    if [" ".join(line.split()) for line in lines if line.strip()] != phrases():
        kept.keep(lines)
