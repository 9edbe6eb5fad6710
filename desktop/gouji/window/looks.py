"""Colours and shapes of outcomes, from the palette of the day: light or dark, never colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from gouji.checking.findings import Finding

SHAPES = {"differs": "✗", "amber": "△", "uncheckable": "?", "doubt": "◇"}

_LIGHT = {"differs": ("#b3261e", "#fce4e2"), "amber": ("#8a5a00", "#fff1d6"), "uncheckable": ("#5f6368", "#ececec")}
_LIGHT["doubt"] = _LIGHT["amber"]
_DARK = {"differs": ("#ff8a80", "#4a2320"), "amber": ("#ffc266", "#443416"), "uncheckable": ("#b0b5ba", "#3a3c3f")}
_DARK["doubt"] = _DARK["amber"]


def look_of(finding: Finding) -> str:
    """Red for a binding difference, amber for rounding and what is to be explained, grey for what was not judged."""
    return look_of_state(finding.state)


def look_of_state(state: str) -> str:
    """The look of the word of a state."""
    return state if state in ("differs", "uncheckable") else "amber"


def shape_of_state(state: str) -> str:
    """The shape of the word of any state, also of what agrees or does not apply."""
    return {"agrees": "✓", "not-applicable": "–"}.get(state) or SHAPES[look_of_state(state)]


def colour_of_state(state: str, palette: QPalette) -> QColor:
    """The colour of a text that tells a state: what agrees is spent none on."""
    if state in ("agrees", "not-applicable"):
        return palette.color(QPalette.ColorRole.Text)
    return colours(look_of_state(state), palette)[0]


def worst(looks: set[str]) -> str | None:
    """The look that a place shows when several findings name it."""
    return next((look for look in SHAPES if look in looks), None)


def colours(look: str, palette: QPalette) -> tuple[QColor, QColor]:
    """Text and background of a look."""
    text, ground = (_DARK if is_dark(palette) else _LIGHT)[look]
    return QColor(text), QColor(ground)


def is_dark(palette: QPalette) -> bool:
    """Whether a palette is a dark one."""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def muted(palette: QPalette) -> QColor:
    """Text that stands back, such as codes."""
    return colours("uncheckable", palette)[0]


def negative(palette: QPalette) -> QColor:
    """A figure below zero, which bears its minus too."""
    return QColor("#e8a58f" if is_dark(palette) else "#9a3b1f")


def guide(palette: QPalette) -> QColor:
    """The line that leads along a row: seen where it is looked for."""
    return QColor("#34373b" if is_dark(palette) else "#ececec")
