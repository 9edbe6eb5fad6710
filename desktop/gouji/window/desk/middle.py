"""The pages in the middle of a desk, one of which is seen.

Only that one tells how narrow the middle may be: a wide page that nobody looks at takes no room from the source. Held
by ``test_a_wide_page_that_is_not_seen_takes_no_room_from_the_source``.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class Middle(QStackedWidget):
    """The tables, the text, the check sheet and the other pages of a desk."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """That of the page that is seen."""
        page = self.currentWidget()
        if page is None:
            return super().minimumSizeHint()
        return page.minimumSizeHint().expandedTo(page.minimumSize())
