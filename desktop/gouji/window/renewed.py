"""A scroll area whose content is made anew while it may be clicked on."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget


class RenewedArea(QScrollArea):
    """Its content follows what is typed elsewhere, and a click on it is what ends the typing.

    So the content from before goes once the click is over: ``setWidget`` alone would take it away beneath the mouse.
    """

    def renew(self, content: QWidget) -> None:
        """Show other content at the same height."""
        at = self.verticalScrollBar().value()
        before = self.takeWidget()
        if before is not None:
            before.deleteLater()
        self.setWidget(content)
        self.verticalScrollBar().setValue(at)
