"""The tool bar: what is done most, each with its picture and its word, and one button that stands out.

The pictures follow the palette. Where the window is too narrow, what does not fit stays behind the arrow at the right.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from gouji.window.icons import icon
from gouji.wording import say

PRIMARY = """
QToolButton { background: palette(highlight); color: palette(highlighted-text); border: 1px solid palette(highlight);
  border-radius: 4px; padding: 3px 22px 3px 8px; }
QToolButton:focus, QToolButton:hover { border-color: palette(text); }
QToolButton:disabled { background: transparent; color: palette(placeholder-text); border-color: palette(mid); }
QToolButton::menu-button { border: none; width: 16px; }
"""
"""The look of the one button that leads on."""

ROLE = QPalette.ColorRole


class ToolBar(QToolBar):
    """Over everything, and never hidden: its place has no other name."""

    def __init__(self) -> None:
        super().__init__(say("Tool bar"))
        self.setObjectName("tools")
        self.setMovable(False)
        self.toggleViewAction().setEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(16, 16))
        self._pictures: list[tuple[QAction, str, QPalette.ColorRole]] = []

    def put(self, action: QAction, picture: str, word: str) -> QToolButton:
        """A button for an action, which keeps its own name in the menus."""
        action.setIconText(word)
        self.addAction(action)
        return self._drawn(action, picture, ROLE.ButtonText)

    def put_choice(self, action: QAction, picture: str, word: str, further: QMenu) -> QToolButton:
        """A button for an action, with ``further`` ones behind its arrow."""
        button = self.put(action, picture, word)
        button.setMenu(further)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        return button

    def put_primary(self, action: QAction, picture: str, word: str, further: QMenu) -> QToolButton:
        """The button that leads on."""
        button = self.put_choice(action, picture, word, further)
        button.setStyleSheet(PRIMARY)
        self._pictures[-1] = action, picture, ROLE.HighlightedText
        action.setIcon(icon(picture, self.palette(), ROLE.HighlightedText))
        return button

    def part(self) -> None:
        """What follows stands at the right."""
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(room)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _drawn(self, action: QAction, picture: str, role: QPalette.ColorRole) -> QToolButton:
        self._pictures.append((action, picture, role))
        action.setIcon(icon(picture, self.palette(), role))
        action.setIconVisibleInMenu(False)
        button = self.widgetForAction(action)
        assert isinstance(button, QToolButton)
        return button

    def _draw(self) -> None:
        for action, picture, role in self._pictures:
            action.setIcon(icon(picture, self.palette(), role))
