"""The colours of the program, light or dark, and the size of its letters: as the system has them, or as the user likes.

The palettes are our own, so that every pair of them that is read has a contrast of 4.5:1 on every system, and what is
clicked or typed into an edge of 3:1. The style draws that edge in a darker shade of what lies behind, which in the dark
is the ground itself: what has an edge is told another one. Held by ``test_what_is_read_has_contrast``,
``test_a_box_to_tick_has_an_edge``, ``test_a_theme_is_seen_at_once``.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from gouji.keeping.user.preferences import preferred, preferred_word

ROLE, GROUP = QPalette.ColorRole, QPalette.ColorGroup

SMALLEST, LARGEST = 7, 24
"""Points of the letters that may be chosen."""

TICKS = "signs of the program"
"""By which it is kept whether the tables show the signs that the program sets: agreeing figures carry nothing unless
somebody wants it."""

LETTERS = "points of letters"
THEME = "theme"
"""By which the choices are kept."""


class Theme(StrEnum):
    """What may be chosen."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_LIGHT = {
    (ROLE.Window, ROLE.Button): "#f3f4f5",
    (ROLE.WindowText, ROLE.ButtonText, ROLE.Text, ROLE.ToolTipText): "#1b1d1f",
    (ROLE.Base, ROLE.ToolTipBase): "#ffffff",
    (ROLE.AlternateBase,): "#eceff2",
    (ROLE.Highlight, ROLE.Accent): "#1d5b9b",
    (ROLE.HighlightedText,): "#ffffff",
    (ROLE.Link, ROLE.LinkVisited): "#1d5b9b",
    (ROLE.PlaceholderText,): "#5f6368",
    (ROLE.Light, ROLE.Midlight): "#ffffff",
    (ROLE.Mid,): "#c3c7cb",
    (ROLE.Dark,): "#9a9fa4",
    (ROLE.Shadow,): "#6b7075",
}
_DARK = {
    (ROLE.Window, ROLE.Button): "#26292c",
    (ROLE.WindowText, ROLE.ButtonText, ROLE.Text, ROLE.ToolTipText): "#e6e8ea",
    (ROLE.Base,): "#1b1e20",
    (ROLE.ToolTipBase,): "#2f3337",
    (ROLE.AlternateBase,): "#2b2f33",
    (ROLE.Highlight, ROLE.Accent): "#2a6db3",
    (ROLE.HighlightedText,): "#ffffff",
    (ROLE.Link, ROLE.LinkVisited): "#8ec1f5",
    (ROLE.PlaceholderText,): "#a0a6ab",
    (ROLE.Light, ROLE.Midlight): "#3b4045",
    (ROLE.Mid,): "#484d52",
    (ROLE.Dark,): "#141618",
    (ROLE.Shadow,): "#000000",
}
_BEHIND = {Theme.LIGHT: "#b4b8bc", Theme.DARK: "#9aa0a6"}
"""What lies behind what has an edge, as the style is told."""

EDGED = ("QCheckBox", "QRadioButton", "QLineEdit", "QAbstractSpinBox", "QAbstractItemView")
"""What has one; the heads of a view among them have none."""

_FAINT = {Theme.LIGHT: "#8a8f94", Theme.DARK: "#7b8187"}
"""What cannot be done."""


def palette(theme: Theme) -> QPalette:
    """The colours of a theme, that of the system being light or dark itself."""
    theme = _seen(theme)
    made = QPalette()
    for roles, colour in (_DARK if theme is Theme.DARK else _LIGHT).items():
        for role in roles:
            made.setColor(role, QColor(colour))
    for role in (ROLE.WindowText, ROLE.ButtonText, ROLE.Text, ROLE.HighlightedText):
        made.setColor(GROUP.Disabled, role, QColor(_FAINT[theme]))
    return made


def chosen() -> Theme:
    """The theme that the user likes."""
    word = preferred_word(THEME, Theme.SYSTEM)
    return Theme(word) if word in {one.value for one in Theme} else Theme.SYSTEM


def wear(application: QApplication) -> None:
    """Show the program in the colours and the letters that the user likes."""
    worn, edged = palette(chosen()), palette(chosen())
    edged.setColor(ROLE.Window, QColor(_BEHIND[_seen(chosen())]))
    application.setPalette(worn)
    for name, made in (*((name, edged) for name in EDGED), ("QHeaderView", worn)):
        application.setPalette(made, name)  # type: ignore[arg-type]  # bytes, say the stubs: those are refused
    font = application.font()
    points = max(SMALLEST, min(preferred(LETTERS, standard_points(application)), LARGEST))
    if points != round(font.pointSizeF()):
        font.setPointSize(points)
        application.setFont(font)


def standard_points(application: QApplication) -> int:
    """How large the letters are on this system, in points; noted before anything is chosen."""
    kept = application.property("standard points")
    if kept is None:
        kept = round(application.font().pointSizeF())
        application.setProperty("standard points", kept)
    return int(kept)


def _seen(theme: Theme) -> Theme:
    """Light or dark, which that of the system is too."""
    if theme is not Theme.SYSTEM:
        return theme
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Theme.DARK if dark else Theme.LIGHT
