"""How large the letters of tables and pictures are, in steps from those of the program; kept for the user.

Held by ``test_the_tables_are_zoomed_by_wheel_and_keys_and_stay_so``.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QWheelEvent

from gouji.keeping.user.preferences import prefer, preferred

STEP = 1.1
"""How much larger the letters are with each step."""

SMALLEST, LARGEST = -4, 10
"""Steps."""

ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: None}
"""Steps by the keys that ask for them with Ctrl; None for as large as at first."""

_ZOOM = "zoom of tables"


def is_zoom(event: QKeyEvent) -> bool:
    """Whether a key asks for larger or smaller letters: Ctrl+Alt++ and Ctrl+Alt+-, as in Excel, in which Ctrl++ and
    Ctrl+- insert and delete; Ctrl+0 for as large as at first."""
    held = event.modifiers()
    with_alt = bool(held & Qt.KeyboardModifier.AltModifier)
    asked = event.key() in ZOOMS and with_alt is (event.key() != Qt.Key.Key_0)
    return bool(held & Qt.KeyboardModifier.ControlModifier) and asked


def wheel_zoom(event: QWheelEvent) -> int:
    """1 where the wheel asks for larger with Ctrl, -1 for smaller; 0 where it scrolls, or is turned aside."""
    turned = event.angleDelta().y() if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 0
    return (turned > 0) - (turned < 0)


def zoom() -> int:
    """Steps by which the tables are larger than at first."""
    return max(SMALLEST, min(preferred(_ZOOM, 0), LARGEST))


def zoom_by(steps: int | None) -> None:
    """Make the tables larger or smaller; for None as at first."""
    prefer(_ZOOM, 0 if steps is None else max(SMALLEST, min(zoom() + steps, LARGEST)))


def zoomed_font() -> QFont:
    """The font of the tables, and of pictures."""
    font = QFont()
    font.setPointSizeF(QGuiApplication.font().pointSizeF() * STEP ** zoom())
    return font
