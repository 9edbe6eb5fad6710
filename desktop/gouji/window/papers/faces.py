"""The faces in which a paper may be set, and the one that the user likes."""

from __future__ import annotations

from gouji.keeping.user.preferences import preferred_word

FACES = {"sans": "Sans (embedded)", "song": "Song (installed)", "fangsong": "Fangsong (installed)"}
"""Choices of face, with the message ids of their names."""

FACE = "face of the paper"
"""By which the choice is kept."""


def face() -> str:
    """The face that the next paper is set in."""
    kept = preferred_word(FACE, "sans")
    return kept if kept in FACES else "sans"
